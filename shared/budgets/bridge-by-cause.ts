// From one actual to another by cause: what the bridge of two runs says of one measure, of one tenant or of all
// (figure book, section 9).
import type { BridgeChange } from '../bridge/bridge-runs.ts'
import type { CauseStep } from '../contract/budget/bridge.ts'
import { type AdjustedPool, CAUSES } from '../contract/closing/adjustments.ts'

const COST_POOLS = ['vps', 'ip', 'idle', 'platform'] as const

/** How a measure's cents follow from the pools that a bridge of runs speaks of: 1 where they add, -1 where they take away. */
const POOLS_OF: Readonly<Record<string, Readonly<Partial<Record<AdjustedPool, 1 | -1>>>>> = {
  infrastructure_cost: { vps: 1 },
  email_service_cost: { ip: 1 },
  idle_cost: { idle: 1 },
  platform_cost: { platform: 1 },
  total_cost: Object.fromEntries(COST_POOLS.map((pool) => [pool, 1])),
  revenue: { revenue: 1 },
  profit: { revenue: 1, ...Object.fromEntries(COST_POOLS.map((pool) => [pool, -1])) },
}

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
  const signs = POOLS_OF[measureId]
  if (signs === undefined) return null
  return CAUSES.map((cause) => ({
    cause,
    cents: changes.reduce(
      (sum, change) =>
        change.cause === cause && isOf(change.tenantId)
          ? sum + (signs[change.pool] ?? 0) * change.cents
          : sum,
      0,
    ),
  })).filter(({ cents }) => cents !== 0)
}
