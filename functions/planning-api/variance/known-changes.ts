// What is known of the months to come beside their past: servers that are to go, with the cents that each tenant, vendor and
// kind of resource carries of them now; platform costs that begin or end; plans and prices that changed. Facts, not trends.
import { type ActualRow, planOf } from '../../../shared/budgets/actual-amounts.ts'
import type { DerivationLine } from '../../../shared/contract/explanation.ts'
import type { KnownChange } from '../../../shared/contract/forecast/forecast.ts'
import type { Pool } from '../../../shared/contract/run-figures.ts'
import type { ScheduledChanges, ScheduledDecommission } from '../../../shared/forecast/scheduled-changes.ts'
import { groupedDollars } from '../../../shared/ranges/grouped-numbers.ts'
import type { ActualMonth } from '../actuals/read-actuals.ts'

/** Whose months are forecast. */
export interface Forecasted {
  readonly dimension: 'tenant' | 'plan' | 'vendor' | 'resource_type' | 'cost_centre' | 'platform'
  readonly member: string
  readonly measure: string
}

/** Cents of a server and its addresses that somebody carries now. */
interface Carried {
  vps: number
  ip: number
}

interface Leaving {
  readonly decommission: ScheduledDecommission
  readonly byTenant: Map<string, Carried>
  /** Whether tenants carry it or nobody does; by vendor in small letters. Empty for who sees some tenants only. */
  readonly byVendor: Map<string, Carried>
}

export interface ScheduledFacts {
  readonly leaving: readonly Leaving[]
  readonly platformCosts: ScheduledChanges['platformCosts']
  readonly newest: ActualMonth
}

/** @param newest the month whose inputs say what is scheduled */
export async function scheduledFacts(
  scheduled: ScheduledChanges,
  newest: ActualMonth,
): Promise<ScheduledFacts> {
  const { view } = newest
  const leaving = scheduled.decommissions.map(
    (decommission): Leaving => ({ decommission, byTenant: new Map(), byVendor: new Map() }),
  )
  const facts = { leaving, platformCosts: view.platform === null ? [] : scheduled.platformCosts, newest }
  if (leaving.length === 0) return facts
  const byResource = new Map<string, Leaving>(
    leaving.flatMap((one) =>
      [one.decommission.vpsId, ...one.decommission.ipIds].map((id) => [id, one] as const),
    ),
  )
  const seesAll = view.platform !== null
  await view.takeLines((tenantId, lines) => {
    for (const line of lines) takeLine(tenantId, line, byResource, seesAll)
  })
  for (const { resourceId, vendor, pool, cents } of (await view.unallocated()) ?? []) {
    const one = byResource.get(resourceId)
    if (one !== undefined && vendor !== null) add(one.byVendor, vendor.toLowerCase(), pool, cents)
  }
  return facts
}

function takeLine(
  tenantId: string,
  line: DerivationLine,
  byResource: ReadonlyMap<string, Leaving>,
  seesAll: boolean,
): void {
  if (line.kind !== 'resource') return
  const one = byResource.get(line.resourceId)
  if (one === undefined) return
  add(one.byTenant, tenantId, line.pool, line.cents)
  if (seesAll) add(one.byVendor, line.vendor.toLowerCase(), line.pool, line.cents)
}

function add(carried: Map<string, Carried>, who: string, pool: Pool, cents: number | null): void {
  const before = carried.get(who) ?? { vps: 0, ip: 0 }
  carried.set(who, before)
  if (pool !== 'platform') before[pool] += cents ?? 0
}

