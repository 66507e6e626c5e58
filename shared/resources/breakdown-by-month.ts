// Cost by the months of the window; savings are those of the last, at whose end the resources were looked at.
import type { RunFigures } from '../contract/run-figures.ts'
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { BreakdownRow } from '../contract/summary/resources.ts'
import { POOLS_UNKNOWN, withoutSavings } from './breakdown-by-tenant.ts'
import { countedSavings } from './counted-savings.ts'
import { sumOfKnown } from './outcomes-on.ts'

/** @param costRuns oldest first */
export function monthRows(
  costRuns: readonly RunFigures[],
  opportunities: readonly Opportunity[],
): BreakdownRow[] {
  const last = costRuns.at(-1)?.period ?? ''
  const savingsOf = countedSavings(opportunities, () => last)
  return costRuns.map(({ period, pools, tenants }) => {
    const costCents = sumOfKnown(pools.map(({ sourceCents }) => sourceCents))
    const row = withoutSavings('month', period)
    return {
      ...row,
      costCents,
      emailsDelivered: sumOfKnown(tenants.map(({ emailsDelivered }) => emailsDelivered)),
      ...(period === last && savingsOf(last)),
      missing: costCents === null ? POOLS_UNKNOWN : period === last ? null : row.missing,
    }
  })
}
