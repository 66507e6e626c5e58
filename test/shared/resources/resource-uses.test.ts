// How paid servers and IPs are used: cost and in-service as the cost run has them, load by volume_per_ip.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { IpUse } from '../../../shared/contract/summary/resources.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { A, assignment, B, C, ip, sent, vps } from '../../worlds/world.ts'
import { onlyVps, seenOf } from './uses.ts'

const POOL = {
  vps: [vps('v1', 1000)],
  ips: [
    ip('i1', 'v1', 300, { status: 'warmed' }),
    ip('i2', 'v1', 300),
    ip('i3', 'v1', null),
    ip('i4', 'v1', 150, { status: 'burned' }),
  ],
  assignments: [
    assignment('i1', A),
    assignment('i1', B),
    assignment('i2', A),
    assignment('i2', C),
    assignment('i4', C),
  ],
}

test('utilization is of the IPs in service; the costs are those of the cost run, unknown ones null', () => {
  const use = onlyVps(seenOf(POOL))
  expect(use).toMatchObject({
    vpsId: 'v1',
    label: 'hw-v1',
    vendor: 'hostwinds',
    costCents: 1000,
    ips: 4,
    ipsInService: 2,
    utilization: 0.5,
    tenants: 3,
  })
  expect(
    use.ipUses.map(({ ipId, costCents, inService, tenants }) => [ipId, costCents, inService, tenants]),
  ).toEqual([
    ['i1', 300, true, 2],
    ['i2', 300, true, 2],
    ['i3', null, false, 0],
    ['i4', 150, false, 0],
  ])
})

test('a VPS without an IP has no utilization, and not zero', () => {
  expect(onlyVps(seenOf({ vps: [vps('v1', 1000)] }))).toMatchObject({ ips: 0, utilization: null })
})

test('a null says why: not known, not in service, nothing to compare or not reported', () => {
  const codes = ({ nulls }: { readonly nulls: Readonly<Record<string, { readonly code: string }>> }) =>
    Object.fromEntries(Object.entries(nulls).map(([field, { code }]) => [field, code]))
  const incident = { tenantIdText: A, outcome: 'bounced', incidents: 1, costImpactDollars: null, ipId: 'i1' }
  const use = onlyVps(
    seenOf(POOL, {
      incidents: [{ ...incident, vpsId: null }],
      outcomes: { [A]: { trackedEmails: 0, bouncedEmails: 0, spamComplaints: 0, revenueCents: 1 } },
    }),
  )
  expect(codes(use)).toEqual({
    bounceRate: 'no_emails',
    loadImbalance: 'volume_unknown',
    unevenLoad: 'volume_unknown',
    incidentCostImpactCents: 'no_cost_reported',
  })
  expect(codes(use.ipUses[2] as IpUse)).toMatchObject({
    costCents: 'unknown_cost',
    trackedEmails: 'no_tenants',
    load: 'no_tenants',
  })
  expect(codes(onlyVps(seenOf({ vps: [vps('v1', 1000)] })))).toMatchObject({
    utilization: 'no_ips',
    loadImbalance: 'fewer_than_two_ips',
    incidents: 'incidents_unknown',
  })
})

test('without the way from IP to tenant nobody can say what is in use', () => {
  expect(seenOf({ ...POOL, missing: new Set(['domain_ip_assignments']) }).vps).toEqual([])
})

