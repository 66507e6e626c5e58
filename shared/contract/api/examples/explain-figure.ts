// GET /figures/explain: the total cost of tenant C, whose lines sum to it: 501 + 300 = 801 cents. The VPS's spare cent went
// to C, because its unrounded share, 500.5, has the largest remainder. And a measure of the strategic summary.
import type { ExplainedFigure } from '../answers/explained-figure.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  RESTATED_META,
  RUN_META,
  SUMMARY_META,
  TENANT_A,
  TENANT_C,
} from './example-month.ts'
import { EXPLAINED_RESTATEMENT } from './list-adjustments.ts'

type Line = ExplainedFigure['lines'][number]

const SECOND_IP: Line['ips'][number] = {
  ip_id: 'i2',
  address: '192.0.2.2',
  other_tenants: 0,
  weight: '1',
  total_weight: '1',
  evenly_because: null,
}

const VPS_LINE: Line = {
  kind: 'resource',
  measure: 'infrastructure_cost',
  pool: 'vps',
  resource_id: 'v1',
  label: 'hw-v1',
  vendor: 'hostwinds',
  policy: null,
  source_cents: 1001,
  in_service_ips: 2,
  ips: [SECOND_IP],
  weight: '2',
  total_weight: '4',
  unrounded_share_cents: '500.5',
  amount_cents: 501,
  spare_cent: true,
  other_tenants: 2,
  other_tenants_cents: 500,
  withheld: false,
}

/** Of Tenant A, on the first IP with Tenant B, once the invoice of the server came. */
const RESTATED_LINE: Line = {
  ...VPS_LINE,
  source_cents: 1201,
  ips: [{ ...SECOND_IP, ip_id: 'i1', address: '192.0.2.1', other_tenants: 1, total_weight: '2' }],
  weight: '1',
  unrounded_share_cents: '300.25',
  amount_cents: 300,
  spare_cent: false,
  other_tenants_cents: 901,
}

const IP_LINE: Line = {
  kind: 'resource',
  measure: 'email_service_cost',
  pool: 'ip',
  resource_id: 'i2',
  label: '192.0.2.2',
  vendor: 'hostwinds',
  policy: null,
  source_cents: 300,
  in_service_ips: 1,
  ips: [SECOND_IP],
  weight: '1',
  total_weight: '1',
  unrounded_share_cents: '300',
  amount_cents: 300,
  spare_cent: false,
  other_tenants: 0,
  other_tenants_cents: 0,
  withheld: false,
}

const input = (id: string, value: number) => ({ id, unit: 'cents', value, bound: null, missing: null })

export const EXPLAIN_FIGURE_EXAMPLES: ExamplesOf<'explainFigure'> = {
  totalCost: {
    title: 'The total cost of Tenant C, line by line; the lines sum to it',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD, measure: 'total_cost', tenant: 'Tenant C' },
    answer: {
      success: true,
      data: {
        period: EXAMPLE_PERIOD,
        as_of: EXAMPLE_AS_OF,
        tenant_id: TENANT_C,
        tenant_name: 'Tenant C',
        measure: {
          id: 'total_cost',
          label: 'Total cost',
          unit: 'cents',
          direction: 'lower is favourable',
          calculation: 'Infrastructure, email service, shared idle and shared platform cost, added.',
          source: 'CO-001; figure book 4',
        },
        value: 801,
        bound: null,
        missing: null,
        inputs: [
          input('infrastructure_cost', 501),
          input('email_service_cost', 300),
          input('idle_cost', 0),
          input('platform_cost', 0),
        ],
        lines: [VPS_LINE, IP_LINE],
        line_totals: {
          infrastructure_cost: 501,
          email_service_cost: 300,
          idle_cost: 0,
          platform_cost: 0,
        },
        withheld_because: null,
      },
      meta: RUN_META,
    },
  },
  restated: {
    title: 'A restated figure, and what the restatement changed for the tenant: 250 + 50 = 300 cents',
    askedBy: 'ROLE_FINANCE',
    request: {
      period: EXAMPLE_PERIOD,
      measure: 'infrastructure_cost',
      tenant: 'Tenant A',
      basis: 'restated',
    },
    answer: {
      success: true,
      data: {
        period: EXAMPLE_PERIOD,
        as_of: EXAMPLE_AS_OF,
        tenant_id: TENANT_A,
        tenant_name: 'Tenant A',
        measure: {
          id: 'infrastructure_cost',
          label: 'Infrastructure cost',
          unit: 'cents',
          direction: 'lower is favourable',
          calculation:
            "The tenant's shares of the VPS whose in-service IPs it uses: each VPS's cost divided evenly over those IPs, and each part over the tenants on the IP.",
          source: 'CO-001, BF-001; figure book 3',
        },
        value: 300,
        bound: null,
        missing: null,
        inputs: [],
        lines: [RESTATED_LINE],
        line_totals: { infrastructure_cost: 300 },
        withheld_because: null,
        restatements: [EXPLAINED_RESTATEMENT],
      },
      meta: {
        ...RESTATED_META,
        basis: { asked: 'restated', months: { [EXAMPLE_PERIOD]: 'restated' }, note: null },
      },
    },
  },
  revenueLoss: {
    title: 'A measure of the strategic summary: what it is computed from; no cost lines stand beneath it',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD, measure: 'estimated_revenue_loss', tenant: 'Tenant A' },
    answer: {
      success: true,
      data: {
        period: EXAMPLE_PERIOD,
        as_of: EXAMPLE_AS_OF,
        tenant_id: TENANT_A,
        tenant_name: 'Tenant A',
        measure: {
          id: 'estimated_revenue_loss',
          label: 'Estimated revenue loss',
          unit: 'cents',
          direction: 'lower is favourable',
          calculation: 'Bounced emails times $0.05 plus spam complaints times $0.25.',
          source: '001 section 3.3; figure book 5',
        },
        value: 205,
        bound: null,
        missing: null,
        inputs: [
          { id: 'bounced_emails', unit: 'emails', value: 21, bound: null, missing: null },
          { id: 'spam_complaints', unit: 'complaints', value: 4, bound: null, missing: null },
        ],
        lines: [],
        line_totals: {},
        withheld_because: null,
      },
      meta: SUMMARY_META,
    },
  },
}
