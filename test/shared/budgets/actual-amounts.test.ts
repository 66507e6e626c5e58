// What a month comes to for whoever a budget is of: never 0 where it is not known, and no more than is known.
import { expect, test } from '@jest/globals'
import {
  amountWithoutRow,
  planOf,
  platformAmount,
  poolAmount,
  vendorAmount,
} from '../../../shared/budgets/actual-amounts.ts'
import type { PoolTotals } from '../../../shared/contract/run-figures.ts'
import type { VendorCost } from '../../../shared/figures/vendor-costs.ts'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'

const measure = (id: string) => measureById(id) as Measure
const pool = (name: PoolTotals['pool'], sourceCents: number | null, unknownResources = 0): PoolTotals => ({
  ...{ pool: name, sourceCents, tenantCents: sourceCents, unallocatedCents: 0 },
  ...{ unknownResources, differenceCents: 0 },
})
const cost = (values: Partial<VendorCost>): VendorCost => ({
  ...{ vendor: 'Hostwinds', plan: null, unallocatedReason: null, pool: 'vps' },
  ...{ costCents: 100, unknownResources: 0, tenants: 1 },
  ...values,
})
const POOLS = [pool('vps', 300), pool('ip', 50), pool('platform', 900)]

test('a tenant without a row came to nothing where the run knows costs and revenue, and is unknown in all else', () => {
  const cents = (id: string, hasNoCost: boolean, hasNoRevenue: boolean) =>
    amountWithoutRow({ hasNoCost, hasNoRevenue }, measure(id)).cents
  expect([cents('total_cost', true, false), cents('total_cost', false, true)]).toEqual([0, null])
  expect([cents('revenue', false, true), cents('revenue', true, false)]).toEqual([0, null])
  expect([cents('profit', true, true), cents('profit', true, false), cents('profit', false, true)]).toEqual([
    0,
    null,
    null,
  ])
  expect(cents('list_price', true, true)).toBeNull()
})

test("a vendor's cents are the least that they can be beside unknown costs, and beside what a policy shares without a name", () => {
  const of = (costs: VendorCost[], id = 'total_cost', pools = POOLS) =>
    vendorAmount(costs, pools, 'hostwinds', measure(id))
  expect(of([cost({}), cost({ vendor: 'Other' })])).toEqual({ cents: 100, bound: null, missing: null })
  expect(of([cost({}), cost({ costCents: null, unknownResources: 1 })]).bound).toBe('at_least')
  expect(of([cost({}), cost({ vendor: null, costCents: 5 })]).bound).toBe('at_least')
  expect(
    of([cost({}), cost({ vendor: null, pool: 'ip', costCents: 5 })], 'infrastructure_cost').bound,
  ).toBeNull()
  expect(of([cost({})], 'total_cost', [pool('vps', 300), pool('ip', null)])).toMatchObject({
    cents: null,
    missing: { code: 'pool_unknown' },
  })
})

test('the platform is its pools, what is billed, and what is left; a bound of a cost turns round in profit', () => {
  const unknown = [pool('vps', 300, 1), pool('ip', 50)]
  expect(platformAmount(POOLS, 2_000, measure('total_cost'))?.cents).toBe(1_250)
  expect(platformAmount(POOLS, 2_000, measure('profit'))).toMatchObject({ cents: 750, bound: null })
  expect(platformAmount(unknown, 2_000, measure('profit'))).toMatchObject({ cents: 1_650, bound: 'at_most' })
  expect(platformAmount(POOLS, null, measure('profit'))?.missing?.code).toBe('revenue_unknown')
  expect(platformAmount(POOLS, 2_000, measure('list_price'))).toBeNull()
  expect(poolAmount([pool('platform', null)], 'platform').missing?.code).toBe('pool_unknown')
})

test('tenants on several plans stand under all of them, those on none under none', () => {
  expect([planOf({ planNames: [] }), planOf({ planNames: ['Growth', 'Agency'] })]).toEqual([
    null,
    'Growth, Agency',
  ])
})
