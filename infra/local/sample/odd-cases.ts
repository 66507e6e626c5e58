// The odd cases of the figure book, planted in the sample and used by name in tests. One file per topic in odd-cases/.
import { gatherRows } from './gather-rows.ts'
import { ODD_ADDRESSES } from './odd-cases/addresses.ts'
import { ODD_ASSIGNMENTS } from './odd-cases/assignments.ts'
import { ODD_DELIVERABILITY } from './odd-cases/deliverability.ts'
import { ODD_DOMAINS } from './odd-cases/domains.ts'
import { oddCaseHost } from './odd-cases/host.ts'
import type { OddCase, OddCaseRecipe } from './odd-cases/odd-case.ts'
import { ODD_PAYMENTS } from './odd-cases/payments.ts'
import { createRowMaker, type Present } from './odd-cases/row-maker.ts'
import { ODD_SERVERS } from './odd-cases/servers.ts'
import { ODD_SUBSCRIPTIONS } from './odd-cases/subscriptions.ts'
import { ODD_TENANTS } from './odd-cases/tenants.ts'
import { ODD_USAGE } from './odd-cases/usage.ts'
import { samplePlans } from './plans.ts'
import { createRandom } from './random.ts'
import type { SampleTables } from './sample-tables.ts'

const RECIPES: readonly OddCaseRecipe[] = [
  ...ODD_SERVERS,
  ...ODD_ADDRESSES,
  ...ODD_ASSIGNMENTS,
  ...ODD_DOMAINS,
  ...ODD_TENANTS,
  ...ODD_SUBSCRIPTIONS,
  ...ODD_PAYMENTS,
  ...ODD_USAGE,
  ...ODD_DELIVERABILITY,
]

export interface PlantedOddCases {
  /** The healthy server and customer that cases lean on: rows to load with any case. */
  readonly host: Partial<SampleTables>
  /** The plans of the sample with the same seed, which cases refer to and `host` does not hold. */
  readonly plans: Partial<SampleTables>
  readonly cases: readonly OddCase[]
}

/** The same seed and instant give the same rows. */
export function oddCases(present: Present): PlantedOddCases {
  const plans = samplePlans(present.seed)
  const numbers = { servers: 0, addresses: 0 }
  const maker = (stream: string) =>
    createRowMaker(present, createRandom(present.seed, `odd case ${stream}`), plans, numbers)
  const host = oddCaseHost(maker('host'))
  const cases = RECIPES.map(({ name, claim, rows }) => ({ name, claim, rows: rows(maker(name), host) }))
  return { host: host.rows, plans: { plans: Object.values(plans) }, cases }
}

/** All planted rows together, for a database that has the plans already. */
export function oddCaseRows(present: Present): SampleTables {
  const { host, cases } = oddCases(present)
  return gatherRows(host, ...cases.map((oddCase) => oddCase.rows))
}
