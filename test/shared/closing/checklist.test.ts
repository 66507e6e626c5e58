// What holds a close back, and what only stands beside it.
import { describe, expect, test } from '@jest/globals'
import {
  assertMayClose,
  type CloseFacts,
  closeChecklist,
  MOST_UNKNOWN_COST_PERCENT,
  type RunToClose,
} from '../../../shared/closing/checklist.ts'
import type { ChecklistId } from '../../../shared/contract/closing/close.ts'
import type { PoolTotals } from '../../../shared/contract/run-figures.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { PERIOD } from '../../worlds/world.ts'

const pool = (name: PoolTotals['pool'], change: Partial<PoolTotals> = {}): PoolTotals => ({
  pool: name,
  sourceCents: 10,
  tenantCents: 7,
  unallocatedCents: 3,
  unknownResources: 0,
  differenceCents: 0,
  ...change,
})
const revenue = { sourceCents: 5, tenantCents: 5, unattributedCents: 0, differenceCents: 0 }
const nothing = { sourceCents: null, tenantCents: null, unallocatedCents: null, differenceCents: null }

const facts = (change: Partial<RunToClose> = {}, around: Partial<CloseFacts> = {}): CloseFacts => ({
  period: PERIOD,
  nowMs: PERIOD.endMs,
  run: {
    runId: 'run-1',
    asOf: '2025-12-01T00:00:00Z',
    pools: [pool('vps'), pool('ip'), pool('platform')],
    revenue,
    warnings: {},
    archive: { key: 'archive/2025-11/run-1.json', sha256: 'a'.repeat(64) },
    unknownCost: { unknownResources: 0, paidResources: 200 },
    ...change,
  },
  mostUnknownCostPercent: MOST_UNKNOWN_COST_PERCENT,
  ...around,
})

const failing = (seen: CloseFacts): ChecklistId[] =>
  closeChecklist(seen).flatMap(({ id, result }) => (result === 'fail' ? [id] : []))
const itemOf = (seen: CloseFacts, id: ChecklistId) => closeChecklist(seen).find((item) => item.id === id)

test('a whole month in order passes, with the invoices noted', () => {
  expect(closeChecklist(facts()).map(({ id, result }) => `${id} ${result}`)).toEqual([
    'period_ended pass',
    'run_published pass',
    'run_covers_period pass',
    'conserves pass',
    'unknown_cost_share pass',
    'inputs_archived pass',
    'warnings_listed pass',
    'invoices_reconciled note',
  ])
  expect(itemOf(facts(), 'invoices_reconciled')?.detail).toBe('no invoice held against this yet.')
  expect(() => assertMayClose('2025-11', closeChecklist(facts()))).not.toThrow()
})

test.each<[string, CloseFacts, ChecklistId[]]>([
  ['a month that has a millisecond to go', facts({}, { nowMs: PERIOD.endMs - 1 }), ['period_ended']],
  ['a run as of an earlier moment', facts({ asOf: '2025-11-30T23:59:59Z' }), ['run_covers_period']],
  ['a pool that differs by a cent', facts({ pools: [pool('vps', { differenceCents: -1 })] }), ['conserves']],
  ['revenue that differs by a cent', facts({ revenue: { ...revenue, differenceCents: 1 } }), ['conserves']],
  ['servers whose tenants cannot be known', facts({ pools: [pool('vps', nothing)] }), ['conserves']],
  ['inputs that are nowhere kept', facts({ archive: null }), ['inputs_archived']],
  ['an unknown cost share nobody can tell', facts({ unknownCost: null }), ['unknown_cost_share']],
  [
    'no run at all',
    facts({}, { run: null }),
    [
      'run_published',
      'run_covers_period',
      'conserves',
      'unknown_cost_share',
      'inputs_archived',
      'warnings_listed',
    ],
  ],
])('%s holds it back', (_, seen, ids) => {
  expect(failing(seen)).toEqual(ids)
  for (const id of ids) expect(itemOf(seen, id)?.detail).toMatch(/^.+\.$/)
})

test.each([
  ['a platform list that was never imported', { pools: [pool('vps'), pool('platform', nothing)] }],
  ['payments that cannot be read', { revenue: { ...revenue, ...nothing } }],
])('%s does not, and is named', (_, change) => {
  expect(failing(facts(change))).toEqual([])
  expect(itemOf(facts(change), 'conserves')?.detail).toMatch(
    /(platform pool|Revenue|revenue) cannot be known/,
  )
})

describe('the gate on unknown cost', () => {
  const share = (unknownResources: number, paidResources: number, mostUnknownCostPercent = 5) =>
    failing(facts({ unknownCost: { unknownResources, paidResources } }, { mostUnknownCostPercent }))

  test('is passed at exactly 5 %, and not by one resource more', () => {
    expect(share(5, 100)).toEqual([])
    expect(share(6, 100)).toEqual(['unknown_cost_share'])
  })

  test('compares unrounded: 5.000005 % prints as 5 % and is over', () => {
    expect(share(1_000_000, 20_000_000)).toEqual([])
    expect(share(1_000_001, 20_000_000)).toEqual(['unknown_cost_share'])
  })

  test('may be a fraction, or zero; nothing paid for is nothing unknown', () => {
    expect(share(1, 8, 12.5)).toEqual([])
    expect(share(1, 8, 12.499999)).toEqual(['unknown_cost_share'])
    expect(share(0, 8, 0)).toEqual([])
    expect(share(1, 1_000_000, 0)).toEqual(['unknown_cost_share'])
    expect(share(0, 0, 0)).toEqual([])
  })

  test('says what was seen, against what, and what to do', () => {
    expect(
      itemOf(facts({ unknownCost: { unknownResources: 6, paidResources: 90 } }), 'unknown_cost_share')
        ?.detail,
    ).toBe(
      '6 of 90 VPS and IPs that are paid for have no known cost, 6.67 %: more than 5 %. Enter their approximate_cost, and allocate the month again.',
    )
  })
})

test('warnings are listed with their counts, in code order, and hold nothing back', () => {
  const seen = facts({ warnings: { zero_cost: 2, ip_outside_paid_vps: 11 } })
  expect(itemOf(seen, 'warnings_listed')).toMatchObject({
    result: 'note',
    detail: 'ip_outside_paid_vps 11, zero_cost 2.',
  })
})

test('the refusal names the period and every item, with what to do', () => {
  const refuse = () =>
    assertMayClose('2025-11', closeChecklist(facts({ archive: null, asOf: '2025-11-20T00:00:00Z' })))
  expect(refuse).toThrow(RefusedError)
  expect(refuse).toThrow(/2025-11 cannot be closed yet.*2025-11-20.*Allocate the month again.*not archived/)
})
