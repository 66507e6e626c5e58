// One run from its inputs, in the order it is told: sources, allocation, rows, totals.
// Pure: the same inputs and request give the same figures, byte for byte, in whatever order rows come.
import { resourceLines } from '../allocation/derive-tenant.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import { allocateRun } from './allocate-run.ts'
import { checkSources, warnOfLateStatuses } from './check-sources.ts'
import { type ComputedRun, describeRun } from './describe-run.ts'
import type { RunRequest } from './run-request.ts'

export type { ComputedRun } from './describe-run.ts'

/** @throws RefusedError for a volume method without billing analytics; NotConservedError when a pool or revenue does not conserve */
export function computeRun(inputs: CostInputs, request: RunRequest): ComputedRun {
  const warnings = new WarningLog()
  checkSources(inputs, request, warnings)
  warnOfLateStatuses(inputs, request, warnings)
  const run = allocateRun(inputs, request, warnings)
  return describeRun(inputs, request, run, resourceLines(run.resources, request.vendorOf), warnings)
}