/** Of what is scheduled; none for whom it changes nothing. */
export function scheduledFor(
  of: Forecasted,
  { leaving, platformCosts, newest }: ScheduledFacts,
): KnownChange[] {
  const servers = leaving.flatMap(({ decommission, byTenant, byVendor }): KnownChange[] => {
    const cents = centsOf(carriedBy(of, byTenant, byVendor, newest), of)
    if (cents === 0) return []
    const { vpsId, label, date, fromPeriod } = decommission
    const why = `VPS ${label ?? vpsId} is to be decommissioned on ${date}, and its addresses with it`
    return [{ fromPeriod, centsPerMonth: cents, why, source: 'decommission_scheduled_for' }]
  })
  const costs = platformCosts.flatMap(
    ({ name, vendor, fromPeriod, centsPerMonth, date, kind }): KnownChange[] => {
      if (!isPlatformCostOf(of, vendor)) return []
      const sign = of.measure === 'profit' ? -1 : 1
      const why = `${name} (${vendor}) ${kind} on ${date}`
      return [
        { fromPeriod, centsPerMonth: sign * centsPerMonth, why, source: "Finance's list of platform costs" },
      ]
    },
  )
  return [...servers, ...costs].sort((one, other) => (one.fromPeriod < other.fromPeriod ? -1 : 1))
}

function carriedBy(
  { dimension, member }: Forecasted,
  byTenant: ReadonlyMap<string, Carried>,
  byVendor: ReadonlyMap<string, Carried>,
  { plans }: ActualMonth,
): Carried[] {
  const name = member.toLowerCase()
  if (dimension === 'tenant') return [byTenant.get(name) ?? NONE]
  if (dimension === 'vendor') return [byVendor.get(name) ?? NONE]
  if (dimension === 'plan')
    return (plans.get(name) ?? []).map(({ tenantId }) => byTenant.get(tenantId) ?? NONE)
  if (dimension === 'platform') return [...byVendor.values()]
  if (dimension !== 'resource_type') return []
  const all = [...byVendor.values()]
  return name === 'vps' || name === 'ip' ? all.map((one) => ({ ...NONE, [name]: one[name] })) : []
}

const NONE: Readonly<Carried> = { vps: 0, ip: 0 }

function centsOf(carried: readonly Readonly<Carried>[], { measure }: Forecasted): number {
  const vps = carried.reduce((sum, one) => sum + one.vps, 0)
  const ip = carried.reduce((sum, one) => sum + one.ip, 0)
  const falling = {
    infrastructure_cost: vps,
    email_service_cost: ip,
    total_cost: vps + ip,
    profit: -(vps + ip),
  }
  const cents = falling[measure as keyof typeof falling] ?? 0
  return cents === 0 ? 0 : -cents
}

function isPlatformCostOf({ dimension, member, measure }: Forecasted, vendor: string): boolean {
  const name = member.toLowerCase()
  if (dimension === 'vendor') {
    return name === vendor.toLowerCase() && (measure === 'platform_cost' || measure === 'total_cost')
  }
  if (dimension === 'resource_type') return name === 'platform'
  return dimension === 'platform' && (measure === 'total_cost' || measure === 'profit')
}

/** What follows the price of a plan. */
const OF_PRICES = ['list_price', 'revenue', 'recognized_revenue', 'profit']

/** Where a tenant's list price changed from one month to the next: a step whose cause is known. @param rows by month, oldest first */
export function priceChanges(
  measure: string,
  rows: readonly { readonly period: string; readonly row: ActualRow }[],
): KnownChange[] {
  if (!OF_PRICES.includes(measure)) return []
  return rows.flatMap(({ period, row }, index): KnownChange[] => {
    const before = rows[index - 1]?.row
    if (before === undefined || before.listPriceCents === null || row.listPriceCents === null) return []
    const centsPerMonth = row.listPriceCents - before.listPriceCents
    if (centsPerMonth === 0) return []
    const [plan, planBefore] = [planOf(row) ?? 'no plan', planOf(before) ?? 'no plan']
    const what =
      plan === planBefore ? `the price of ${plan} changed` : `the plan changed from ${planBefore} to ${plan}`
    const why = `${what}: ${groupedDollars(row.listPriceCents)} after ${groupedDollars(before.listPriceCents)} a month`
    return [{ fromPeriod: period, centsPerMonth, why, source: 'list_price' }]
  })
}
