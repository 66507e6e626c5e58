// Finance's list of shared costs: what of it is owed, and what it means to have none.
import { describe, expect, test } from '@jest/globals'
import type { PlatformCostLine } from '../../../shared/inputs/platform-cost-line.ts'
import { A, PERIOD, poolOf, rowOf, run, subscription, warningsOf } from '../../worlds/world.ts'

const line = (change: Partial<PlatformCostLine>): PlatformCostLine => ({
  name: 'database',
  vendor: 'nile',
  monthlyCents: 20_000,
  validFrom: '2025-01-01',
  validTo: null,
  ...change,
})

const owed = (change: Partial<PlatformCostLine>, asOfMs = PERIOD.endMs) =>
  poolOf(run({ platformCosts: [line(change)] }, { asOfMs }), 'platform').sourceCents

describe('a line is owed on the day just before asOf', () => {
  test('valid_to is the last day, inclusive', () => {
    expect(owed({ validTo: '2025-11-30' })).toBe(20_000)
    expect(owed({ validTo: '2025-11-29' })).toBe(0)
  })

  test('valid_from is the first day, inclusive', () => {
    expect(owed({ validFrom: '2025-11-30' })).toBe(20_000)
    expect(owed({ validFrom: '2025-12-01' })).toBe(0)
  })

  test('at an early asOf it is that day', () => {
    const noon = Date.UTC(2025, 10, 15, 12)
    expect(owed({ validFrom: '2025-11-15' }, noon)).toBe(20_000)
    expect(owed({ validFrom: '2025-11-16' }, noon)).toBe(0)
    expect(owed({ validTo: '2025-11-14' }, noon)).toBe(0)
    expect(owed({ validFrom: '2025-11-15' }, Date.UTC(2025, 10, 15))).toBe(0)
  })

  test('it is a whole month’s cost, not prorated by day', () => {
    expect(owed({ validFrom: '2025-11-30', validTo: '2025-11-30' })).toBe(20_000)
  })
})

describe('no list', () => {
  const none = run({ platformCosts: null })

  test('was imported: the platform pool is null, not zero, and says so', () => {
    expect(poolOf(none, 'platform')).toMatchObject({
      sourceCents: null,
      tenantCents: null,
      unallocatedCents: null,
      differenceCents: null,
    })
    expect(warningsOf(none)).toEqual({ platform_list_missing: 1 })
  })

  test('leaves total cost known while nothing is shared, and null while it is to be', () => {
    expect(rowOf(none, A)).toMatchObject({ platformCostCents: 0, totalCostCents: 0 })
    const shared = run(
      { platformCosts: null, subscriptions: [subscription(A, 1)] },
      { policies: { shareIdle: 'none', sharePlatform: 'even' } },
    )
    expect(rowOf(shared, A)).toMatchObject({ platformCostCents: null, totalCostCents: null })
    expect(rowOf(shared, A).nulls.platformCostCents?.code).toBe('platform_list_missing')
  })
})

test('an empty list is a known zero', () => {
  const empty = run({ platformCosts: [] })
  expect(poolOf(empty, 'platform')).toMatchObject({ sourceCents: 0, tenantCents: 0, unallocatedCents: 0 })
  expect(warningsOf(empty)).toEqual({})
})
