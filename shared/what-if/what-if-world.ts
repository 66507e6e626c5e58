// What a what-if is tried on, and what one change of it gives.
import { counts } from '../allocation/assignments-in-force.ts'
import type { AllocationTerms } from '../figures/allocate-run.ts'
import type { AssignmentRow, CostInputs } from '../inputs/cost-inputs.ts'
import { WarningLog } from '../warnings/warning-log.ts'

/** The inputs of a month and what it is computed by. */
export interface WhatIfWorld {
  readonly inputs: CostInputs
  readonly terms: AllocationTerms
}

export interface AppliedChange {
  readonly world: WhatIfWorld
  /** What was changed, in a sentence. */
  readonly said: string
  /** What follows of it and was not asked for, a sentence each. */
  readonly notes: readonly string[]
}

/** The assignments that put a tenant on an IP. */
export function countingAssignments({ inputs, terms }: WhatIfWorld): AssignmentRow[] {
  const unheard = new WarningLog()
  return inputs.assignments.filter((row) => counts(row, terms.asOfMs, unheard))
}

export function withInputs({ inputs, terms }: WhatIfWorld, change: Partial<CostInputs>): WhatIfWorld {
  return { inputs: { ...inputs, ...change }, terms }
}
