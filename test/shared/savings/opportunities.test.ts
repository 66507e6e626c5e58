// Every kind of opportunity: found on one side of its boundary and not on the other, with its low and high by hand.
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import {
  benchmark,
  burned,
  byId,
  ends,
  find,
  free,
  idsOf,
  ipUse,
  price,
  quarantined,
  vendorRow,
  vpsUse,
} from './facts.ts'

/** Servers in full use: so many IPs in service that a spare is allowed. */
const inUse = (count: number, prefix = 'busy') =>
  vpsUse(
    prefix,
    1000,
    Array.from({ length: count }, (_, index) => ipUse(`${prefix}-${index}`, 100)),
  )

test('a platform in full use has no opportunity', () => {
  expect(find({ vps: [inUse(4)], tenants: [price('t', 500, 400)] })).toEqual([])
})

test('the largest high is first; equal ones are in id order, whatever order the rows came in', () => {
  const vps = [vpsUse('b', 100, []), vpsUse('c', 101, []), vpsUse('a', 100, [])]
  const ranked = [vps, vps.toReversed()].map((rows) =>
    find({ vps: rows }).map(({ rank, id }) => `${rank} ${id}`),
  )
  expect(ranked[0]).toEqual(['1 idle_vps:c', '2 idle_vps:a', '3 idle_vps:b'])
  expect(ranked[1]).toEqual(ranked[0])
})

describe('an idle VPS', () => {
  test('saves itself, and its IPs if they go with it', () => {
    const [idle] = find({ vps: [inUse(20), vpsUse('v', 5000, [free('i', 300), free('j', 200)])] })
    expect(idle).toMatchObject({
      id: 'idle_vps:v',
      rank: 1,
      lowCents: 5000,
      highCents: 5500,
      words: '$50-55 a month',
      confidence: 'high',
      gain: 'cost',
      vendor: 'hostwinds',
      missing: null,
    })
    expect(idle?.resources.map(({ id }) => id)).toEqual(['v', 'i', 'j'])
    expect(idle?.conditions).toContain('Its IPs are given up with it.')
  })

  test('may have no IP at all', () => {
    expect(ends(find({ vps: [vpsUse('v', 5000, [])] }))).toEqual([['idle_vps:v', 5000, 5000]])
  })

  test('is none with one IP in service, or when its decommission is scheduled', () => {
    expect(find({ vps: [inUse(1)] })).toEqual([])
    expect(
      find({ vps: [vpsUse('v', 5000, [burned('i', 300)], { status: 'scheduled_decommission' })] }),
    ).toEqual([])
  })

  test('of unknown cost stands: the known part at least, with confidence lowered, or no amount with the reason', () => {
    const [partly] = find({ vps: [inUse(20), vpsUse('v', 5000, [free('i', null)])] })
    expect(partly).toMatchObject({ lowCents: 5000, highCents: 5000, confidence: 'medium', missing: null })
    expect(partly?.howHigh).toContain('At least: one of the named resources has no known cost.')
    const [unknown] = find({ vps: [vpsUse('v', null, [])] })
    expect(unknown).toMatchObject({
      lowCents: null,
      highCents: null,
      words: null,
      countedLowCents: null,
      countedHighCents: null,
      missing: { code: 'unknown_cost' },
    })
  })
})

describe('an underused VPS', () => {
  const used = (inService: number, ips: number) =>
    vpsUse(
      'v',
      1000,
      Array.from({ length: ips }, (_, index) =>
        index < inService ? ipUse(`i${index}`, 100) : burned(`i${index}`, 10),
      ),
    )

  test('has fewer than half of its IPs in service, strictly, and at least one', () => {
    const kinds = (inService: number, ips: number) =>
      find({ vps: [used(inService, ips)] }).map(({ kind }) => kind)
    expect(kinds(1, 2)).toEqual(['unusable_ips'])
    expect(kinds(1, 3)).toEqual(['underused_vps', 'unusable_ips'])
    expect(kinds(2, 4)).not.toContain('underused_vps')
    expect(kinds(2, 5)).toContain('underused_vps')
    expect(kinds(0, 5)).toEqual(['idle_vps', 'unusable_ips'])
  })

  test('saves nothing for certain; if all of its IPs in service move, itself and the others', () => {
    const opportunity = byId(find({ vps: [used(1, 3)] }), 'underused_vps:v')
    expect(opportunity).toMatchObject({ lowCents: 0, highCents: 1020, confidence: 'medium' })
    expect(opportunity.resources.map(({ id }) => id)).toEqual(['v', 'i1', 'i2'])
  })
})

