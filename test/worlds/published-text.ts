// Everything a run publishes, as one text: two runs publish the same when these are equal.
import { type ComputedRun, computeRun } from '../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../shared/figures/run-request.ts'
import type { CostInputs } from '../../shared/inputs/cost-inputs.ts'

export const publishedText = (inputs: CostInputs, request: RunRequest): string =>
  textOf(computeRun(inputs, request))

export const textOf = ({ figures, explain }: ComputedRun): string =>
  JSON.stringify([figures, figures.tenants.map(({ tenantId }) => explain(tenantId))])
