// A bridge from budget as the API answers it: two lines with one, a third without.
import type { BudgetBridges } from '../../../../shared/contract/api/answers/planning/bridges.ts'
import { ACME, AT, BIRCH } from './planning-world.ts'

export const run = (id: string) => ({ run_id: id, as_of: AT, last_updated: null, method_id: 'even' })
export const NO_PRICE = { code: 'unknown_price', message: 'The price of one server is not known.' }
const bridge = {
  dimension: 'tenant',
  measure: 'profit',
  period: '2026-01',
  bound: null,
  missing: null,
} as const

/** From 100.00 down to -50.00, up to 25.00: two columns cross zero. */
export const BUDGET_BRIDGE: BudgetBridges = {
  ...{ scenario: { kind: 'budget' }, revision: 4, period: '2026-01', dimension: 'tenant', measure: 'profit' },
  runs: { '2026-01': run('run-1') },
  bridges: [
    {
      ...{ ...bridge, member: ACME, label: '=Acme', method: 'price and volume', because: null },
      ...{ budget_cents: 10_000, actual_cents: -5_001 },
      steps: [
        { kind: 'volume', resource_id: null, cents: -15_000, why: 'Fewer emails.' },
        { kind: 'price', resource_id: null, cents: -1, why: 'A lower rate.' },
      ],
    },
    {
      ...{
        ...bridge,
        member: BIRCH,
        label: 'Birch & Co',
        method: 'by resource',
        because: 'It holds no quantity.',
      },
      ...{ budget_cents: 0, actual_cents: 7_501, bound: 'at_most' },
      steps: [
        { kind: 'resource_new', resource_id: 'v9', cents: 8_000, why: 'v9 is new.' },
        { kind: 'resource_new', resource_id: 'v8', cents: -499, why: 'v8 is new.' },
      ],
    },
    {
      ...{ ...bridge, member: 'c', label: 'Cedar', method: 'whole line', because: null },
      ...{ budget_cents: 500, actual_cents: null, missing: NO_PRICE, steps: [] },
    },
  ],
  total: {
    ...{ budget_cents: 10_000, actual_cents: 2_500, bridges: 2, without: 1 },
    steps: [
      { kind: 'volume', cents: -15_000 },
      { kind: 'price', cents: -1 },
      { kind: 'resource_new', cents: 7_501 },
    ],
  },
}
