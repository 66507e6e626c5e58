// The bridge down to resources: for the platform and for every tenant each step's resources sum to what the bridge says of its
// cause, and the steps lead from one end to the other.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bridgeByResource, type ResourceChange } from '../../../shared/bridge/bridge-by-resource.ts'
import { bridgeRuns } from '../../../shared/bridge/bridge-runs.ts'
import { stepWords } from '../../../shared/bridge/step-words.ts'
import type { Subject } from '../../../shared/bridge/subject-cents.ts'
import { ADJUSTED_POOLS, type AdjustedPool } from '../../../shared/contract/closing/adjustments.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../../shared/figures/run-request.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { randomInputs, randomRequest, SEED, shuffled, TENANT_IDS } from '../../worlds/random-world.ts'
import { A, assignment, B, C, ip, payment, request, sent, vps, world } from '../../worlds/world.ts'

const of = (tenantId: string): Subject => ({ kind: 'tenant', tenantId })
const PLATFORM: Subject = { kind: 'platform' }
const subjects: readonly Subject[] = [PLATFORM, { kind: 'tenants' }, ...TENANT_IDS.map(of)]
const worlds = fc
  .tuple(
    randomInputs,
    fc.constantFrom(
      null,
      null,
      'vps_instances.approximate_cost',
      'smtp_ip_addresses.approximate_cost',
      'domain_ip_assignments',
      'subscriptions.status',
      'tenants',
    ),
  )
  .map(([inputs, name]) => (name === null ? inputs : { ...inputs, missing: new Set([name]) }))

const isOf = (subject: Subject, tenantId: string | null): boolean =>
  subject.kind === 'tenant' ? tenantId === subject.tenantId : subject.kind === 'platform' || tenantId !== null

const centsIn = (changes: readonly ResourceChange[], pool: AdjustedPool): number =>
  changes.reduce((sum, change) => sum + (change.pool === pool ? change.cents : 0), 0)

test('between any two worlds the resources of a step sum to its cents, and the steps to the change of what is known', () => {
  let resources = 0
  fc.assert(
    fc.property(worlds, worlds, randomRequest, randomRequest, (one, other, asked, askedLater) => {
      const before = { inputs: one, terms: asked }
      const after = { inputs: other, terms: askedLater }
      const { changes } = bridgeRuns(before, after)
      for (const subject of subjects) {
        const found = bridgeByResource(before, after, subject)
        for (const pool of ADJUSTED_POOLS) {
          const ofPool = changes.filter((change) => change.pool === pool && isOf(subject, change.tenantId))
          for (const { cause, changes: moved } of found.steps) {
            const expected = ofPool.filter((change) => change.cause === cause)
            expect(centsIn(moved, pool)).toBe(expected.reduce((sum, { cents }) => sum + cents, 0))
          }
          const moved = found.steps.flatMap((step) => step.changes)
          expect(found.from.known[pool] + centsIn(moved, pool)).toBe(found.to.known[pool])
          expect(found.from.known[pool] + centsIn(found.whole, pool)).toBe(found.to.known[pool])
        }
        const all = found.steps.flatMap((step) => step.changes)
        for (const { beforeCents, afterCents, cents, pool, resourceId } of all) {
          expect(cents).toBe((afterCents ?? 0) - (beforeCents ?? 0))
          // What tenants and nobody carry of servers and IPs lies on servers and IPs, to the last cent.
          if (pool === 'vps' || pool === 'ip') expect(resourceId).not.toBeNull()
        }
        resources += all.length
      }
    }),
    { seed: SEED, numRuns: 40 },
  )
  expect(resources).toBeGreaterThan(1_000)
})

test('a world and itself have no steps, in whatever order the rows come', () => {
  fc.assert(
    fc.property(randomInputs, randomRequest, (inputs, terms) => {
      const end = { inputs, terms }
      expect(bridgeByResource(end, { inputs: shuffled(inputs, 7), terms }, PLATFORM).steps).toEqual([])
    }),
    { seed: SEED, numRuns: 20 },
  )
})