describe('unusable IPs', () => {
  test('are one opportunity a VPS: the burned for certain, the quarantined if they do not recover', () => {
    const vps = [
      vpsUse('v', 1000, [ipUse('a', 100), ipUse('b', 100), burned('c', 30), quarantined('d', 20)]),
      vpsUse('w', 1000, [ipUse('e', 100), burned('f', 10)]),
    ]
    const opportunities = find({ vps })
    expect(ends(opportunities)).toEqual([
      ['unusable_ips:v', 30, 50],
      ['unusable_ips:w', 10, 10],
    ])
    expect(opportunities[0]).toMatchObject({
      title: 'VPS v has 1 burned IP and 1 quarantined IP',
      confidence: 'medium',
    })
    expect(opportunities[1]).toMatchObject({ title: 'VPS w has 1 burned IP', confidence: 'high' })
  })

  test('on a VPS to be decommissioned are planned already', () => {
    expect(find({ vps: [vpsUse('v', 1, [burned('c', 30)], { status: 'scheduled_decommission' })] })).toEqual(
      [],
    )
  })
})

describe('spare IPs', () => {
  const withSpares = (inService: number, ...costs: (number | null)[]) => {
    const spares = costs.map((cents, index) => free(`spare-${index}`, cents))
    const own = Array.from({ length: costs.length }, (_, index) => ipUse(`own-${index}`, 100))
    return [inUse(inService - costs.length), vpsUse('v', 1000, [...own, ...spares])]
  }

  test.each([
    [10, 1, 0],
    [10, 2, 1],
    [11, 2, 0],
    [11, 3, 1],
    [20, 2, 0],
    [21, 4, 1],
  ])(
    'a tenth of %d in service, rounded up, is kept: of %d unassigned %d are over',
    (inService, unassigned, excess) => {
      const found = find({ vps: withSpares(inService, ...Array.from({ length: unassigned }, () => 300)) })
      expect(ends(found)).toEqual(excess === 0 ? [] : [['spare_ips:platform', excess * 300, excess * 300]])
    },
  )

  test('an allowance that no binary fraction holds is still what it says: 7 % of 100 is 7', () => {
    const settings = { ...DEFAULT_SETTINGS, spareIpAllowance: 0.07 }
    const spares = (count: number) => withSpares(100, ...Array.from({ length: count }, () => 1))
    expect(find({ vps: spares(7), settings })).toEqual([])
    expect(idsOf(find({ vps: spares(8), settings }))).toEqual(['spare_ips:platform'])
  })

  test('the cheapest are certain, the dearest the most; all are named', () => {
    const [spare] = find({ vps: withSpares(10, 400, 100, 300, 200) })
    expect(spare).toMatchObject({
      lowCents: 100 + 200 + 300,
      highCents: 400 + 300 + 200,
      confidence: 'medium',
    })
    expect(spare?.resources.map(({ id }) => id)).toEqual(['spare-1', 'spare-3', 'spare-2', 'spare-0'])
    expect(spare).toMatchObject({ countedLowCents: 600, countedHighCents: 900 })
  })

  test('an unknown cost may be the cheapest: it adds nothing, and the amount is "at least"', () => {
    const [spare] = find({ vps: withSpares(10, 400, null, 300) })
    expect(spare).toMatchObject({ lowCents: 300, highCents: 700, confidence: 'low' })
    expect(spare?.howLow).toContain('At least')
  })

  test('burned and quarantined IPs are no spare', () => {
    const vps = vpsUse('v', 1000, [ipUse('a', 1), ipUse('b', 1), burned('c', 1), quarantined('d', 1)])
    expect(idsOf(find({ vps: [vps] }))).toEqual(['unusable_ips:v'])
  })
})

