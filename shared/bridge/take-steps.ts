// The walk from one world to another, a step a cause: whoever looks at the steps says what is computed of each world on the
// way. Worlds that could only give the same again are not computed twice.
import { CAUSES, type Cause } from '../contract/closing/adjustments.ts'
import type { AllocationTerms } from '../figures/allocate-run.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { isSameWorld } from './same-world.ts'
import { settledInputs } from './settled-inputs.ts'
import { STEPS, type World } from './steps.ts'

/** One end of a bridge: a run by what it was computed from. A `RunRequest` will do for the terms. */
export interface BridgeEnd {
  readonly inputs: CostInputs
  readonly terms: AllocationTerms
}

/** A step that changes anything, with the worlds on both sides of it. */
export interface TakenStep<Computed> {
  readonly cause: Cause
  readonly from: World
  readonly to: World
  readonly before: Computed
  readonly after: Computed
}

/** Takes the steps in their order, and gives what was computed of both ends. */
export function takeSteps<Computed>(
  before: BridgeEnd,
  after: BridgeEnd,
  compute: (world: World) => Computed,
  take: (step: TakenStep<Computed>) => void,
): { readonly first: Computed; readonly last: Computed } {
  const goal = settled(after)
  let world = settled(before)
  let computed = compute(world)
  const first = computed
  for (const cause of CAUSES) {
    const next = STEPS[cause](world, goal)
    if (!isSameWorld(world, next)) {
      const ofNext = compute(next)
      take({ cause, from: world, to: next, before: computed, after: ofNext })
      computed = ofNext
    }
    world = next
  }
  return { first, last: computed }
}

function settled({ inputs, terms }: BridgeEnd): World {
  return { inputs: settledInputs(inputs, terms.asOfMs), terms }
}
