// A messy table and answers of planning for the tests' desk.
import type { ResourceChoice } from '../../../addin/desk/planning/planning-desk.ts'
import type { BudgetBridges, RunsBridge } from '../../../shared/contract/api/answers/planning/bridges.ts'
import type { BudgetHistory } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { WhatIfAnswer } from '../../../shared/contract/api/answers/planning/what-if.ts'
import type { WhatIfChange } from '../../../shared/contract/api/planning-requests.ts'
import type { Cells } from '../../../shared/contract/budget/pasted-table.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As people keep it: months without a year, a total, a word where an amount belongs, a column that nobody knows. */
export const CELLS: Cells = [
  ['Customer', ...MONTHS, 'Total', 'Colour'],
  ['Acme', ...MONTHS.map((_, month) => 100 + month), 1266, 'red'],
  ['Birch & Sons', ...MONTHS.map((_, month) => 200 + month), 2466, ''],
  ['Cobalt Mail', 'later', ...MONTHS.slice(1).map(() => 50), 550, ''],
  ['Total', ...MONTHS.map(() => 300), 3600, ''],
]

const RUN = {
  run_id: '0b8ad3c2-5f3e-4c1a-9d57-2f1f6f0f3b11',
  as_of: '2026-11-01T00:00:00.000Z',
  last_updated: '2026-11-01T02:00:00.000Z',
  method_id: 'even',
}

export function HISTORY(scenario: Scenario, cursor: string | null): BudgetHistory {
  const values = { quantity: null, unit: null, rate_microdollars: null, owner: 'ana@sample', note: null }
  const change = (month: string, why: string) => ({
    dimension: 'tenant' as const,
    member: 'a',
    label: 'Acme',
    measure: 'total_cost',
    period: month,
    revision: 12,
    who: 'ana@sample',
    at: '2026-11-01T08:00:00.000Z',
    why,
    old: { ...values, cents: 10_000, version: 3 },
    new: { ...values, cents: 12_050, version: 12 },
  })
  if (cursor !== null) {
    return { scenario, lines: [change('2026-01', 'The first plan')], years: [], next_cursor: null }
  }
  return {
    scenario,
    lines: [change('2026-02', 'A new contract')],
    years: [
      {
        fiscal_year: '2026',
        action: 'reopen',
        by: 'finance@sample',
        at: RUN.as_of,
        why: 'A price was wrong',
      },
    ],
    next_cursor: 'page 2',
  }
}

const STEP = { resource_id: null, why: '110,000 emails instead of 100,000, at 0.001 USD each.' }

export const BRIDGES: BudgetBridges = {
  scenario: { kind: 'budget' },
  revision: 12,
  period: '2026-09',
  dimension: 'tenant',
  measure: 'total_cost',
  runs: { '2026-09': RUN },
  bridges: [
    {
      dimension: 'tenant',
      member: 'a',
      label: 'Acme',
      measure: 'total_cost',
      period: '2026-09',
      method: 'price and volume',
      because: null,
      budget_cents: 10_000,
      actual_cents: 11_500,
      bound: null,
      missing: null,
      steps: [
        { ...STEP, kind: 'volume', cents: 2_000 },
        { ...STEP, kind: 'price', cents: -500, why: 'Each email cost less.' },
      ],
    },
    {
      dimension: 'tenant',
      member: 'b',
      label: 'Birch & Sons',
      measure: 'total_cost',
      period: '2026-09',
      method: 'whole line',
      because: 'The line holds no quantity and rate.',
      budget_cents: 10_000,
      actual_cents: null,
      bound: null,
      missing: { code: 'cost_unknown', message: 'The cost of a server is unknown.' },
      steps: [],
    },
  ],
  total: {
    budget_cents: 10_000,
    actual_cents: 11_500,
    steps: [
      { kind: 'volume', cents: 2_000 },
      { kind: 'price', cents: -500 },
    ],
    bridges: 1,
    without: 1,
  },
}

export const RUNS_BRIDGE: RunsBridge = {
  measure: 'total_cost',
  of: 'platform',
  label: 'Platform',
  from: { ...RUN, period: '2026-09', standing: 'newest' },
  to: { ...RUN, period: '2026-10', standing: 'newest' },
  from_cents: 500_000,
  to_cents: null,
  from_missing: null,
  to_missing: { code: 'cost_unknown', message: 'The cost of vps-lon-02 is unknown.' },
  known_from_cents: 500_000,
  known_to_cents: 512_000,
  steps: [
    {
      cause: 'prices',
      cents: 12_000,
      why: 'Prices of what is in both months.',
      resources: [
        {
          resource_id: 'v-1',
          label: 'vps-fra-07',
          pool: 'vps',
          before_cents: 30_000,
          after_cents: 42_000,
          change_cents: 12_000,
        },
      ],
      more_resources: 0,
    },
  ],
  unknown_differences: 1,
}

export const RESOURCES: readonly ResourceChoice[] = [
  { id: 'v-1', label: 'vps-fra-07', kind: 'vps', monthlyCents: 300_000 },
  { id: 'v-2', label: 'vps-lon-02', kind: 'vps', monthlyCents: null },
  { id: 'i-1', label: '192.0.2.17', kind: 'ip', monthlyCents: 46_900 },
]

export function whatIfOf(period: string | null, changes: readonly WhatIfChange[]): WhatIfAnswer {
  const side = (before: number, after: number) => ({
    before_cents: before,
    after_cents: after,
    change_cents: after - before,
  })
  return {
    period: period ?? '2026-09',
    run: RUN,
    changes: changes.map(({ kind }, index) => `Change ${index + 1}: ${kind.replace('_', ' ')}.`),
    notes: ['192.0.2.17 goes with vps-fra-07.'],
    pools: [
      {
        pool: 'vps',
        source: side(300_000, 0),
        tenants: side(280_000, 0),
        unallocated: side(20_000, 0),
      },
    ],
    tenants: Array.from({ length: 25 }, (_, index) => ({
      tenant_id: `t-${index + 1}`,
      tenant_name: index === 0 ? 'Acme' : `Tenant ${index + 1}`,
      total_cost:
        index === 24
          ? { before_cents: 5_000, after_cents: null, change_cents: null }
          : side(10_000, 9_000 - index),
      by_pool: { vps: side(10_000, 9_000 - index), ip: side(0, 0), idle: side(0, 0), platform: side(0, 0) },
      missing: index === 24 ? { code: 'cost_unknown', message: 'The cost of vps-lon-02 is unknown.' } : null,
    })),
    unchanged_tenants: 3,
    text: ['The platform would have cost 3,000.00 USD less.'],
  }
}
