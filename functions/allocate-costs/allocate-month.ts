// The main job: read a month's costs, allocate them, archive what they were computed from once the month is over, and
// publish the run.
import { v7 as timeOrderedId } from 'uuid'
import { packArchive } from '../stores/archive/pack-archive.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { PointerKey } from '../stores/runs/keys.ts'
import { type Pointer, readPointer } from '../stores/runs/pointer.ts'
import { type Publication, publishRun } from '../stores/runs/publish-run.ts'
import { type RunRecord, readRecord } from '../stores/runs/run-record.ts'
import type { AllocatedMonth } from './allocated-month.ts'
import { archiveMonth } from './archive-month.ts'
import { refuseClosed } from './closed-month.ts'
import { type ComputedMonth, computeMonth, originOf } from './compute-month.ts'
import type { AllocateCostsEvent } from './event.ts'
import { letOldRunsExpire } from './let-old-runs-expire.ts'
import { type AskedMonth, askedMonth } from './read-month.ts'
import type { Services } from './services.ts'

/** @throws the errors of the source, the domain and the stores, each a sentence; the published figures then stand */
export async function allocateMonth(event: AllocateCostsEvent, services: Services): Promise<AllocatedMonth> {
  const { table } = services
  const asked = askedMonth(event, services)
  await refuseClosed(asked, services)
  const computed = await computeMonth(asked, services)
  const { run } = computed
  const pointer = await readPointer(table, keyOf(asked))
  const before = await recordOf(table, pointer)
  if (event.dryRun) return { run, publication: null, before, restatement: null }
  const publication = await publish(computed, pointer, event, services)
  await letOldRunsExpire(asked.period.id, services)
  return { run, publication, before, restatement: null }
}

async function publish(
  computed: ComputedMonth,
  pointer: Pointer | null,
  event: AllocateCostsEvent,
  services: Services,
): Promise<Publication> {
  const { asked, read, run } = computed
  const runId = timeOrderedId({ msecs: asked.startedAtMs })
  const packed = asked.isMonthEnd ? await packArchive(runId, read.run) : null
  const inputHash = packed?.manifest.inputHash ?? read.readHash
  if (pointer?.inputHash === inputHash) return { outcome: 'duplicate', runId: pointer.runId }
  if (packed !== null) await archiveMonth(packed, read.monthArchive, services)
  const origin = originOf(computed, runId, packed, event, services)
  return publishRun(services.table, run, origin, services.clock)
}

function keyOf({ period, method, policies }: AskedMonth): PointerKey {
  return { period: period.id, method, policies }
}

function recordOf(table: FiguresTable, pointer: Pointer | null): Promise<RunRecord | null> {
  return pointer === null ? Promise.resolve(null) : readRecord(table, pointer.runId)
}
