// Who is a row.
import { expect, test } from '@jest/globals'
import {
  A,
  assignment,
  B,
  C,
  ip,
  payment,
  rowOf,
  run,
  subscription,
  tenant,
  vps,
} from '../../worlds/world.ts'

const deleted = { deletedMs: 0 }

test('a tenant without infrastructure is a row of zeros', () => {
  expect(rowOf(run({}), A)).toMatchObject({
    infrastructureCostCents: 0,
    emailServiceCostCents: 0,
    idleCostCents: 0,
    platformCostCents: 0,
    totalCostCents: 0,
    unknownResources: 0,
    costComplete: true,
    revenueCents: 0,
    recognizedRevenueCents: 0,
    profitCents: 0,
  })
})

test('a deleted tenant is a row when it carries cost, known or not, or revenue', () => {
  const D = '0000000d-0000-4000-8000-000000000000'
  const { figures } = run({
    tenants: [tenant(A, deleted), tenant(B, deleted), tenant(C, deleted), tenant(D, deleted)],
    vps: [vps('v1', 1000), vps('v2', null)],
    ips: [ip('i1', 'v1', 0), ip('i2', 'v2', 0)],
    assignments: [assignment('i1', A), assignment('i2', B)],
    payments: [payment(C, 100)],
    subscriptions: [subscription(D, 4900)],
  })
  expect(figures.tenants.map(({ tenantId }) => tenantId)).toEqual([A, B, C])
})

test('a deleted tenant whose only revenue was billed in an earlier month is no row: revenue is what was billed', () => {
  const { figures } = run({
    tenants: [tenant(A, deleted)],
    payments: [
      payment(A, 3650, { billingStartMs: Date.UTC(2025, 0, 1), billingEndMs: Date.UTC(2026, 0, 1) }),
    ],
  })
  expect(figures.tenants).toEqual([])
})

test('a tenant without a name is a row whose null name has a reason', () => {
  const row = rowOf(run({ tenants: [tenant(A, { name: null })] }), A)
  expect(row.tenantName).toBeNull()
  expect(row.nulls.tenantName?.code).toBe('name_unknown')
})
