// Cost by type, vendor, plan, tier and month: every breakdown is the same known cost, cut another way.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import type { BreakdownBy, BreakdownRow } from '../../../shared/contract/summary/resources.ts'
import type { MappingLine } from '../../../shared/finance/mapping-lines.ts'
import { breakdowns } from '../../../shared/resources/breakdowns.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, ip, subscription, vps } from '../../worlds/world.ts'
import { find } from '../savings/facts.ts'
import { type Beside, seenOf, vendorLine } from './uses.ts'

const rowsOf = (inputs: Parameters<typeof seenOf>[0], beside: Beside = {}, months = 1) => {
  const seen = seenOf(inputs, beside)
  const opportunities: readonly Opportunity[] = find({ vps: seen.vps })
  const costRuns = Array.from({ length: months }, (_, index) => ({
    ...seen.run,
    period: `2025-${12 - months + index}`,
  }))
  return {
    ...seen,
    opportunities,
    rows: breakdowns({ ...seen, costRuns }, seen.vps, seen.vendors, opportunities),
  }
}

const by = (rows: readonly BreakdownRow[], kind: BreakdownBy) => rows.filter((row) => row.by === kind)
const costs = (rows: readonly BreakdownRow[], kind: BreakdownBy) =>
  by(rows, kind).map(({ key, costCents }) => [key, costCents])
const sum = (rows: readonly BreakdownRow[]) =>
  rows.reduce((total, { costCents }) => total + (costCents ?? 0), 0)

const WORLD = {
  vps: [vps('v1', 1000), vps('v2', 600)],
  ips: [ip('i1', 'v1', 200), ip('i2', 'v1', 400), ip('i3', 'v1', 50, { status: 'burned' })],
  assignments: [assignment('i1', A), assignment('i2', B)],
  subscriptions: [
    subscription(A, 5000, { id: 's1', planName: 'Starter' }),
    subscription(A, 5000, { id: 's2', planName: 'Growth' }),
    subscription(B, 5000, { planName: 'Growth' }),
  ],
  platformCosts: [
    { name: 'Mail', vendor: 'north', monthlyCents: 70, validFrom: '2025-01-01', validTo: null },
    { name: 'Gone', vendor: 'south', monthlyCents: 70, validFrom: '2025-01-01', validTo: '2025-11-29' },
  ],
}
const MAPPING = [vendorLine('vps', 'v2', 'ovh')]

const tier = (kind: 'tenant' | 'plan', id: string, name: string): MappingLine => ({
  kind,
  id,
  vendor: null,
  tier: name,
  costCentre: null,
  glAccount: null,
})

test('by resource type and by vendor, with what was counted as saved on each', () => {
  const { rows } = rowsOf(WORLD, { mapping: MAPPING })
  expect(
    by(rows, 'resource_type').map(({ key, costCents, savingsLowCents, savingsHighCents }) => [
      key,
      costCents,
      savingsLowCents,
      savingsHighCents,
    ]),
  ).toEqual([
    ['vps', 1600, 600, 600],
    ['ip', 650, 50, 50],
    ['platform', 70, 0, 0],
  ])
  expect(
    by(rows, 'vendor').map(({ key, costCents, savingsHighCents }) => [key, costCents, savingsHighCents]),
  ).toEqual([
    ['hostwinds', 1650, 50],
    ['north', 70, 0],
    ['ovh', 600, 600],
  ])
})

test('by plan: tenants by the names of their plans joined, and what no tenant carries', () => {
  const { rows } = rowsOf(WORLD)
  expect(costs(rows, 'plan')).toEqual([
    ['Growth', 900],
    ['Growth + Starter', 700],
    ['no plan', 0],
    ['unallocated', 720],
  ])
  expect(by(rows, 'plan')[0]).toMatchObject({
    savingsLowCents: null,
    missing: { code: 'savings_not_attributed' },
  })
})

describe('by tier', () => {
  const tiers = (...mapping: MappingLine[]) => costs(rowsOf(WORLD, { mapping }).rows, 'tier')

  test('is the tenant’s own, else that of its plans, else none', () => {
    expect(tiers()).toEqual([
      ['no tier', 1600],
      ['unallocated', 720],
    ])
    expect(tiers(tier('tenant', A, 'gold'), tier('plan', 'growth', 'silver'))).toEqual([
      ['gold', 700],
      ['no tier', 0],
      ['silver', 900],
      ['unallocated', 720],
    ])
  })

  test('of several plans is joined, and the line of every plan is for those without one', () => {
    expect(
      tiers(tier('plan', 'growth', 'silver'), tier('plan', 'starter', 'bronze'), tier('plan', '*', 'any')),
    ).toEqual([
      ['bronze + silver', 700],
      ['no tier', 0],
      ['silver', 900],
      ['unallocated', 720],
    ])
    expect(tiers(tier('plan', '*', 'any'))).toContainEqual(['any', 1600])
  })
})

test('by month: each at its own cost; the savings are those of the last', () => {
  const { rows } = rowsOf(WORLD, {}, 2)
  const months = by(rows, 'month')
  expect(
    months.map(({ costCents, savingsLowCents, savingsHighCents }) => [
      costCents,
      savingsLowCents,
      savingsHighCents,
    ]),
  ).toEqual([
    [2320, null, null],
    [2320, 650, 650],
  ])
  expect(months.map(({ missing }) => missing?.code ?? null)).toEqual(['savings_not_attributed', null])
})

test('a pool that cannot be known is null with its reason, and not zero', () => {
  const { rows } = rowsOf({ ...WORLD, platformCosts: null })
  expect(by(rows, 'resource_type')[2]).toMatchObject({
    costCents: null,
    missing: { code: 'platform_list_missing' },
  })
  expect(sum(by(rows, 'plan'))).toBe(2250)
})

test('in any world every breakdown sums to the known cost of the pools', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, { asOfMs }) => {
      const { rows, run } = rowsOf({ ...inputs, missing: new Set() }, { asOfMs, mapping: MAPPING })
      const source = run.pools.reduce((total, { sourceCents }) => total + (sourceCents ?? 0), 0)
      for (const kind of ['resource_type', 'vendor', 'plan', 'tier', 'month'] as const) {
        expect([kind, sum(by(rows, kind))]).toEqual([kind, source])
      }
    }),
    { seed: SEED, numRuns: 80 },
  )
})
