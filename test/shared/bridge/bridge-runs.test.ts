// The bridge: every cent of the change between two runs has one cause, and a change of one thing has no other cause.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Bridge, bridgeRuns } from '../../../shared/bridge/bridge-runs.ts'
import { centsOf, knownCents } from '../../../shared/bridge/known-cents.ts'
import { settledInputs } from '../../../shared/bridge/settled-inputs.ts'
import { ADJUSTED_POOLS, CAUSES, type Cause } from '../../../shared/contract/closing/adjustments.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { shiftPeriod } from '../../../shared/periods/period.ts'
import { randomInputs, randomPolicies, randomRequest, SEED, shuffled } from '../../worlds/random-world.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  PERIOD,
  payment,
  request,
  sent,
  subscription,
  tenant,
  vps,
  world,
} from '../../worlds/world.ts'

const often = (numRuns: number) => ({ seed: SEED, numRuns })

const bridge = (
  before: CostInputs,
  after: CostInputs,
  termsBefore: RunRequest = request(),
  termsAfter: RunRequest = termsBefore,
): Bridge => bridgeRuns({ inputs: before, terms: termsBefore }, { inputs: after, terms: termsAfter })

const causesOf = ({ changes }: Bridge): Cause[] =>
  CAUSES.filter((cause) => changes.some((c) => c.cause === cause))

/** What the ends differ by, from their published figures: `tenant pool` to cents. */
const differences = (before: RunFigures, after: RunFigures): Record<string, number> => {
  const sums: Record<string, number> = {}
  const add = (sign: number, figures: RunFigures) => {
    const rows: [string | null, string, number | null][] = [
      ...figures.tenants.flatMap((row) =>
        ADJUSTED_POOLS.map((pool): [string, string, number | null] => [
          row.tenantId,
          pool,
          centsOf(row, pool),
        ]),
      ),
      ...figures.unallocated.map((row): [null, string, number | null] => [null, row.pool, row.cents]),
      [null, 'revenue', figures.revenue.unattributedCents],
    ]
    for (const [tenantId, pool, cents] of rows) {
      const key = `${tenantId} ${pool}`
      sums[key] = (sums[key] ?? 0) + sign * (cents ?? 0)
    }
  }
  add(-1, before)
  add(1, after)
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0))
}

const summed = ({ changes }: Bridge): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const { tenantId, pool, cents } of changes) {
    const key = `${tenantId} ${pool}`
    sums[key] = (sums[key] ?? 0) + cents
  }
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0))
}

/** Worlds in which one source may be missing. */
const worlds = fc
  .tuple(
    randomInputs,
    fc.constantFrom(
      null,
      null,
      'vps_instances.approximate_cost',
      'domain_ip_assignments',
      'subscriptions.status',
      'tenants',
      'payments',
    ),
  )
  .map(([inputs, name]) => (name === null ? inputs : { ...inputs, missing: new Set([name]) }))

describe('between any two worlds', () => {
  test('the causes sum to the difference of the published figures, for every tenant and pool', () => {
    fc.assert(
      fc.property(worlds, worlds, randomRequest, randomRequest, (one, other, asked, askedLater) => {
        const found = bridge(one, other, asked, askedLater)
        expect(summed(found)).toEqual(
          differences(computeRun(one, asked).figures, computeRun(other, askedLater).figures),
        )
        expect(found.changes.every(({ cents }) => Number.isSafeInteger(cents) && cents !== 0)).toBe(true)
      }),
      often(100),
    )
  })

  test('also between two months', () => {
    const next = shiftPeriod(PERIOD, 1)
    const later = request({ period: next, asOfMs: next.endMs, readAtMs: next.endMs })
    fc.assert(
      fc.property(randomInputs, randomInputs, (one, other) => {
        expect(summed(bridge(one, other, request(), later))).toEqual(
          differences(computeRun(one, request()).figures, computeRun(other, later).figures),
        )
      }),
      often(40),
    )
  })

  test('there and back again is the same change with the other sign, in sum', () => {
    fc.assert(
      fc.property(randomInputs, randomInputs, randomRequest, (one, other, asked) => {
        const back = Object.entries(summed(bridge(other, one, asked))).map(([key, cents]) => [key, -cents])
        expect(summed(bridge(one, other, asked))).toEqual(Object.fromEntries(back))
      }),
      often(30),
    )
  })

  test('a run and itself have nothing between them, in whatever order the rows come', () => {
    fc.assert(
      fc.property(randomInputs, randomRequest, (inputs, asked) => {
        expect(bridge(inputs, shuffled(inputs, 7), asked).changes).toEqual([])
      }),
      often(30),
    )
  })

  test('the inputs stay as they were', () => {
    fc.assert(
      fc.property(randomInputs, randomInputs, (one, other) => {
        const before = structuredClone([one, other])
        bridge(one, other)
        expect([one, other]).toEqual(before)
      }),
      often(15),
    )
  })
})

