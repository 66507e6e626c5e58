// Cost by plan and by tier: the tenants' modeled total costs, and what no tenant carries as a row of its own.
import type { RunFigures, TenantFigures } from '../contract/run-figures.ts'
import type { BreakdownBy, BreakdownRow } from '../contract/summary/resources.ts'
import { ANY_ID, type MappingLine } from '../finance/mapping-lines.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { sumOfKnown } from './outcomes-on.ts'

const NO_PLAN = 'no plan'
const NO_TIER = 'no tier'
const UNALLOCATED = 'unallocated'
const JOINED = ' + '

const NOT_ATTRIBUTED: NullReason = {
  code: 'savings_not_attributed',
  message:
    'Savings lie in resources that tenants share; they are not attributed to plans, tiers or past months.',
}

export const POOLS_UNKNOWN: NullReason = {
  code: 'pools_unknown',
  message: 'No cost pool of this month is known.',
}

/** Several plans of one tenant are joined, as they share its cost. */
export function planRows(run: RunFigures): BreakdownRow[] {
  return rowsBy('plan', run, ({ planNames }) => (planNames.length === 0 ? NO_PLAN : planNames.join(JOINED)))
}

/** The tier of the tenant's own line, else of its plans' lines by plan name, else of the line of every tenant or plan. */
export function tierRows(run: RunFigures, mapping: readonly MappingLine[]): BreakdownRow[] {
  const tiers = new Map(
    mapping.flatMap(({ kind, id, tier }) => (tier === null ? [] : [[`${kind}/${id}`, tier]])),
  )
  return rowsBy('tier', run, ({ tenantId, planNames }) => {
    const own = tiers.get(`tenant/${tenantId.toLowerCase()}`)
    const ofPlans = planNames.flatMap((name) => tiers.get(`plan/${name.toLowerCase()}`) ?? [])
    const joined = [...new Set(ofPlans)].sort().join(JOINED)
    const ofAnyPlan = planNames.length === 0 ? undefined : tiers.get(`plan/${ANY_ID}`)
    return own ?? (joined || (tiers.get(`tenant/${ANY_ID}`) ?? ofAnyPlan ?? NO_TIER))
  })
}

function rowsBy(by: BreakdownBy, run: RunFigures, keyOf: (tenant: TenantFigures) => string): BreakdownRow[] {
  const rows = [...Map.groupBy(run.tenants, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, tenants]) => rowOf(by, key, tenants))
  const unallocated = sumOfKnown(run.pools.map(({ unallocatedCents }) => unallocatedCents))
  const without = withoutSavings(by, UNALLOCATED)
  const missing = unallocated === null ? POOLS_UNKNOWN : without.missing
  return [...rows, { ...without, costCents: unallocated, missing }]
}

function rowOf(by: BreakdownBy, key: string, tenants: readonly TenantFigures[]): BreakdownRow {
  const costCents = sumOfKnown(tenants.map(({ totalCostCents }) => totalCostCents))
  const gap = tenants.find(({ totalCostCents }) => totalCostCents === null)?.nulls.totalCostCents
  return {
    ...withoutSavings(by, key),
    costCents,
    emailsDelivered: sumOfKnown(tenants.map(({ emailsDelivered }) => emailsDelivered)),
    missing: costCents === null && gap !== undefined ? gap : NOT_ATTRIBUTED,
  }
}

/** What a row is without amounts: the savings are not attributed, and that is said. */
export function withoutSavings(by: BreakdownBy, key: string): BreakdownRow {
  return {
    by,
    key,
    costCents: null,
    savingsLowCents: null,
    savingsHighCents: null,
    emailsDelivered: null,
    missing: NOT_ATTRIBUTED,
  }
}