describe('the load of an IP', () => {
  // The figure book's volume_per_ip example: A holds two IPs, so 450 on each.
  const usage = [sent(A, 900), sent(B, 300), sent(C, 100)]

  test('is the tenants’ volumes divided by their IPs in service; the imbalance is the largest over the mean', () => {
    const use = onlyVps(seenOf({ ...POOL, usage }))
    expect(use.ipUses.map(({ load }) => load)).toEqual([750, 550, null, null])
    expect(use).toMatchObject({ loadImbalance: 1.15, unevenLoad: false })
  })

  test('of an unknown volume is null, and the pool’s balance with it', () => {
    const use = onlyVps(seenOf({ ...POOL, usage: usage.slice(0, 2) }))
    expect(use.ipUses.map(({ load }) => load)).toEqual([750, null, null, null])
    expect(use).toMatchObject({ loadImbalance: null, unevenLoad: null })
  })

  test('needs two IPs in service and any volume to be uneven', () => {
    const one = { ...POOL, assignments: [assignment('i1', A)], usage }
    expect(onlyVps(seenOf(one))).toMatchObject({ loadImbalance: null, unevenLoad: null })
    const silent = [sent(A, 0), sent(B, 0), sent(C, 0)]
    expect(onlyVps(seenOf({ ...POOL, usage: silent }))).toMatchObject({
      loadImbalance: null,
      unevenLoad: null,
    })
  })

  const held = (...volumes: number[]) => {
    const tenants = [A, B, C].slice(0, volumes.length)
    return onlyVps(
      seenOf({
        vps: [vps('v1', 1000)],
        ips: tenants.map((_, index) => ip(`i${index}`, 'v1', 100)),
        assignments: tenants.map((id, index) => assignment(`i${index}`, id)),
        usage: tenants.map((id, index) => sent(id, volumes[index] as number)),
      }),
    )
  }

  test('is uneven strictly over 1.5 times the mean', () => {
    expect(held(300, 100)).toMatchObject({ loadImbalance: 1.5, unevenLoad: false })
    expect(held(301, 100)).toMatchObject({ loadImbalance: 1.5, unevenLoad: true })
  })

  test('is compared unrounded: a third is a third', () => {
    // A sends 1 and B 2, each over three IPs: i1 carries 1/3 + 2/3, i2 1/3, which is 1.5 times their mean to the last digit.
    const usesOf = (volumeOfB: number) =>
      seenOf({
        vps: [vps('v1', 1000), vps('v2', 1000)],
        ips: [ip('i1', 'v1', 100), ip('i2', 'v1', 100), ip('j1', 'v2', 100), ip('j2', 'v2', 100)],
        assignments: [
          ...['i1', 'i2', 'j1'].map((id) => assignment(id, A)),
          ...['i1', 'j1', 'j2'].map((id) => assignment(id, B)),
        ],
        usage: [sent(A, 1), sent(B, volumeOfB)],
      }).vps[0]
    expect(usesOf(2)).toMatchObject({ loadImbalance: 1.5, unevenLoad: false })
    expect(usesOf(3)).toMatchObject({ loadImbalance: 1.6, unevenLoad: true })
  })
})

test('outcomes and revenue are of the tenants in service; one tenant’s bad data leave out that tenant', () => {
  const use = onlyVps(
    seenOf(POOL, {
      outcomes: {
        [A]: { trackedEmails: 900, bouncedEmails: 90, spamComplaints: 1, revenueCents: 5000 },
        [B]: { trackedEmails: 100, bouncedEmails: 10, spamComplaints: 2, revenueCents: 700 },
        [C]: { revenueCents: 30 },
      },
    }),
  )
  const [first, second, , burned] = use.ipUses
  expect(use).toMatchObject({
    trackedEmails: 1000,
    bouncedEmails: 100,
    spamComplaints: 3,
    bounceRate: 0.1,
    revenueBehindCents: 5730,
  })
  expect(first).toMatchObject({ trackedEmails: 1000, bounceRate: 0.1, revenueBehindCents: 5700 })
  expect(second).toMatchObject({ trackedEmails: 900, bouncedEmails: 90, revenueBehindCents: 5030 })
  expect(burned).toMatchObject({ trackedEmails: null, bounceRate: null, revenueBehindCents: null })
})

test('in any world: every paid VPS and IP once, costs summing to the pools of the cost run, in service as it charges', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, request) => {
      const { vps: uses, run } = seenOf(inputs, { asOfMs: request.asOfMs })
      const source = (pool: string) => run.pools.find((totals) => totals.pool === pool)?.sourceCents
      const sum = (cents: readonly (number | null)[]) =>
        cents.reduce<number>((all, one) => all + (one ?? 0), 0)
      if (uses.length === 0) return
      const ips = uses.flatMap(({ ipUses }) => ipUses)
      if (source('vps') !== null) expect(sum(uses.map(({ costCents }) => costCents))).toBe(source('vps'))
      if (source('ip') !== null) expect(sum(ips.map(({ costCents }) => costCents))).toBe(source('ip'))
      const idle = new Set(
        run.unallocated.filter(({ pool }) => pool === 'ip').map(({ resourceId }) => resourceId),
      )
      if (source('ip') !== null)
        expect(ips.every(({ ipId, inService }) => inService !== idle.has(ipId))).toBe(true)
    }),
    { seed: SEED, numRuns: 100 },
  )
})
