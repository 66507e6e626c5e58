// What allocate-costs answers: enough to read in the console what happened and what to do next.
import { type AdjustmentTotals, adjustmentTotals } from '../../shared/closing/adjustments.ts'
import type { Adjustment } from '../../shared/contract/closing/adjustments.ts'
import type { TenantExplanation } from '../../shared/contract/explanation.ts'
import type { Method, Policies } from '../../shared/contract/request.ts'
import type { PoolTotals, RevenueTotals, RunFigures } from '../../shared/contract/run-figures.ts'
import { dollars } from '../../shared/money/dollars.ts'
import type { Warning } from '../../shared/warnings/codes.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import type { PublishedMonth, RestatedMonth } from './allocated-month.ts'
import { changesAgainst, type RunChanges } from './compare-runs.ts'

export type Outcome = PublishedMonth['outcome'] | 'dry_run'

/** A restatement at a glance; its adjustments lie with the run. */
export interface RestatementAnswer extends Omit<RestatedMonth, 'adjustments'> {
  readonly adjustments: number
  readonly totals: AdjustmentTotals
}

export interface AllocateCostsAnswer {
  readonly outcome: Outcome
  readonly message: string
  readonly period: string
  readonly asOf: string
  /** The run to read; null in a dry run. */
  readonly runId: string | null
  readonly method: Method
  readonly policies: Policies
  readonly tenants: number
  readonly costComplete: boolean
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
  /** A sentence a pool, and one for revenue: what came in is what was given out, to the cent. */
  readonly conservation: readonly string[]
  readonly warnings: readonly Pick<Warning, 'code' | 'count'>[]
  /** Against the run that was current before; null for the first one. */
  readonly changes: RunChanges | null
  /** Null for every run but a restatement. */
  readonly restatement: RestatementAnswer | null
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
  readonly statements: readonly [string, string]
  /** Only in a dry run that asked for them: nothing was published to read back. */
  readonly figures?: RunFigures
  readonly explanation?: TenantExplanation
  readonly adjustments?: readonly Adjustment[]
}

const MESSAGES: Record<Outcome, string> = {
  published: 'Published: every reader now sees this run.',
  duplicate: 'Nothing new: the current run was computed from the same inputs, and it stands.',
  beside:
    'Published beside the current run, since it describes an earlier moment of the month: it is read by its id.',
  restated:
    'Restated: published beside the closed figures, which stand. Readers of the restated basis now see this run.',
  unchanged:
    'Nothing to restate: what is known today gives the very figures that stand. Nothing was published.',
  dry_run: 'Dry run: computed and conserved, nothing was published.',
}

/** Dollars; "not known" for what is null. */
function conservationSentences({ pools, revenue }: RunFigures): string[] {
  const amount = (cents: number | null) => (cents === null ? 'not known' : dollars(cents))
  return [
    ...pools.map(
      (pool) =>
        `${pool.pool}: ${amount(pool.sourceCents)} = ${amount(pool.tenantCents)} tenants + ${amount(pool.unallocatedCents)} unallocated, difference ${amount(pool.differenceCents)}; ${pool.unknownResources} of unknown cost beside it.`,
    ),
    `revenue: ${amount(revenue.sourceCents)} = ${amount(revenue.tenantCents)} tenants + ${amount(revenue.unattributedCents)} unattributed, difference ${amount(revenue.differenceCents)}.`,
  ]
}

function nextSteps({ period, costComplete, warnings }: RunFigures, outcome: Outcome): string[] {
  return [
    ...(outcome === 'dry_run' ? ['To publish it, send the same event without dryRun.'] : []),
    ...(outcome === 'published'
      ? ['If it is wrong, return-to-run makes the run before it the current one again.']
      : []),
    ...(outcome === 'restated'
      ? [
          `To book the adjustments: npm run journal -- --period ${period} --basis restated > journal.csv.`,
          'If it is wrong, correct it in the sources or lists and restate again: each restatement is held against the one before.',
        ]
      : []),
    ...(costComplete ? [] : ['Some costs are unknown: enter approximate_cost for them, and run again.']),
    ...(warnings.length === 0 ? [] : ['Read the warnings: each names the rows that are odd.']),
  ]
}

/** The answer to an invocation; cents are whole US cents, `runId` is null in a dry run. */
export function answer(
  figures: RunFigures,
  outcome: Outcome,
  runId: string | null,
  before: RunRecord | null,
  restatement: RestatedMonth | null = null,
): AllocateCostsAnswer {
  return {
    outcome,
    message: MESSAGES[outcome],
    period: figures.period,
    asOf: figures.asOf,
    runId,
    method: figures.method,
    policies: figures.policies,
    tenants: figures.tenants.length,
    costComplete: figures.costComplete,
    pools: figures.pools,
    revenue: figures.revenue,
    conservation: conservationSentences(figures),
    warnings: figures.warnings.map(({ code, count }) => ({ code, count })),
    changes: before === null ? null : changesAgainst(before, figures),
    restatement: restatement && atAGlance(restatement),
    next: nextSteps(figures, outcome),
    statements: figures.approximation.statements,
  }
}

function atAGlance({ adjustments, ...words }: RestatedMonth): RestatementAnswer {
  return { ...words, adjustments: adjustments.length, totals: adjustmentTotals(adjustments) }
}
