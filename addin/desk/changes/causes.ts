// Why a cell shows another figure than before a refresh.
import type { PeriodList } from '../../../shared/contract/api/answers/listings.ts'
import type { CallsOfCell, CellCall } from '../../functions/cell-calls.ts'
import type { Change } from '../desk.ts'
import { isSameRun, type KnownRun, type KnownRuns, runKey } from './known-runs.ts'

export interface BeforeRefresh {
  readonly calls: CallsOfCell
  readonly known: KnownRuns
}

export type Months = ReadonlyMap<string, PeriodList['periods'][number]>

/**
 * @param isMissing whether the cell shows no figure now
 * @returns null where nothing of ours changed: the cell had shown an error, and the figure is the one that it was
 */
export function causeOf(
  before: BeforeRefresh,
  after: CallsOfCell,
  months: Months,
  wasMissing: boolean,
  isMissing: boolean,
): Change['cause'] | null {
  const causes = after.calls.map((call) => causeOfCall(before, call, months))
  const found = ORDER.find((cause) => causes.includes(cause))
  if (found === 'pin') return found
  if (isMissing) return 'no longer published'
  if (found !== undefined) return found
  // A formula that was never calculated here, in a workbook that was never refreshed.
  if (causes.includes('not known')) return 'new run'
  return wasMissing ? null : 'edited in the sheet'
}

/** What says most comes first. */
const ORDER = ['pin', 'method', 'restatement', 'new run'] as const

function causeOfCall(
  { calls, known }: BeforeRefresh,
  call: CellCall,
  months: Months,
): (typeof ORDER)[number] | 'not known' | 'same' {
  const earlier = calls.calls.filter((each) => isAlike(each, call))
  const same = earlier.find(({ knownAt }) => knownAt === call.knownAt)
  if (same === undefined && earlier.length > 0) return 'pin'
  const run: KnownRun | null = same?.answered ?? known[runKey(call)] ?? null
  if (call.answered === null) return 'same'
  if (run === null) return 'not known'
  if (run.methodId !== call.answered.methodId) return 'method'
  if (isSameRun(run, call.answered)) return 'same'
  return isRestatement(call, months) ? 'restatement' : 'new run'
}

function isAlike(one: CellCall, other: CellCall): boolean {
  return (
    one.kind === other.kind &&
    one.subject === other.subject &&
    one.tenant === other.tenant &&
    one.period === other.period
  )
}

/** A month that was restated answers with its restatement; who sees some tenants only is not told its run. */
function isRestatement({ knownAt, answered }: CellCall, months: Months): boolean {
  if (knownAt === 'restated') return true
  return Object.entries(answered?.runIds ?? {}).some(([month, runId]) => {
    const listed = months.get(month)
    if (listed?.state !== 'restated') return false
    return listed.closing === null || listed.closing.restated_run_id === runId
  })
}
