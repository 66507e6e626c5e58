// What must hold before a period is closed, and what stands beside it as a note: each with what was seen, and what to do.
import type { UnknownCostShare } from '../allocation/unknown-cost-percent.ts'
import { NO_INVOICE_YET } from '../approximation/statements.ts'
import type { ArchiveReference } from '../contract/closing/archive.ts'
import type { ChecklistId, ChecklistItem } from '../contract/closing/close.ts'
import type { PoolTotals, RevenueTotals } from '../contract/run-figures.ts'
import { RefusedError } from '../errors.ts'
import { ratio } from '../money/divide.ts'
import { instantText } from '../periods/instants.ts'
import type { Period } from '../periods/period.ts'
import { isOverTimes } from '../savings/times-over.ts'

/** At most this much of what is paid for may be of unknown cost, unless the stage says otherwise. */
export const MOST_UNKNOWN_COST_PERCENT = 5

/** The run that would be frozen: the current one of the official combination. */
export interface RunToClose {
  readonly runId: string
  readonly asOf: string
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
  readonly warnings: Readonly<Record<string, number>>
  /** Null when its inputs were not archived. */
  readonly archive: ArchiveReference | null
  /** Null when nobody can say: the run was published without its archive. */
  readonly unknownCost: UnknownCostShare | null
}

export interface CloseFacts {
  readonly period: Period
  readonly nowMs: number
  /** Null when none was published. */
  readonly run: RunToClose | null
  readonly mostUnknownCostPercent: number
}

/** In a fixed order; pure. Nothing is rounded before it is compared. */
export function closeChecklist(facts: CloseFacts): ChecklistItem[] {
  const { run } = facts
  const ofRun = (judge: (run: RunToClose) => Judged): Judged => (run === null ? ['fail', NO_RUN] : judge(run))
  const judged: Record<ChecklistId, Judged> = {
    period_ended: periodEnded(facts),
    run_published:
      run === null
        ? [
            'fail',
            `No run of ${facts.period.id} is published. Allocate the costs of that month: npm run figures -- --period ${facts.period.id}.`,
          ]
        : ['pass', `Run ${run.runId} is current.`],
    run_covers_period: ofRun((present) => coversPeriod(facts.period, present)),
    conserves: ofRun(conserves),
    unknown_cost_share: ofRun((present) => unknownCost(present, facts.mostUnknownCostPercent)),
    inputs_archived: ofRun(({ archive }) =>
      archive === null
        ? [
            'fail',
            'The inputs of the run are not archived. Allocate the month again: a run after its end archives them.',
          ]
        : ['pass', `Archived as ${archive.key}.`],
    ),
    warnings_listed: ofRun(warningsListed),
    invoices_reconciled: ['note', `${NO_INVOICE_YET}.`],
  }
  return IDS.map((id) => {
    const [result, detail] = judged[id]
    return { id, label: LABELS[id], result, detail }
  })
}

/** @throws RefusedError naming every item that failed, with what to do; without a run, that one item for all about it */
export function assertMayClose(period: string, checklist: readonly ChecklistItem[]): void {
  const failed = checklist.filter(({ result, detail }) => result === 'fail' && detail !== NO_RUN)
  if (failed.length === 0) return
  const reasons = failed.map(({ label, detail }) => `${label}: ${detail}`).join(' ')
  throw new RefusedError(`The period ${period} cannot be closed yet. ${reasons}`)
}

type Judged = readonly [result: ChecklistItem['result'], detail: string]

const LABELS: Readonly<Record<ChecklistId, string>> = {
  period_ended: 'The period has ended',
  run_published: 'A run is published',
  run_covers_period: 'The run covers the period to its end',
  conserves: 'Every pool conserves',
  unknown_cost_share: 'Unknown cost is under the gate',
  inputs_archived: 'The inputs are archived',
  warnings_listed: 'Open warnings are listed',
  invoices_reconciled: 'Provider invoices are reconciled',
}
const NO_RUN = 'There is no run to look at.'
const IDS = Object.keys(LABELS) as ChecklistId[]

function periodEnded({ period, nowMs }: CloseFacts): Judged {
  const end = instantText(period.endMs)
  return nowMs >= period.endMs
    ? ['pass', `It ended at ${end}.`]
    : ['fail', `It ends at ${end}, and it is now ${instantText(nowMs)}. Close it after that.`]
}

function coversPeriod(period: Period, { asOf }: RunToClose): Judged {
  const end = instantText(period.endMs)
  return asOf === end
    ? ['pass', `It describes ${end}.`]
    : ['fail', `It describes ${asOf}, the period ends at ${end}. Allocate the month again.`]
}

/** Platform costs and revenue may be unknown as a whole: the list or the table is missing, and the note says so. */
function conserves({ pools, revenue }: RunToClose): Judged {
  const differing = [
    ...pools.map(({ pool, differenceCents }) => ({ what: `the ${pool} pool`, differenceCents })),
    { what: 'revenue', differenceCents: revenue.differenceCents },
  ]
  const wrong = differing.filter(({ differenceCents }) => differenceCents !== null && differenceCents !== 0)
  if (wrong.length > 0) {
    const seen = wrong.map(({ what, differenceCents }) => `${what} differs by ${differenceCents} cents`)
    return ['fail', `${listed(seen)}. Nothing may be closed on it: report it, and allocate the month again.`]
  }
  const unknown = differing.filter(({ differenceCents }) => differenceCents === null).map(({ what }) => what)
  const unallocatable = unknown.filter((what) => what === 'the vps pool' || what === 'the ip pool')
  if (unallocatable.length > 0) {
    return [
      'fail',
      `${listed(unallocatable)} cannot be known: the warnings of the run name the missing source. Restore it, and allocate the month again.`,
    ]
  }
  const sums = 'Tenants and unallocated cost sum to the source to the cent'
  return unknown.length === 0
    ? ['pass', `${sums}.`]
    : ['pass', `${sums}; ${listed(unknown)} cannot be known, as the warnings say.`]
}

function unknownCost({ unknownCost }: RunToClose, most: number): Judged {
  if (unknownCost === null) {
    return ['fail', 'Nobody can say for this run. Allocate the month again: its archive tells.']
  }
  const { unknownResources, paidResources } = unknownCost
  const percent = paidResources === 0 ? 0 : ratio(unknownResources * 100, paidResources, 2)
  const seen = `${unknownResources} of ${paidResources} VPS and IPs that are paid for have no known cost, ${percent} %`
  // Part over whole against percent over hundred, multiplied out: nothing is rounded.
  return isOverTimes(unknownResources * 100, most, paidResources)
    ? ['fail', `${seen}: more than ${most} %. Enter their approximate_cost, and allocate the month again.`]
    : ['pass', `${seen}: at most ${most} %.`]
}

function warningsListed({ warnings }: RunToClose): Judged {
  const counts = Object.entries(warnings).sort(([one], [other]) => (one < other ? -1 : 1))
  return counts.length === 0
    ? ['pass', 'The run has no warnings.']
    : ['note', `${counts.map(([code, rows]) => `${code} ${rows}`).join(', ')}.`]
}

function listed(parts: readonly string[]): string {
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
