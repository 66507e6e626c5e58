// Unallocated is a row, with one reason each, in a fixed precedence; nothing of it is charged to a tenant.
import { describe, expect, test } from '@jest/globals'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { A, assignment, ip, poolOf, rowOf, run, vps, warningsOf } from '../../worlds/world.ts'

const unallocated = (inputs: Partial<CostInputs>) =>
  run(inputs).figures.unallocated.map(({ pool, reason, resourceId }) => `${pool} ${resourceId} ${reason}`)

const decommission = { status: 'scheduled_decommission' }

describe('a VPS', () => {
  test('scheduled for decommission stays unallocated for that reason, even without any IP', () => {
    expect(unallocated({ vps: [vps('v1', 1000, decommission)] })).toEqual(['vps v1 scheduled_decommission'])
  })

  test('scheduled for decommission stays unallocated even while its IPs are used, and so do they', () => {
    const leaving = run({
      vps: [vps('v1', 1000, decommission)],
      ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 200, { status: 'burned' })],
      assignments: [assignment('i1', A)],
    })
    expect(leaving.figures.unallocated).toEqual([
      {
        pool: 'vps',
        reason: 'scheduled_decommission',
        resourceId: 'v1',
        label: 'hw-v1',
        cents: 1000,
        vendor: 'hostwinds',
      },
      {
        pool: 'ip',
        reason: 'scheduled_decommission',
        resourceId: 'i1',
        label: '192.0.2.2',
        cents: 300,
        vendor: 'hostwinds',
      },
      {
        pool: 'ip',
        reason: 'scheduled_decommission',
        resourceId: 'i2',
        label: '192.0.2.2',
        cents: 200,
        vendor: 'hostwinds',
      },
    ])
    expect(rowOf(leaving, A).totalCostCents).toBe(0)
    expect(poolOf(leaving, 'vps').sourceCents).toBe(1000)
  })

  test('without an IP has no_ip; with IPs of which none serves it has no_ip_in_service', () => {
    expect(
      unallocated({
        vps: [vps('v1', 1000), vps('v2', 1000)],
        ips: [ip('i1', 'v2', 300)],
      }),
    ).toEqual(['vps v1 no_ip', 'vps v2 no_ip_in_service', 'ip i1 unassigned'])
  })

  test.each(['provisioning', 'decommissioned', null, 'suspended'])(
    'with status %s is not paid for',
    (status) => {
      const { figures } = run({ vps: [vps('v1', 1000, { status })] })
      expect(figures.unallocated).toEqual([])
      expect(figures.pools).toContainEqual(expect.objectContaining({ pool: 'vps', sourceCents: 0 }))
    },
  )
})

describe('an IP', () => {
  const withStatus = (status: string | null, assigned: boolean) =>
    run({
      vps: [vps('v1', 1000)],
      ips: [ip('i1', 'v1', 300, { status }), ip('i2', 'v1', 300)],
      assignments: [assignment('i2', A), ...(assigned ? [assignment('i1', A)] : [])],
    })
  const reasonOf = (status: string | null, assigned: boolean) =>
    withStatus(status, assigned).figures.unallocated.map(({ reason }) => reason)

  test.each(['assigned', 'warming', 'warmed', 'degraded'])(
    '%s serves with an assignment, and is unassigned without',
    (status) => {
      expect(reasonOf(status, true)).toEqual([])
      expect(reasonOf(status, false)).toEqual(['unassigned'])
    },
  )

  test.each([
    ['burned', 'burned'],
    ['quarantined', 'quarantined'],
    ['available', 'unassigned'],
  ])('%s never serves, whatever assignments say', (status, reason) => {
    expect(reasonOf(status, false)).toEqual([reason])
    expect(reasonOf(status, true)).toEqual([reason])
    expect(warningsOf(withStatus(status, false))).toEqual({})
    expect(warningsOf(withStatus(status, true))).toEqual({ assignment_on_unusable_ip: 1 })
  })

  test('that serves nobody absorbs none of the VPS', () => {
    const [line] = withStatus('burned', true).explain(A).lines
    expect(line).toMatchObject({ resourceId: 'v1', resourceCents: 1000, inServiceIps: 1, cents: 1000 })
  })

  test('outside a paid VPS is in no pool', () => {
    const outside = run({
      vps: [vps('v1', 1000, { status: 'decommissioned' })],
      ips: [ip('i1', 'v1', 300), ip('i2', null, 300), ip('i3', 'nowhere', 300)],
      assignments: [assignment('i1', A), assignment('i2', A)],
    })
    expect(poolOf(outside, 'ip')).toMatchObject({ sourceCents: 0, tenantCents: 0, unallocatedCents: 0 })
    expect(rowOf(outside, A).totalCostCents).toBe(0)
    expect(warningsOf(outside)).toEqual({ ip_outside_paid_vps: 3 })
  })
})

test('each line that is owed on Finance’s list is a platform row', () => {
  const line = {
    name: 'database',
    vendor: 'nile',
    monthlyCents: 20_000,
    validFrom: '2025-01-01',
    validTo: null,
  }
  expect(run({ platformCosts: [line] }).figures.unallocated).toEqual([
    {
      pool: 'platform',
      reason: 'platform',
      resourceId: 'database',
      label: 'database',
      cents: 20_000,
      vendor: 'nile',
    },
  ])
})
