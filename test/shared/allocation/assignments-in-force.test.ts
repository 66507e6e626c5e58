// State is read just before asOf: what exists then, and which assignments are in force, to the millisecond.
import { describe, expect, test } from '@jest/globals'
import type { CostInputs, IpRow, VpsRow } from '../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  ip,
  PERIOD,
  poolOf,
  rowOf,
  run,
  tenant,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const AS_OF = PERIOD.endMs

const served = (change: {
  vps?: Partial<VpsRow>
  ip?: Partial<IpRow>
  assignment?: Parameters<typeof assignment>[2]
}): Partial<CostInputs> => ({
  vps: [vps('v1', 1000, change.vps)],
  ips: [ip('i1', 'v1', 300, change.ip)],
  assignments: [assignment('i1', A, change.assignment)],
})

const costOf = (inputs: Partial<CostInputs>, tenantId = A) => rowOf(run(inputs), tenantId).totalCostCents

describe('a thing exists when it was created before asOf', () => {
  test('a VPS created a millisecond before is paid for; at asOf it is not there yet', () => {
    expect(poolOf(run(served({ vps: { createdMs: AS_OF - 1 } })), 'vps').sourceCents).toBe(1000)
    expect(poolOf(run(served({ vps: { createdMs: AS_OF } })), 'vps').sourceCents).toBe(0)
  })

  test('an IP created at asOf is not there yet', () => {
    expect(poolOf(run(served({ ip: { createdMs: AS_OF - 1 } })), 'ip').sourceCents).toBe(300)
    const tooNew = run(served({ ip: { createdMs: AS_OF } }))
    expect(poolOf(tooNew, 'ip').sourceCents).toBe(0)
    expect(tooNew.figures.unallocated).toEqual([
      { pool: 'vps', reason: 'no_ip', resourceId: 'v1', label: 'hw-v1', cents: 1000, vendor: 'hostwinds' },
    ])
  })

  test('NULL created exists, and so does what was created before all time', () => {
    expect(costOf(served({ vps: { createdMs: null }, ip: { createdMs: Number.NEGATIVE_INFINITY } }))).toBe(
      1300,
    )
  })

  test('a tenant created at asOf is no row; one deleted at asOf is still a row, just before it was not deleted', () => {
    const { figures } = run({
      tenants: [tenant(A, { createdMs: AS_OF }), tenant(B, { deletedMs: AS_OF })],
    })
    expect(figures.tenants.map(({ tenantId }) => tenantId)).toEqual([B])
    const { figures: after } = run({ tenants: [tenant(B, { deletedMs: AS_OF - 1 })] })
    expect(after.tenants).toEqual([])
  })

  test('an early asOf describes the world of that moment', () => {
    const inputs = served({ vps: { createdMs: PERIOD.startMs }, ip: { createdMs: PERIOD.startMs } })
    const early = run(inputs, { asOfMs: PERIOD.startMs })
    const later = run(inputs, { asOfMs: PERIOD.startMs + 1 })
    expect(poolOf(early, 'vps').sourceCents).toBe(0)
    expect(poolOf(later, 'vps').sourceCents).toBe(1000)
  })
})

describe('an assignment is in force', () => {
  test('when it was assigned before asOf, not at it', () => {
    expect(costOf(served({ assignment: { assignedMs: AS_OF - 1 } }))).toBe(1300)
    expect(costOf(served({ assignment: { assignedMs: AS_OF } }))).toBe(0)
  })

  test('when it expires at asOf or later, not a millisecond before', () => {
    expect(costOf(served({ assignment: { expiresMs: AS_OF } }))).toBe(1300)
    expect(costOf(served({ assignment: { expiresMs: Number.POSITIVE_INFINITY } }))).toBe(1300)
    expect(costOf(served({ assignment: { expiresMs: AS_OF - 1 } }))).toBe(0)
  })

  test('never without an assigned date', () => {
    const without = run(served({ assignment: { assignedMs: null } }))
    expect(rowOf(without, A).totalCostCents).toBe(0)
    expect(warningsOf(without)).toEqual({ assignment_without_start: 1 })
  })

  test('whatever its status says, except scheduled, and expired without an expiry date', () => {
    const cost = (status: string | null, expiresMs: number | null = null) =>
      costOf(served({ assignment: { status, expiresMs } }))
    expect(cost('active')).toBe(1300)
    expect(cost('warming')).toBe(1300)
    expect(cost(null)).toBe(1300)
    expect(cost('expired', AS_OF)).toBe(1300)
    expect(cost('expired')).toBe(0)
    expect(cost('scheduled')).toBe(0)
    expect(cost('scheduled', AS_OF + 1)).toBe(0)
  })

  test('status and dates that agree are not warned about', () => {
    const future = { assignedMs: AS_OF + 1 }
    const over = { expiresMs: AS_OF - 1 }
    expect(warningsOf(run(served({ assignment: { status: 'scheduled', ...future } })))).toEqual({})
    expect(warningsOf(run(served({ assignment: { status: 'expired', ...over } })))).toEqual({})
  })
})

describe('an assignment that leads to no tenant does not count', () => {
  test('its domain does not exist', () => {
    const missing = run(
      served({ assignment: { domainExists: false, domainTenantId: null, companyTenantId: null } }),
    )
    expect(rowOf(missing, A).totalCostCents).toBe(0)
    expect(warningsOf(missing)).toEqual({ assignment_domain_missing: 1 })
  })

  test('its domain has no tenant, even if its company has one', () => {
    const ownerless = run(served({ assignment: { domainTenantId: null, companyTenantId: A } }))
    expect(rowOf(ownerless, A).totalCostCents).toBe(0)
    expect(warningsOf(ownerless)).toEqual({ domain_without_tenant: 1 })
  })
})

test("the cost follows the domain's tenant where its company belongs to another", () => {
  const differing = run(served({ assignment: { companyTenantId: B } }))
  expect([rowOf(differing, A).totalCostCents, rowOf(differing, B).totalCostCents]).toEqual([1300, 0])
  expect(warningsOf(differing)).toEqual({ company_tenant_differs: 1 })
})

test('a domain of a tenant that does not exist keeps its cost in a row without a name', () => {
  const ghost = 'deadbeef-0000-4000-8000-000000000000'
  const haunted = run({ ...served({}), assignments: [assignment('i1', ghost)] })
  expect(rowOf(haunted, ghost)).toMatchObject({ tenantName: null, totalCostCents: 1300 })
  expect(rowOf(haunted, ghost).nulls.tenantName).toBeDefined()
  expect(warningsOf(haunted)).toEqual({ tenant_missing: 1 })
})