const before = world({
  vps: [vps('v1', 1_000), vps('v2', 400)],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 100)],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
})
const bridge = (after: CostInputs, subject: Subject, terms: RunRequest = request()) => {
  const { steps, used, ...ends } = bridgeByResource(
    { inputs: before, terms: request() },
    { inputs: after, terms },
    subject,
  )
  const told = steps.map((step) => [
    step.cause,
    stepWords(step, subject, used),
    ...step.changes.map(({ resourceId, label, pool, cents }) => [label ?? resourceId ?? pool, cents]),
  ])
  return { told, ...ends }
}

describe('a step tells what it moved, and on which resources', () => {
  test('a price: of the server, for whoever carries it', () => {
    const after = { ...before, vps: [vps('v1', 1_200), vps('v2', 400)] }
    expect(bridge(after, PLATFORM).told).toEqual([['prices', '1 price changed.', ['hw-v1', 200]]])
    expect(bridge(after, of(A)).told).toEqual([['prices', '1 price changed.', ['hw-v1', 100]]])
    expect(bridge(after, of(C)).told).toEqual([])
  })

  test('a server that was bought, and a tenant that moved to it', () => {
    const after = {
      ...before,
      vps: [...before.vps, vps('v3', 900)],
      ips: [...before.ips, ip('i3', 'v3', 50)],
      assignments: [assignment('i1', A), assignment('i3', B, { id: `i1-${B}` }), assignment('i2', C)],
    }
    expect(bridge(after, PLATFORM).told).toEqual([
      ['resources', '1 VPS added, 1 IP added.', ['hw-v3', 900], ['192.0.2.2', 50]],
    ])
    expect(bridge(after, of(B)).told).toEqual([
      [
        'assignments',
        '1 assignment changed.',
        ['hw-v1', -500],
        ['hw-v3', 900],
        ['192.0.2.2', -150],
        ['192.0.2.2', 50],
      ],
    ])
    // A's own rows are as they were: no word of who moved.
    expect(bridge(after, of(A)).told).toEqual([
      [
        'assignments',
        'Assignments changed, and shares of what is divided moved with them.',
        ['hw-v1', 500],
        ['192.0.2.2', 150],
      ],
    ])
  })

  test('what lies on no resource is a row of its pool', () => {
    const after = { ...before, payments: [payment(A, 5_000)] }
    expect(bridge(after, of(A)).told).toEqual([['restatement', '1 payment added.', ['revenue', 5_000]]])
  })

  test('a method is named, with the one before', () => {
    const after = { ...before, usage: [sent(A, 900), sent(B, 100)] }
    expect(bridge(after, of(A), request({ method: 'volume' })).told).toEqual([
      ['method_and_policies', 'The method is volume instead of even.', ['hw-v1', 400], ['192.0.2.2', 120]],
    ])
  })

  test('of what an earlier version published, the difference is one row a pool under the method', () => {
    const published = computeRun(before, request()).figures
    const [first, ...others] = published.tenants
    if (first === undefined) throw new Error('no tenant')
    const was = { ...published, tenants: [{ ...first, infrastructureCostCents: 499 }, ...others] }
    const end = { inputs: before, terms: request() }
    const { steps, from, to } = bridgeByResource({ ...end, published: was }, end, of(A))
    expect([from.known.vps, to.known.vps]).toEqual([499, 500])
    expect(steps).toEqual([
      {
        cause: 'method_and_policies',
        worlds: null,
        changes: [
          { pool: 'vps', resourceId: null, label: null, beforeCents: 499, afterCents: 500, cents: 1 },
        ],
      },
    ])
    const back = bridgeByResource(end, { ...end, published: was }, of(A))
    expect(back.steps.map(({ changes }) => changes.map(({ cents }) => cents))).toEqual([[-1]])
  })

  test('a cost that is unknown is counted where the subject meets it, and is no cents', () => {
    const unpriced = { ...before, vps: [vps('v1', null), vps('v2', 400)] }
    const found = bridge(unpriced, of(A))
    expect(found.told).toEqual([['prices', '1 price changed.', ['hw-v1', -500]]])
    expect([found.unknownDifferences, bridge(unpriced, of(C)).unknownDifferences]).toEqual([1, 0])
  })
})