describe('where one thing changed, it is the only cause', () => {
  const only = (cause: Cause, change: (inputs: CostInputs, from: CostInputs) => Partial<CostInputs>) =>
    test(`${cause}`, () => {
      let moved = 0
      fc.assert(
        fc.property(randomInputs, randomInputs, randomRequest, (inputs, from, asked) => {
          const found = causesOf(bridge(inputs, { ...inputs, ...change(inputs, from) }, asked))
          expect(found.filter((other) => other !== cause)).toEqual([])
          moved += found.length
        }),
        often(40),
      )
      expect(moved).toBeGreaterThan(10)
    })

  only('prices', ({ vps: servers, ips, platformCosts }) => ({
    vps: servers.map((row) => ({ ...row, approximateCostCents: (row.approximateCostCents ?? 5) + 7 })),
    ips: ips.map((row) => ({ ...row, approximateCostCents: null })),
    platformCosts: platformCosts?.map((line) => ({ ...line, monthlyCents: line.monthlyCents + 1 })) ?? null,
  }))
  only('resources', ({ vps: servers, ips, platformCosts }) => ({
    vps: [...servers.slice(1).map((row) => ({ ...row, status: 'scheduled_decommission' })), vps('v9', 123)],
    ips: ips.map((row) => ({ ...row, vpsId: 'v9' })),
    platformCosts: platformCosts?.slice(1) ?? null,
  }))
  only('assignments', (_, { assignments }) => ({ assignments }))
  only('restatement', (_, { tenants, subscriptions, payments, addons }) => ({
    tenants,
    subscriptions,
    payments,
    addons,
  }))

  test('usage', () => {
    let moved = 0
    fc.assert(
      fc.property(randomInputs, randomInputs, randomPolicies, (inputs, { usage }, policies) => {
        const terms = request({ method: 'volume', policies: { ...policies, sharePlatform: 'by_emails' } })
        const found = causesOf(bridge(inputs, { ...inputs, usage }, terms))
        expect(found.filter((cause) => cause !== 'usage')).toEqual([])
        moved += found.length
      }),
      often(40),
    )
    expect(moved).toBeGreaterThan(10)
  })

  test('method_and_policies', () => {
    let moved = 0
    fc.assert(
      fc.property(randomInputs, randomPolicies, (inputs, policies) => {
        const found = causesOf(bridge(inputs, inputs, request(), request({ method: 'volume', policies })))
        expect(found.filter((cause) => cause !== 'method_and_policies')).toEqual([])
        moved += found.length
      }),
      often(40),
    )
    expect(moved).toBeGreaterThan(10)
  })
})

test('dates taken out give the very same cents, at whatever moment they are then computed for', () => {
  const later = PERIOD.endMs + 90 * 24 * 60 * 60 * 1000
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, asked) => {
      const settled = { ...settledInputs(inputs, asked.asOfMs), payments: [] }
      const without = { ...inputs, payments: [] }
      expect(knownCents(computeRun(settled, { ...asked, asOfMs: later }).figures)).toEqual(
        knownCents(computeRun(without, asked).figures),
      )
    }),
    often(50),
  )
})

