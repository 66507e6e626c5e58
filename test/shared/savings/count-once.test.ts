// A resource is saved once, whoever names it: what counts of overlapping opportunities, by hand and in any world.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import type { VpsUse } from '../../../shared/contract/summary/resources.ts'
import { savingsTotals } from '../../../shared/savings/savings-totals.ts'
import { randomInputs, randomRequest, SEED, shuffled } from '../../worlds/random-world.ts'
import { PERIOD } from '../../worlds/world.ts'
import { seenOf } from '../resources/uses.ts'
import { benchmark, burned, byId, find, free, ipUse, price, vendorRow, vpsUse } from './facts.ts'

const ALL_SEEN = { savings: null, priceAdjustments: null }
const totalsOf = (opportunities: readonly Opportunity[]) => savingsTotals(opportunities, ALL_SEEN)
const counted = ({ countedLowCents, countedHighCents }: Opportunity) => [countedLowCents, countedHighCents]

describe('by hand', () => {
  test('burned IPs of an idle VPS: what is certain counts where it is certain, the rest once', () => {
    const opportunities = find({ vps: [vpsUse('v', 1000, [burned('i', 300), burned('j', 200)])] })
    expect(counted(byId(opportunities, 'idle_vps:v'))).toEqual([1000, 1000])
    expect(counted(byId(opportunities, 'unusable_ips:v'))).toEqual([500, 500])
    expect(totalsOf(opportunities)).toEqual({
      savings: { lowCents: 1500, highCents: 1500, words: '$15 a month' },
      priceAdjustments: { lowCents: 0, highCents: 0, words: '$0 a month' },
      opportunities: 2,
      byGain: { cost: 2, price: 0, none: 0 },
      withoutAmount: 0,
      missing: { savings: null, priceAdjustments: null },
    })
  })

  test('a vendor above its benchmark counts what is left of its resources', () => {
    const opportunities = find({
      vps: [vpsUse('v', 1000, []), vpsUse('w', 400, [ipUse('i', 100)])],
      vendors: [vendorRow(1500, 10)],
      benchmarks: [benchmark(100, 1000)],
    })
    expect(opportunities[0]).toMatchObject({
      id: 'vendor_above_benchmark:hostwinds',
      rank: 1,
      highCents: 1499,
    })
    expect(counted(byId(opportunities, 'vendor_above_benchmark:hostwinds'))).toEqual([0, 500])
    expect(counted(byId(opportunities, 'idle_vps:v'))).toEqual([1000, 1000])
  })

  test('prices stand beside the savings and are never added to them', () => {
    const totals = totalsOf(find({ vps: [vpsUse('v', 1000, [])], tenants: [price('t', 100, 350)] }))
    expect(totals.savings).toMatchObject({ lowCents: 1000, highCents: 1000 })
    expect(totals.priceAdjustments).toMatchObject({ lowCents: 0, highCents: 250 })
  })

  test('nothing found is zero; only unknown amounts are null', () => {
    expect(totalsOf([]).savings).toMatchObject({ lowCents: 0, highCents: 0 })
    expect(totalsOf(find({ vps: [vpsUse('v', null, [])] }))).toMatchObject({
      savings: { lowCents: null, highCents: null, words: null },
      opportunities: 1,
      withoutAmount: 1,
      missing: { savings: { code: 'no_amount' }, priceAdjustments: null },
    })
  })

  test('nothing found where nobody could look is no zero, and what was found still counts', () => {
    const gap = { code: 'source_missing', message: 'There is no such table.' }
    const unseen = { savings: gap, priceAdjustments: gap }
    expect(savingsTotals([], unseen)).toMatchObject({
      savings: { lowCents: null, highCents: null, words: null },
      priceAdjustments: { lowCents: null, highCents: null, words: null },
      missing: unseen,
    })
    expect(savingsTotals(find({ vps: [vpsUse('v', 1000, [])] }), unseen)).toMatchObject({
      savings: { lowCents: 1000, highCents: 1000 },
      missing: { savings: null, priceAdjustments: gap },
    })
  })
})

const THEIRS = [benchmark(1, 100_000)]

const randomFacts = fc.tuple(randomInputs, randomRequest).map(([inputs, { asOfMs }]) => ({ inputs, asOfMs }))

