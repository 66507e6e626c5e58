// From one actual to another by cause: what the bridge of two runs says of one measure, of one tenant or of all
// (figure book, section 9).
import type { BridgeChange } from '../bridge/bridge-runs.ts'
import { poolSigns, signedCents } from '../bridge/measure-pools.ts'
import type { CauseStep } from '../contract/budget/bridge.ts'
import { CAUSES } from '../contract/closing/adjustments.ts'

/**
 * Causes in their fixed order, without those that moved nothing: they sum to the change of the measure's known cents.
 *
 * @param changes of `bridgeRuns`
 * @param isOf which tenants' changes count; null is cost that no tenant carries
 * @returns null for a measure that no allocation gives, such as a list price
 */
export function stepsByCause(
  changes: readonly BridgeChange[],
  measureId: string,
  isOf: (tenantId: string | null) => boolean,
): CauseStep[] | null {
  const signs = poolSigns(measureId)
  if (signs === null) return null
  return CAUSES.map((cause) => ({
    cause,
    cents: changes.reduce(
      (sum, change) =>
        change.cause === cause && isOf(change.tenantId)
          ? sum + signedCents(signs, change.pool, change.cents)
          : sum,
      0,
    ),
  })).filter(({ cents }) => cents !== 0)
}