describe('a month that finance can follow by hand', () => {
  const before = world({
    vps: [vps('v1', 1_000), vps('v2', 400)],
    ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 100)],
    assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', B)],
    usage: [sent(A, 900), sent(B, 100)],
    payments: [payment(A, 5_000)],
    platformCosts: [
      { name: 'dns', vendor: 'north', monthlyCents: 100, validFrom: '2025-01-01', validTo: '2025-10-31' },
      { name: 'dns', vendor: 'north', monthlyCents: 150, validFrom: '2025-11-01', validTo: null },
    ],
  })
  const change = (found: Bridge) =>
    found.changes.map(({ tenantId, pool, cause, cents }) => [tenantId, pool, cause, cents])

  test('a price, a new server, an assignment found, a method and a payment each stand for themselves', () => {
    const after = {
      ...before,
      vps: [vps('v1', 1_200), vps('v2', 400), vps('v3', 50)],
      assignments: [...before.assignments, assignment('i2', C)],
      payments: [payment(A, 5_000), payment(B, 700)],
    }
    expect(change(bridge(before, after, request(), request({ method: 'volume' })))).toEqual([
      // Of $12.00 A carries half, $1.00 more; by volume 900 of 1,000.
      [A, 'vps', 'prices', 100],
      [A, 'vps', 'method_and_policies', 480],
      [A, 'ip', 'method_and_policies', 120],
      // C halves what B paid for v2 and i2; the volume of C is not known, so i2 stays even.
      [B, 'vps', 'prices', 100],
      [B, 'vps', 'assignments', -200],
      [B, 'vps', 'method_and_policies', -480],
      [B, 'ip', 'assignments', -50],
      [B, 'ip', 'method_and_policies', -120],
      [B, 'revenue', 'restatement', 700],
      [C, 'vps', 'assignments', 200],
      [C, 'ip', 'assignments', 50],
      [null, 'vps', 'resources', 50],
    ])
  })

  test('a server bought and assigned comes as a resource without tenants, and the assignments carry it to them', () => {
    const after = {
      ...before,
      vps: [...before.vps, vps('v3', 50)],
      ips: [...before.ips, ip('i3', 'v3', 20)],
      assignments: [...before.assignments, assignment('i3', C)],
    }
    expect(change(bridge(before, after))).toEqual([
      [C, 'vps', 'assignments', 50],
      [C, 'ip', 'assignments', 20],
      [null, 'vps', 'resources', 50],
      [null, 'vps', 'assignments', -50],
      [null, 'ip', 'resources', 20],
      [null, 'ip', 'assignments', -20],
    ])
  })

  test('usage moves nothing under the even method, so volumes that come with a new method are its effect', () => {
    const after = { ...before, usage: [sent(A, 100), sent(B, 900)] }
    expect(causesOf(bridge(before, after, request(), request({ method: 'volume' })))).toEqual([
      'method_and_policies',
    ])
    expect(causesOf(bridge(before, after, request({ method: 'volume' }), request()))).toEqual([
      'usage',
      'method_and_policies',
    ])
  })

  test('from October to November a price on the list that ended and began anew is a price', () => {
    const october = shiftPeriod(PERIOD, -1)
    const earlier = request({ period: october, asOfMs: october.endMs, readAtMs: october.endMs })
    expect(change(bridge(before, before, earlier, request()))).toEqual([
      [A, 'revenue', 'restatement', 5_000],
      [null, 'platform', 'prices', 50],
    ])
  })

  test('a server bought in November is a resource, though both months read the same rows', () => {
    const october = shiftPeriod(PERIOD, -1)
    const earlier = request({ period: october, asOfMs: october.endMs, readAtMs: october.endMs })
    const bought = world({ vps: [vps('v1', 700, { createdMs: Date.UTC(2025, 10, 9) })] })
    expect(change(bridge(bought, bought, earlier, request()))).toEqual([[null, 'vps', 'resources', 700]])
  })

  test('a price that comes to be known is a price, and is counted as known in part at one end', () => {
    const unpriced = { ...before, vps: [vps('v1', null), vps('v2', 400)] }
    const found = bridge(unpriced, before)
    expect(change(found)).toEqual([
      [A, 'vps', 'prices', 500],
      [B, 'vps', 'prices', 500],
    ])
    expect(found.unknownDifferences).toBe(2)
    expect(bridge(before, before).unknownDifferences).toBe(0)
  })

  test('a source that was missing and came back is a restatement', () => {
    const without = { ...before, missing: new Set(['domain_ip_assignments']) }
    const found = bridge(without, before)
    expect(causesOf(found)).toEqual(['restatement'])
    expect(found.unknownDifferences).toBe(6)
  })

  test('a tenant that signed up and shares the platform cost is a restatement', () => {
    const terms = request({ policies: { shareIdle: 'none', sharePlatform: 'even' } })
    const joined = { ...before, subscriptions: [subscription(A, 900), subscription(C, 900)] }
    const found = bridge({ ...before, subscriptions: [subscription(A, 900)] }, joined, terms)
    expect(change(found)).toEqual([
      [A, 'platform', 'restatement', -75],
      [C, 'platform', 'restatement', 75],
    ])
  })

  test('a deleted tenant keeps its cost, and one that is not in the tenants table can carry too', () => {
    const gone = { ...before, tenants: [tenant(A, { deletedMs: 0 }), tenant(C)], payments: [] }
    expect(change(bridge({ ...before, payments: [] }, gone))).toEqual([])
  })

  test('what an earlier version of the method published is a change of method', () => {
    const { figures } = computeRun(before, request())
    const [first, ...others] = figures.tenants
    if (first === undefined) throw new Error('no tenant')
    const published = { ...figures, tenants: [{ ...first, infrastructureCostCents: 499 }, ...others] }
    const start = { inputs: before, terms: request(), published }
    const after = { ...before, vps: [vps('v1', 1_002), vps('v2', 400)] }
    expect(change(bridgeRuns(start, { inputs: after, terms: request() }))).toEqual([
      [A, 'vps', 'prices', 1],
      [A, 'vps', 'method_and_policies', 1],
      [B, 'vps', 'prices', 1],
    ])
  })
})
