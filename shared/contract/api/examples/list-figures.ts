// GET /figures: a month over the whole platform, and as a budget owner sees it.
import type { ApiTenantRow, FiguresPage } from '../answers/figures-page.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_POOLS,
  EXAMPLE_REVENUE,
  EXAMPLE_RUNS,
  OWN_TENANTS_META,
  RUN_META,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from './example-month.ts'

const head = {
  period: EXAMPLE_PERIOD,
  as_of: EXAMPLE_AS_OF,
  currency: 'USD',
  method_id: 'even',
  runs: EXAMPLE_RUNS,
} as const satisfies Partial<FiguresPage>

const COST = { id: 'total_cost', label: 'Total cost', unit: 'cents' }
const MARGIN = { id: 'gross_margin_pct', label: 'Gross margin', unit: 'percent' }

/** What stands where an answer is not over the whole platform. */
const NO_PLATFORM = { unallocated: null, pools: null, revenue: null, platform: null }

/** A tenant without a subscription or a payment: its margin has nothing to be divided by. */
function tenantRow(tenantId: string, name: string, totalCostCents: number): ApiTenantRow {
  return {
    tenant_id: tenantId,
    tenant_name: name,
    plan_names: [],
    no_active_subscription: true,
    cost_complete: true,
    unknown_resources: 0,
    figures: { total_cost: totalCostCents, gross_margin_pct: null },
    bounds: {},
    missing: {
      gross_margin_pct: {
        code: 'no_revenue',
        message: 'The tenant has no billed revenue in the period to divide by.',
      },
    },
  }
}

export const LIST_FIGURES_EXAMPLES: ExamplesOf<'listFigures'> = {
  everyTenant: {
    title: 'Total cost and gross margin of every tenant: costs and unallocated cost sum to the source',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD, measure: ['total_cost', 'gross_margin_pct'] },
    answer: {
      success: true,
      data: {
        ...head,
        measures: [COST, MARGIN],
        tenants: [
          tenantRow(TENANT_A, 'Tenant A', 400),
          tenantRow(TENANT_B, 'Tenant B', 400),
          tenantRow(TENANT_C, 'Tenant C', 801),
        ],
        page_totals: { total_cost: { value: 1601, bound: null, missing: 0 } },
        tenant_count: 3,
        unallocated: [
          {
            ...{ pool: 'ip', reason: 'burned', resource_id: 'i3', label: '192.0.2.3' },
            ...{ vendor: 'hostwinds', amount_cents: 150 },
          },
        ],
        pools: EXAMPLE_POOLS,
        revenue: EXAMPLE_REVENUE,
        platform: { figures: {}, missing: {} },
        next_cursor: null,
      },
      meta: RUN_META,
    },
  },
  oneTenant: {
    title: 'The same of one tenant, by name',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD, measure: ['total_cost', 'gross_margin_pct'], tenant: ['Tenant C'] },
    answer: {
      success: true,
      data: {
        ...head,
        measures: [COST, MARGIN],
        tenants: [tenantRow(TENANT_C, 'Tenant C', 801)],
        page_totals: { total_cost: { value: 801, bound: null, missing: 0 } },
        tenant_count: 1,
        ...NO_PLATFORM,
        next_cursor: null,
      },
      meta: RUN_META,
    },
  },
  ownTenants: {
    title: 'Every tenant, asked by a budget owner: own tenants, and nothing that counts or totals others',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { period: EXAMPLE_PERIOD, measure: ['total_cost', 'gross_margin_pct'] },
    answer: {
      success: true,
      data: {
        ...head,
        measures: [COST, MARGIN],
        tenants: [tenantRow(TENANT_A, 'Tenant A', 400)],
        page_totals: { total_cost: { value: 400, bound: null, missing: 0 } },
        tenant_count: 1,
        ...NO_PLATFORM,
        next_cursor: null,
      },
      meta: OWN_TENANTS_META,
    },
  },
}
