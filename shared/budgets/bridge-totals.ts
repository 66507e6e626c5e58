// Bridges of many lines as one, for a table and a waterfall.
import { type BridgeTotals, BUDGET_STEPS, type BudgetBridge } from '../contract/budget/bridge.ts'

/** Kinds in their fixed order, without those that moved nothing; they sum to actual less budget. Lines of one measure only. */
export function bridgeTotals(bridges: readonly BudgetBridge[]): BridgeTotals {
  const known = bridges.filter(({ budgetCents, actualCents }) => budgetCents !== null && actualCents !== null)
  const steps = known.flatMap((bridge) => bridge.steps)
  const sumOf = (cents: readonly (number | null)[]): number =>
    cents.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return {
    budgetCents: sumOf(known.map(({ budgetCents }) => budgetCents)),
    actualCents: sumOf(known.map(({ actualCents }) => actualCents)),
    steps: BUDGET_STEPS.map((kind) => ({
      kind,
      cents: sumOf(steps.filter((step) => step.kind === kind).map(({ cents }) => cents)),
    })).filter(({ cents }) => cents !== 0),
    bridges: known.length,
    without: bridges.length - known.length,
  }
}
