// A restatement: what today's inputs change against the figures before, by cause, and whether they change anything at all.
import { bridgeRuns } from '../bridge/bridge-runs.ts'
import type { Adjustment } from '../contract/closing/adjustments.ts'
import type { RunFigures } from '../contract/run-figures.ts'
import type { AllocationTerms } from '../figures/allocate-run.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { adjustmentsOf, assertExplained } from './adjustments.ts'

/** A run with what it was computed from; of the one before, the figures that were published. */
export interface RestatedRun {
  readonly figures: RunFigures
  readonly inputs: CostInputs
  readonly terms: AllocationTerms
}

export interface RestatedDifference {
  readonly adjustments: readonly Adjustment[]
  readonly unknownDifferences: number
}

/**
 * Pure, in whole cents.
 *
 * @throws NotConservedError when the adjustments do not explain the whole difference, for every tenant and pool to the cent
 */
export function restatedDifference(before: RestatedRun, after: RestatedRun): RestatedDifference {
  const start = { inputs: before.inputs, terms: before.terms, published: before.figures }
  const bridge = bridgeRuns(start, after)
  const ends = { before: before.figures, after: after.figures }
  const adjustments = adjustmentsOf(bridge, ends)
  assertExplained(adjustments, ends)
  return { adjustments, unknownDifferences: bridge.unknownDifferences }
}

/** Whether two runs show the same figures; what they are called, how old their sources are and what was odd aside. */
export function showsTheSame(one: RunFigures, other: RunFigures): boolean {
  return JSON.stringify(shown(one)) === JSON.stringify(shown(other))
}

function shown({ tenants, unallocated, pools, revenue, platform }: RunFigures) {
  return [tenants, unallocated, pools, revenue, platform]
}
