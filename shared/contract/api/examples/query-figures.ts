// POST /figures/query: a grid in which every null has its reason: no usage, a month that is not published, a tenant that
// cannot be found; and several grids in one request.
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import { EXAMPLE_PERIOD, EXAMPLE_RUNS, RUN_META, SUMMARY_META, TENANT_A } from './example-month.ts'

const RUNS = { [EXAMPLE_PERIOD]: { ...EXAMPLE_RUNS[EXAMPLE_PERIOD], quality: 'complete' as const } }
const TOTAL_COST = { id: 'total_cost', label: 'Total cost', unit: 'cents' }
const MRR = { id: 'mrr', label: 'Monthly recurring revenue', unit: 'cents' }

/** A month was asked for that nobody has published: the answer has what there is, and says that it is partial. */
const PARTIAL_META: Meta = {
  ...RUN_META,
  data_quality: 'partial',
  approximation: { ...RUN_META.approximation, quality: 'partial' },
}

export const QUERY_FIGURES_EXAMPLES: ExamplesOf<'queryFigures'> = {
  gridWithReasons: {
    title: 'Two tenants, two months, two measures; each null names the position of its reason',
    askedBy: 'ROLE_FINANCE',
    request: {
      tenants: ['Tenant C', 'Tenant D'],
      periods: ['2025-10', EXAMPLE_PERIOD],
      measures: ['total_cost', 'cost_per_email_sent'],
    },
    answer: {
      success: true,
      data: {
        currency: 'USD',
        measures: [
          TOTAL_COST,
          { id: 'cost_per_email_sent', label: 'Cost per email sent', unit: 'dollars per email' },
        ],
        runs: RUNS,
        spans: {},
        figures: {
          'Tenant C': {
            '2025-10': { total_cost: null, cost_per_email_sent: null },
            [EXAMPLE_PERIOD]: { total_cost: 801, cost_per_email_sent: null },
          },
          'Tenant D': {
            '2025-10': { total_cost: null, cost_per_email_sent: null },
            [EXAMPLE_PERIOD]: { total_cost: null, cost_per_email_sent: null },
          },
        },
        missing: {
          'Tenant C': {
            '2025-10': { total_cost: 0, cost_per_email_sent: 0 },
            [EXAMPLE_PERIOD]: { cost_per_email_sent: 1 },
          },
          'Tenant D': {
            '2025-10': { total_cost: 0, cost_per_email_sent: 0 },
            [EXAMPLE_PERIOD]: { total_cost: 2, cost_per_email_sent: 2 },
          },
        },
        bounds: {},
        reasons: [
          {
            code: 'not_published',
            message: 'No run of this month by this method is published: the month must be allocated first.',
          },
          {
            code: 'no_usage_rows',
            message: 'No billing analytics row of this tenant starts in the period.',
          },
          {
            code: 'tenant_not_found',
            message: 'No tenant that you can see has this id or whole name in the run of this month.',
          },
        ],
      },
      meta: PARTIAL_META,
    },
  },
  summaryMeasures: {
    title: 'Measures of the strategic summary, of a tenant and of the platform; `meta` names the summary',
    askedBy: 'ROLE_FINANCE',
    request: {
      tenants: ['Tenant A', 'platform'],
      periods: [EXAMPLE_PERIOD],
      measures: ['bounce_rate', 'estimated_revenue_loss', 'critical_issues'],
    },
    answer: {
      success: true,
      data: {
        currency: 'USD',
        measures: [
          { id: 'bounce_rate', label: 'Bounce rate', unit: 'fraction' },
          { id: 'estimated_revenue_loss', label: 'Estimated revenue loss', unit: 'cents' },
          { id: 'critical_issues', label: 'Critical issues', unit: 'incidents' },
        ],
        runs: RUNS,
        spans: {},
        figures: {
          'Tenant A': {
            [EXAMPLE_PERIOD]: { bounce_rate: 0.021, estimated_revenue_loss: 205, critical_issues: 0 },
          },
          platform: {
            [EXAMPLE_PERIOD]: { bounce_rate: 0.0135, estimated_revenue_loss: 285, critical_issues: 0 },
          },
        },
        missing: {},
        bounds: {},
        reasons: [],
      },
      meta: SUMMARY_META,
    },
  },
  severalGrids: {
    title:
      'A tenant in a month, and the platform in the quarter that goes on: a quarter takes each of its months',
    askedBy: 'ROLE_FINANCE',
    request: {
      grids: [
        { tenants: [TENANT_A], periods: [EXAMPLE_PERIOD], measures: ['total_cost'] },
        { tenants: ['platform'], periods: ['2025-Q4'], measures: ['mrr'] },
      ],
    },
    answer: {
      success: true,
      data: {
        currency: 'USD',
        measures: [TOTAL_COST, MRR],
        runs: RUNS,
        spans: { '2025-Q4': ['2025-10', '2025-11', '2025-12'] },
        grids: [
          { figures: { [TENANT_A]: { [EXAMPLE_PERIOD]: { total_cost: 400 } } }, missing: {}, bounds: {} },
          {
            figures: { platform: { '2025-Q4': { mrr: null } } },
            missing: { platform: { '2025-Q4': { mrr: 0 } } },
            bounds: {},
          },
        ],
        reasons: [
          {
            code: 'not_published',
            message:
              '2025-10, 2025-12: No run of this month by this method is published: the month must be allocated first.',
          },
        ],
      },
      meta: PARTIAL_META,
    },
  },
}
