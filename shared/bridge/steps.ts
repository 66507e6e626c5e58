// The six steps of the bridge, each of which brings one group of inputs from before to after (figure book, section 9).
import type { Cause } from '../contract/closing/adjustments.ts'
import type { AllocationTerms } from '../figures/allocate-run.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { PlatformCostLine } from '../inputs/platform-cost-line.ts'

/** Settled inputs and what they are computed by. Between the ends some rows may point to nothing: the allocation copes. */
export interface World {
  readonly inputs: CostInputs
  readonly terms: AllocationTerms
}

export type Step = (world: World, after: World) => World

/** Taken in the order of `CAUSES`; after the last one the world is `after` itself. */
export const STEPS: Readonly<Record<Cause, Step>> = {
  /** Of what is in both; what is new brings its price along as a resource. */
  prices: (world, { inputs: after }) =>
    withInputs(world, {
      vps: repriced(world.inputs.vps, after.vps),
      ips: repriced(world.inputs.ips, after.ips),
      platformCosts: relisted(world.inputs.platformCosts, after.platformCosts),
    }),
  resources: (world, { inputs: { vps, ips, platformCosts } }) =>
    withInputs(world, { vps, ips, platformCosts }),
  assignments: (world, { inputs: { assignments } }) => withInputs(world, { assignments }),
  usage: (world, { inputs: { usage } }) => withInputs(world, { usage }),
  method_and_policies: ({ inputs, terms }, { terms: { method, policies } }) => ({
    inputs,
    terms: { ...terms, method, policies },
  }),
  restatement: (_, after) => after,
}

function withInputs({ inputs, terms }: World, change: Partial<CostInputs>): World {
  return { inputs: { ...inputs, ...change }, terms }
}

interface Priced {
  readonly id: string
  readonly approximateCostCents: number | null
}

function repriced<Row extends Priced>(rows: readonly Row[], after: readonly Row[]): Row[] {
  const prices = new Map(after.map(({ id, approximateCostCents }) => [id, approximateCostCents]))
  return rows.map((row) => {
    const price = prices.get(row.id)
    return price === undefined ? row : { ...row, approximateCostCents: price }
  })
}

/** On one day a name and vendor stand once on Finance's list. */
function relisted(
  lines: CostInputs['platformCosts'],
  after: CostInputs['platformCosts'],
): CostInputs['platformCosts'] {
  if (lines === null || after === null) return lines
  const identity = ({ name, vendor }: PlatformCostLine) => JSON.stringify([name, vendor])
  const amounts = new Map(after.map((line) => [identity(line), line.monthlyCents]))
  return lines.map((line) => ({ ...line, monthlyCents: amounts.get(identity(line)) ?? line.monthlyCents }))
}
