// GET /adjustments: the month was restated once, since an invoice came late; asked by Finance, and by a budget owner.
import type { ExplainedRestatement } from '../answers/adjustments.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_PERIOD,
  EXAMPLE_RESTATED,
  EXAMPLE_RESTATED_RUN_ID,
  EXAMPLE_RESTATEMENT_REASON,
  EXAMPLE_RUN_ID,
  OWN_TENANTS_META,
  RESTATED_META,
  RESTATED_PUBLISHED,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from './example-month.ts'

const HEAD = {
  run_id: EXAMPLE_RESTATED_RUN_ID,
  number: 1,
  against_run_id: EXAMPLE_RUN_ID,
  restated_at: EXAMPLE_RESTATED,
  reason: EXAMPLE_RESTATEMENT_REASON,
  restated_by: 'Ann',
}

const NOTHING = { cost_cents: 0, revenue_cents: 0 }

const totals = (cents: number) => ({
  cost_cents: cents,
  revenue_cents: 0,
  by_pool: { vps: cents, ip: 0, idle: 0, platform: 0, revenue: 0 },
  by_cause: {
    prices: { cost_cents: cents, revenue_cents: 0 },
    resources: NOTHING,
    assignments: NOTHING,
    usage: NOTHING,
    method_and_policies: NOTHING,
    restatement: NOTHING,
  },
})

const row = (tenantId: string, tenantName: string, cents: number) => ({
  number: 1,
  tenant_id: tenantId,
  tenant_name: tenantName,
  pool: 'vps' as const,
  cause: 'prices' as const,
  amount_cents: cents,
})

const ANSWERED = {
  period: EXAMPLE_PERIOD,
  state: 'restated',
  currency: 'USD',
  closed_run_id: EXAMPLE_RUN_ID,
  next_cursor: null,
} as const

export const LIST_ADJUSTMENTS_EXAMPLES: ExamplesOf<'listAdjustments'> = {
  wholeMonth: {
    title: 'What an invoice that came late changed, tenant by tenant',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...ANSWERED,
        restatements: [
          {
            ...HEAD,
            unknown_differences: 0,
            totals: totals(200),
            adjustment_count: 3,
            withheld_because: null,
          },
        ],
        adjustments: [
          row(TENANT_A, 'Tenant A', 50),
          row(TENANT_B, 'Tenant B', 50),
          row(TENANT_C, 'Tenant C', 100),
        ],
      },
      meta: { ...RESTATED_META, data_source: 'restatements' },
    },
  },
  ownSight: {
    title: 'The same, asked by a budget owner: own adjustments and their totals, no word of others',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...ANSWERED,
        restatements: [
          {
            ...HEAD,
            reason: null,
            restated_by: null,
            unknown_differences: null,
            totals: totals(50),
            adjustment_count: 1,
            withheld_because: null,
          },
        ],
        adjustments: [row(TENANT_A, 'Tenant A', 50)],
      },
      meta: {
        ...OWN_TENANTS_META,
        data_source: 'restatements',
        run_id: EXAMPLE_RESTATED_RUN_ID,
        last_updated: RESTATED_PUBLISHED,
      },
    },
  },
}

/** As an explanation of a restated figure of Tenant A tells it. */
export const EXPLAINED_RESTATEMENT: ExplainedRestatement = {
  ...HEAD,
  adjustments: [{ pool: 'vps', cause: 'prices', amount_cents: 50 }],
  withheld_because: null,
}
