// What return-to-run answers: from which run to which, what that changes, and what to do next.
import type { PoolTotals } from '../../shared/contract/run-figures.ts'
import type { ReturnToRunEvent } from './event.ts'
import type { Returned } from './return-to-run.ts'

export interface ReturnToRunAnswer {
  readonly outcome: 'returned' | 'dry_run'
  readonly message: string
  readonly period: string
  readonly fromRunId: string
  readonly fromAsOf: string | null
  readonly toRunId: string
  readonly toAsOf: string
  /** Totals of the run that is returned to. */
  readonly pools: readonly PoolTotals[]
  /** Per pool, the tenants' cents of the run returned to less those of the current one; null where one is unknown. */
  readonly changeOfTenantCents: Readonly<Record<string, number | null>>
  readonly next: readonly string[]
}

export function answer({ fromRunId, from, to }: Returned, { dryRun }: ReturnToRunEvent): ReturnToRunAnswer {
  return {
    outcome: dryRun ? 'dry_run' : 'returned',
    message: dryRun
      ? 'Dry run: the run is whole and can be returned to; nothing was moved.'
      : 'Returned: every reader now sees the earlier run.',
    period: to.period,
    fromRunId,
    fromAsOf: from?.asOf ?? null,
    toRunId: to.runId,
    toAsOf: to.asOf,
    pools: to.pools,
    changeOfTenantCents: Object.fromEntries(
      to.pools.map(({ pool, tenantCents }) => {
        const before = from?.pools.find((other) => other.pool === pool)?.tenantCents ?? null
        return [pool, tenantCents === null || before === null ? null : tenantCents - before]
      }),
    ),
    next: dryRun ? NEXT_AFTER_DRY_RUN : NEXT,
  }
}

const NEXT_AFTER_DRY_RUN = ['To do it, send the same event with "dryRun": false.']
const NEXT = [
  'Correct what was wrong in the sources or lists before the next scheduled run of this month: it publishes anew from what it reads then.',
  'If that takes longer, disable the schedule of allocate-costs until it is corrected.',
  'To undo this, return to the run it came from: its id is fromRunId.',
]
