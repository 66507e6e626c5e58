// Missing is not zero: an unknown cost is kept, counted and shown as "at least".
import { describe, expect, test } from '@jest/globals'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  ip,
  poolOf,
  rowOf,
  run,
  sent,
  subscription,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const unknownVps: Partial<CostInputs> = {
  vps: [vps('v1', null, { monthlyCostCents: 1000 })],
  ips: [ip('i1', 'v1', 301)],
  assignments: [assignment('i1', A), assignment('i1', B)],
}

describe('a VPS without an approximate_cost', () => {
  test('leaves its tenants with the known part, which is not complete', () => {
    const row = rowOf(run(unknownVps), A)
    expect(row).toMatchObject({
      infrastructureCostCents: 0,
      emailServiceCostCents: 151,
      totalCostCents: 151,
      unknownResources: 1,
      costComplete: false,
      businessHealth: { provisional: true },
    })
  })

  test('never takes monthly_cost instead', () => {
    expect(poolOf(run(unknownVps), 'vps')).toMatchObject({
      sourceCents: 0,
      unknownResources: 1,
      differenceCents: 0,
    })
    expect(warningsOf(run(unknownVps))).toEqual({ unknown_cost: 1 })
  })

  test('stays in the explanation, without cents', () => {
    const [line] = run(unknownVps).explain(A).lines
    expect(line).toMatchObject({
      resourceId: 'v1',
      resourceCents: null,
      cents: null,
      unroundedShareCents: null,
      weight: '1',
      totalWeight: '2',
    })
  })

  test('makes the run incomplete and its quality partial', () => {
    const { figures } = run(unknownVps)
    expect(figures.costComplete).toBe(false)
    expect(figures.approximation.quality).toBe('partial')
    const { figures: known } = run({ ...unknownVps, vps: [vps('v1', 1000)] })
    expect(known.costComplete).toBe(true)
    expect(known.approximation.quality).toBe('complete')
  })

  test('does not touch a tenant that weighs nothing on it', () => {
    const volumes = run({ ...unknownVps, usage: [sent(A, 0), sent(B, 5)] }, { method: 'volume' })
    expect(rowOf(volumes, A)).toMatchObject({ unknownResources: 0, costComplete: true })
    expect(rowOf(volumes, B)).toMatchObject({ unknownResources: 1, costComplete: false })
  })
})

describe('an idle resource without an approximate_cost', () => {
  const idle = { vps: [vps('v1', null), vps('v2', 500)], ips: [ip('i1', 'v2', null)] }

  test('is counted in its pool and marks no tenant', () => {
    const computed = run(idle)
    expect(poolOf(computed, 'vps').unknownResources).toBe(1)
    expect(poolOf(computed, 'ip').unknownResources).toBe(1)
    expect(rowOf(computed, A)).toMatchObject({ unknownResources: 0, costComplete: true })
    expect(computed.figures.costComplete).toBe(false)
  })

  test('stays listed with unknown cents, also while idle cost is shared', () => {
    const listed = [
      { pool: 'vps', reason: 'no_ip', resourceId: 'v1', label: 'hw-v1', cents: null, vendor: 'hostwinds' },
      {
        pool: 'ip',
        reason: 'unassigned',
        resourceId: 'i1',
        label: '192.0.2.2',
        cents: null,
        vendor: 'hostwinds',
      },
    ]
    expect(run(idle).figures.unallocated).toEqual(expect.arrayContaining(listed))
    const sharing = run(
      { ...idle, subscriptions: [subscription(A, 100)] },
      { policies: { shareIdle: 'even', sharePlatform: 'none' } },
    )
    expect(sharing.figures.unallocated).toEqual(listed)
    expect(rowOf(sharing, A).idleCostCents).toBe(500)
  })
})

describe('a resource priced at 0.00', () => {
  const free = run({ ...unknownVps, vps: [vps('v1', 0)] })

  test('is a known zero, and warned about', () => {
    expect(rowOf(free, A)).toMatchObject({
      infrastructureCostCents: 0,
      unknownResources: 0,
      costComplete: true,
    })
    expect(warningsOf(free)).toEqual({ zero_cost: 1 })
  })

  test('is explained as a line of zero cents', () => {
    expect(free.explain(A).lines[0]).toMatchObject({ resourceCents: 0, cents: 0, unroundedShareCents: '0' })
  })
})

test('monthly_cost that differs is warned about, and approximate_cost is used', () => {
  const differing = run({ vps: [vps('v1', 900, { monthlyCostCents: 1000 })] })
  expect(poolOf(differing, 'vps').sourceCents).toBe(900)
  expect(warningsOf(differing)).toEqual({ monthly_cost_differs: 1 })
  expect(warningsOf(run({ vps: [vps('v1', 900, { monthlyCostCents: 900 })] }))).toEqual({})
})

test('a VPS past its decommission date that is still there is still paid for', () => {
  const overdue = run({
    vps: [vps('v1', 900, { status: 'scheduled_decommission', decommissionScheduledForMs: 0 })],
  })
  expect(poolOf(overdue, 'vps').sourceCents).toBe(900)
  expect(warningsOf(overdue)).toEqual({ decommission_overdue: 1 })
})