test('an uneven pool makes no claim in dollars, and comes last', () => {
  const uneven = { unevenLoad: true, loadImbalance: 1.51 }
  const opportunities = find({
    vps: [vpsUse('v', 1000, [ipUse('a', 1), ipUse('b', 1)], uneven), vpsUse('w', 0, [])],
  })
  expect(ends(opportunities)).toEqual([
    ['idle_vps:w', 0, 0],
    ['uneven_load:v', null, null],
  ])
  expect(opportunities[1]).toMatchObject({ gain: 'none', missing: { code: 'no_claim' }, resources: [] })
  expect(opportunities[1]?.rationale).toContain('1.51 times their mean; more than 1.5 times is uneven')
})

describe('a tenant whose cost is above its list price', () => {
  test('strictly above, with both known; the gain is a price and not a saving', () => {
    const tenants = [
      price('even', 500, 500),
      price('over', 500, 501),
      price('free', 0, 3),
      price('none', null, 9),
      price('dark', 5, null),
    ]
    const found = find({ tenants })
    expect(ends(found)).toEqual([
      ['cost_above_list_price:free', 0, 3],
      ['cost_above_list_price:over', 0, 1],
    ])
    expect(found[0]).toMatchObject({
      gain: 'price',
      tenantId: 'free',
      confidence: 'medium',
      countedHighCents: 3,
    })
  })

  test('is "at least" while its cost is incomplete', () => {
    const [found] = find({ tenants: [{ ...price('t', 500, 600), costComplete: false }] })
    expect(found).toMatchObject({ highCents: 100, confidence: 'low' })
    expect(found?.rationale).toContain('at least $6.00')
  })
})

describe('a vendor above the cheapest benchmark', () => {
  const benchmarks = [benchmark(5000, 10_000), benchmark(300, 1000, { plan: 'Small' })]
  const vps = [vpsUse('v', 900, [ipUse('i', 100)])]

  test('strictly, by unrounded price an email; the difference for what was delivered', () => {
    // 3.00 dollars a thousand: 2,000 delivered emails at that price are 6.00.
    expect(find({ vps, benchmarks, vendors: [vendorRow(600, 2000)] })).toEqual([])
    expect(ends(find({ vps, benchmarks, vendors: [vendorRow(601, 2000)] }))).toEqual([
      ['vendor_above_benchmark:hostwinds', 0, 1],
    ])
  })

  test('needs benchmarks, delivered emails and a known cost', () => {
    expect(find({ vps, benchmarks: [], vendors: [vendorRow(1000, 2000)] })).toEqual([])
    expect(find({ vps, benchmarks, vendors: [vendorRow(1000, null)] })).toEqual([])
    expect(find({ vps, benchmarks, vendors: [vendorRow(null, 2000)] })).toEqual([])
  })

  test('an old price, strictly over the configured age, makes no opportunity, and hides no newer one', () => {
    const vendors = [vendorRow(1000, 2000)]
    const aged = (ageDays: number) => benchmark(1, 1000, { ageDays, plan: 'Aged' })
    expect(find({ vps, benchmarks: [aged(365)], vendors })).toHaveLength(1)
    expect(find({ vps, benchmarks: [aged(366)], vendors })).toEqual([])
    // The newer price is dearer: 2,000 delivered emails at 3.00 dollars a thousand are 6.00.
    expect(ends(find({ vps, benchmarks: [aged(366), ...benchmarks], vendors }))).toEqual([
      ['vendor_above_benchmark:hostwinds', 0, 400],
    ])
  })
})
