// Totals of the adjustments that someone sees: by cause only where no cause is withheld.
import type { SeenAdjustment } from '../../../shared/access/adjustment-privacy.ts'
import { adjustmentTotals } from '../../../shared/closing/adjustments.ts'
import type { ApiAdjustmentTotals } from '../../../shared/contract/api/answers/adjustments.ts'
import type { Adjustment } from '../../../shared/contract/closing/adjustments.ts'

export function adjustmentSums(adjustments: readonly SeenAdjustment[]): ApiAdjustmentTotals {
  const knowsCauses = adjustments.every(({ cause }) => cause !== null)
  const totals = adjustmentTotals(adjustments as readonly Adjustment[])
  return {
    cost_cents: totals.costCents,
    revenue_cents: totals.revenueCents,
    by_pool: Object.fromEntries(
      totals.byPool.map(({ pool, cents }) => [pool, cents]),
    ) as ApiAdjustmentTotals['by_pool'],
    by_cause: knowsCauses
      ? (Object.fromEntries(
          totals.byCause.map(({ cause, costCents, revenueCents }) => [
            cause,
            { cost_cents: costCents, revenue_cents: revenueCents },
          ]),
        ) as ApiAdjustmentTotals['by_cause'])
      : null,
  }
}
