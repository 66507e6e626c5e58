// POST /figures/query: a grid in which every null has its reason: no usage, a month that is not published, a tenant that
// cannot be found.
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_PUBLISHED,
  EXAMPLE_RUN_ID,
  RUN_META,
} from './example-month.ts'

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
          { id: 'total_cost', label: 'Total cost', unit: 'cents' },
          { id: 'cost_per_email_sent', label: 'Cost per email sent', unit: 'dollars per email' },
        ],
        runs: {
          [EXAMPLE_PERIOD]: {
            run_id: EXAMPLE_RUN_ID,
            as_of: EXAMPLE_AS_OF,
            last_updated: EXAMPLE_PUBLISHED,
            quality: 'complete',
            method_id: 'even',
          },
        },
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
      // A month was asked for that nobody has published: the answer has what there is, and says that it is partial.
      meta: {
        ...RUN_META,
        data_quality: 'partial',
        approximation: { ...RUN_META.approximation, quality: 'partial' },
      },
    },
  },
}
