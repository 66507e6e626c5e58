// What allocate-costs answers: enough to read in the console what happened and what to do next.
import type { TenantExplanation } from '../../shared/contract/explanation.ts'
import type { Method, Policies } from '../../shared/contract/request.ts'
import type { PoolTotals, RevenueTotals, RunFigures } from '../../shared/contract/run-figures.ts'
import type { Warning } from '../../shared/warnings/codes.ts'
import type { Publication } from '../stores/runs/publish-run.ts'

export type Outcome = Publication['outcome'] | 'dry_run'

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
  readonly warnings: readonly Pick<Warning, 'code' | 'count'>[]
  readonly statements: readonly [string, string]
  /** Only in a dry run that asked for them: nothing was published to read back. */
  readonly figures?: RunFigures
  readonly explanation?: TenantExplanation
}

const MESSAGES: Record<Outcome, string> = {
  published: 'Published: every reader now sees this run.',
  duplicate: 'Nothing new: the current run was computed from the same inputs, and it stands.',
  beside:
    'Published beside the current run, since it describes an earlier moment of the month: it is read by its id.',
  dry_run: 'Dry run: computed and conserved, nothing was published.',
}

/** The answer to an invocation; cents are whole US cents, `runId` is null in a dry run. */
export function answer(figures: RunFigures, outcome: Outcome, runId: string | null): AllocateCostsAnswer {
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
    warnings: figures.warnings.map(({ code, count }) => ({ code, count })),
    statements: figures.approximation.statements,
  }
}
