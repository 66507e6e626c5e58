// The deployed main job once, in a fresh process, from reading to publishing: answers with the most memory it took.
import { GCProfiler } from 'node:v8'
import { allocateMonth } from '../../../functions/allocate-costs/allocate-month.ts'
import { allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { readConfiguration } from '../../../functions/runtime/config.ts'
import { connectFiguresTable } from '../../../functions/stores/figures-table.ts'
import { createTable } from '../../../infra/local/create-stores.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { answerParent } from '../answer-parent.ts'
import type { PeakMemory } from '../measure-memory.ts'
import { PERIOD } from '../world.ts'

const KILOBYTE = 1024

const [databaseUrl, tableName] = process.argv.slice(2)
await createTable(tableName as string)
const services = {
  configuration: readConfiguration({ DATABASE_URL: databaseUrl, QUERY_TIMEOUT_SECONDS: '800' }),
  table: connectFiguresTable(tableName as string),
  archive: memoryArchive(),
  // The night after the month ended.
  clock: () => PERIOD.endMs + Math.floor(performance.now()),
}
const rssAtStart = process.memoryUsage.rss()
const profiler = new GCProfiler()
profiler.start()
const startedMs = performance.now()
const { publication } = await allocateMonth(
  allocateCostsEvent.parse({ period: PERIOD.id, method: 'even', startedBy: 'npm run bench' }),
  services,
)
const durationMs = performance.now() - startedMs
const { statistics } = profiler.stop()
if (publication?.outcome !== 'published')
  throw new Error(`The run was not published: ${publication?.outcome}.`)
answerParent({
  durationMs,
  rssAtStart,
  rssPeak: process.resourceUsage().maxRSS * KILOBYTE,
  heapPeak: Math.max(...statistics.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize)),
  heapHeld: Math.max(...statistics.map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize)),
} satisfies PeakMemory)
