// A step with many resources: the largest by name, the rest as one, and the cents of all.
import { expect, test } from '@jest/globals'
import { apiStep } from '../../../functions/planning-api/archived/api-steps.ts'
import { poolSigns } from '../../../shared/bridge/measure-pools.ts'
import type { AdjustedPool } from '../../../shared/contract/closing/adjustments.ts'

const change = (pool: AdjustedPool, resourceId: string | null, cents: number) => ({
  ...{ pool, resourceId, label: null, cents },
  ...{ beforeCents: null, afterCents: cents },
})

test('50 resources are named, largest first, and the rest is one entry without an id', () => {
  const changes = Array.from({ length: 60 }, (_, n) => change(n % 2 === 0 ? 'vps' : 'ip', `r${n}`, n + 1))
  const step = apiStep({ cause: 'prices', why: 'x', changes }, poolSigns('total_cost') ?? {})
  expect([step.cents, step.more_resources, step.resources.length]).toEqual([1_830, 10, 51])
  expect(step.resources[0]).toMatchObject({ resource_id: 'r59', change_cents: 60 })
  expect(step.resources.at(-1)).toEqual({
    ...{ resource_id: null, label: '10 more resources', pool: null },
    ...{ before_cents: 0, after_cents: 55, change_cents: 55 },
  })
  expect(step.resources.reduce((sum, row) => sum + row.change_cents, 0)).toBe(step.cents)
})

test('of profit a cost takes away, and revenue adds', () => {
  const changes = [change('vps', 'v1', 500), change('revenue', null, 900)]
  const step = apiStep({ cause: 'restatement', why: 'x', changes }, poolSigns('profit') ?? {})
  expect(step.cents).toBe(400)
  expect(step.resources.map((row) => [row.label, row.after_cents, row.change_cents])).toEqual([
    ['Revenue', 900, 900],
    ['v1', -500, -500],
  ])
})