const opportunitiesOf = (inputs: Parameters<typeof seenOf>[0], asOfMs: number) => {
  const seen = seenOf(inputs, { asOfMs })
  const opportunities = find({
    vps: seen.vps,
    tenants: seen.run.tenants,
    vendors: seen.vendors.vendors,
    benchmarks: THEIRS,
  })
  return { ...seen, opportunities }
}

const costsOf = (vps: readonly VpsUse[]) =>
  new Map(
    vps.flatMap((use) => [
      [`vps/${use.vpsId}`, use.costCents ?? 0] as const,
      ...use.ipUses.map(({ ipId, costCents }) => [`ip/${ipId}`, costCents ?? 0] as const),
    ]),
  )

describe('in any world', () => {
  test('counts at most what is claimed, low at most high, each resource at most its cost, all at most what is paid', () => {
    fc.assert(
      fc.property(randomFacts, ({ inputs, asOfMs }) => {
        const { opportunities, vps } = opportunitiesOf(inputs, asOfMs)
        const costs = costsOf(vps)
        const lowOf = new Map<string, number>()
        const highOf = new Map<string, number>()
        for (const {
          lowCents,
          highCents,
          countedLowCents,
          countedHighCents,
          resources,
          gain,
        } of opportunities) {
          if (highCents === null || lowCents === null) continue
          expect(lowCents).toBeLessThanOrEqual(highCents)
          expect(countedLowCents).toBeLessThanOrEqual(lowCents)
          expect(countedHighCents).toBeLessThanOrEqual(highCents)
          expect(countedLowCents).toBeLessThanOrEqual(countedHighCents as number)
          for (const claim of resources) {
            if (gain !== 'cost') continue
            const key = `${claim.type}/${claim.id}`
            lowOf.set(key, (lowOf.get(key) ?? 0) + (claim.countedLowCents ?? 0))
            highOf.set(key, (highOf.get(key) ?? 0) + (claim.countedHighCents ?? 0))
          }
        }
        for (const [key, cents] of costs) {
          expect(lowOf.get(key) ?? 0).toBeLessThanOrEqual(cents)
          expect(highOf.get(key) ?? 0).toBeLessThanOrEqual(cents)
        }
        const { savings } = totalsOf(opportunities)
        const paid = [...costs.values()].reduce((sum, cents) => sum + cents, 0)
        expect(savings.lowCents ?? 0).toBeLessThanOrEqual(savings.highCents ?? 0)
        expect(savings.highCents ?? 0).toBeLessThanOrEqual(paid)
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  test('the order of rows does not matter', () => {
    fc.assert(
      fc.property(randomFacts, fc.integer({ min: 1 }), ({ inputs, asOfMs }, seed) => {
        const one = opportunitiesOf(inputs, asOfMs)
        const other = opportunitiesOf(shuffled(inputs, seed), asOfMs)
        expect(other.opportunities).toEqual(one.opportunities)
        expect(other.vps).toEqual(one.vps)
        expect(other.vendors).toEqual(one.vendors)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  test('a server without a problem changes no opportunity of another resource', () => {
    const claimed = (vps: readonly VpsUse[]) =>
      find({ vps })
        .filter(({ kind }) => kind !== 'spare_ips')
        .map(({ rank, countedLowCents, countedHighCents, resources, ...own }) => ({
          ...own,
          resources: resources.map(({ id, lowCents, highCents }) => ({ id, lowCents, highCents })),
        }))
    fc.assert(
      fc.property(randomInputs, fc.integer({ min: 0, max: 99_999 }), (inputs, cents) => {
        const { vps } = seenOf(inputs, { asOfMs: PERIOD.endMs })
        const healthy = vpsUse('healthy', cents, [ipUse('healthy-ip', cents)])
        expect(claimed([...vps, healthy])).toEqual(claimed(vps))
      }),
      { seed: SEED, numRuns: 60 },
    )
  })
})

test('an idle VPS and the spare it holds: no IP is counted twice', () => {
  const opportunities = find({ vps: [vpsUse('v', 100, [free('i', 300), free('j', 200)])] })
  // Nothing is in service, so no spare is kept: both IPs are over it.
  expect(byId(opportunities, 'spare_ips:platform')).toMatchObject({ lowCents: 500, highCents: 500 })
  expect(totalsOf(opportunities).savings).toMatchObject({ lowCents: 600, highCents: 600 })
})
