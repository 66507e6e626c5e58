// A month in a fresh process up to the items that would be written: read, computed, packed. Answers with how long each took,
// and with the most memory.
import { prepareRun } from '../../../functions/stores/runs/prepare-run.ts'
import { answerParent } from '../answer-parent.ts'
import { computeMonth, readMonth } from '../month-run.ts'
import { PERIOD } from '../world.ts'

/** Milliseconds and bytes. */
export interface MonthParts {
  readonly assignments: number
  readonly readMs: number
  readonly computeMs: number
  readonly packMs: number
  readonly rssAtStart: number
  readonly rssPeak: number
  readonly items: number
}

const KILOBYTE = 1024

const [databaseUrl] = process.argv.slice(2)
const rssAtStart = process.memoryUsage.rss()
const times = [performance.now()]
const lap = () => times.push(performance.now())
const { upstream, inputHash } = await readMonth(databaseUrl as string)
lap()
const run = computeMonth(upstream, 'even')
lap()
const { items } = prepareRun(run, {
  runId: '0197f0a0-0000-7000-8000-000000000000',
  asOfMs: PERIOD.endMs,
  isLatest: true,
  inputHash,
  startedAtMs: PERIOD.endMs,
  startedBy: 'npm run bench:largest',
  codeVersion: 'local',
  durationsMs: {},
})
lap()
const [start = 0, read = 0, computed = 0, packed = 0] = times
answerParent({
  assignments: upstream.assignments.length,
  readMs: read - start,
  computeMs: computed - read,
  packMs: packed - computed,
  rssAtStart,
  rssPeak: process.resourceUsage().maxRSS * KILOBYTE,
  items: items.length,
} satisfies MonthParts)
