// The reading endpoints of the executive API: what the month's summary, its run, the open alerts and the records say.
import { STATEMENTS } from '../../../approximation/statements.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_PERIOD,
  EXAMPLE_SUMMARY_ID,
  EXAMPLE_SUMMARY_METHOD,
  SUMMARY_META,
  TENANT_A,
  EXAMPLE_TIMEFRAME as timeframe,
} from './example-month.ts'
import { STRATEGY_META } from './strategy.ts'

const NO_REVENUE = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to hold the estimated loss against.',
}
const NO_REVENUE_TO_DIVIDE = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to divide by.',
}

const withoutRows = (sources: readonly { readonly name: string; readonly age_hours: number | null }[]) =>
  sources.map((source) => ({ ...source, rows: null }))

/** The same to someone who sees some tenants only: how many rows a source has would tell of others. */
const OWNER_META: Meta = {
  ...STRATEGY_META,
  approximation: {
    ...STRATEGY_META.approximation,
    sources: withoutRows(STRATEGY_META.approximation.sources),
  },
  summaries: {
    [EXAMPLE_PERIOD]: {
      ...SUMMARY_META.summaries[EXAMPLE_PERIOD],
      sources: withoutRows(SUMMARY_META.summaries[EXAMPLE_PERIOD].sources),
    },
  },
}

export const READ_OVERVIEW_EXAMPLES: ExamplesOf<'readOverview'> = {
  ofThePlatform: {
    title: 'The platform in November: what is not measured says so',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        system_health: {
          overall_status: 'healthy',
          runs_and_sources: 'healthy',
          health_score: 73.34,
          uptime: null,
          active_incidents: 0,
        },
        tenant_metrics: { month: '2025-11', total_tenants: 3, active_tenants: 0, new_tenants_30d: 0 },
        deliverability: {
          overall_delivery_rate: '98-99_percent',
          delivery_rate: 0.9865,
          issues_monitored: 0,
        },
        operations: {
          backbone_health: 'degraded',
          in_service_ips_percent: 66.67,
          api_response_time: null,
          queue_processing: null,
        },
        business_metrics: {
          monthly_revenue: 'insufficient_data',
          revenue_cents: 0,
          total_cost_cents: 1751,
          cost_complete: true,
          gross_margin_pct: null,
          cost_optimization_opportunities: 1,
          price_adjustment_opportunities: 1,
          savings: { low_cents: 150, high_cents: 150, words: '$1-2 a month' },
        },
        bounds: {},
        missing: {
          'system_health.uptime': {
            code: 'not_measured',
            message: 'Uptime of the mail platform is not measured here.',
          },
          'operations.api_response_time': {
            code: 'not_measured',
            message: 'Response times of the mail platform are not measured here.',
          },
          'operations.queue_processing': {
            code: 'not_measured',
            message: 'Queues of the mail platform are not measured here.',
          },
          'business_metrics.gross_margin_pct': NO_REVENUE_TO_DIVIDE,
        },
      },
      meta: STRATEGY_META,
    },
  },
}

export const READ_TENANT_SUMMARY_EXAMPLES: ExamplesOf<'readTenantSummary'> = {
  toItsOwner: {
    title: 'Tenant A, to the owner of its budget',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: {},
    path: { tenantId: TENANT_A },
    answer: {
      success: true,
      data: {
        timeframe,
        tenant_profile: { tenant_id: TENANT_A, name: 'Tenant A', plan: null, status: 'inactive' },
        system_metrics: {
          month: '2025-11',
          sent_30d: null,
          emails_sent: null,
          delivery_rate: '97-98_percent',
        },
        deliverability: {
          rate_30d: 0.979,
          delivery_rate: 0.979,
          bounce_rate: 0.021,
          reputation: 'acceptable',
        },
        cost_analysis: {
          monthly_cost: '0-10',
          total_cost_cents: 400,
          cost_complete: true,
          cost_trend: 'insufficient_data',
        },
        system_alerts: {
          active: 1,
          recent_notifications: [
            {
              id: 'cost_above_list_price:0000000a-0000-4000-8000-000000000000',
              type: 'Cost Anomaly',
              priority: 'High',
              context: 'Tenant A costs more than its list price',
            },
          ],
        },
        bounds: {},
        missing: {
          'tenant_profile.plan': {
            code: 'no_subscription',
            message: 'The tenant has no active subscription.',
          },
          'system_metrics.sent_30d': {
            code: 'no_usage_rows',
            message: 'No billing analytics row of this tenant starts in the period.',
          },
          'system_metrics.emails_sent': {
            code: 'no_usage_rows',
            message: 'No billing analytics row of this tenant starts in the period.',
          },
        },
      },
      meta: OWNER_META,
    },
  },
}

export const READ_REVENUE_PROTECTION_EXAMPLES: ExamplesOf<'readRevenueProtection'> = {
  ofTheMonth: {
    title: 'What bounces and complaints of the month may cost',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        revenue_risk_level: null,
        revenue_risk_score: null,
        protection_score: null,
        estimated_revenue_loss_cents: 285,
        impact: { low_cents: 125, high_cents: 285, words: '$1-3 potential impact' },
        business_insights: [],
        more_insights: 0,
        recommendations: [],
        methodology: `Modeled and directional: a reason to look, not a measured loss. ${EXAMPLE_SUMMARY_METHOD}`,
        missing: {
          revenue_risk_level: NO_REVENUE,
          revenue_risk_score: NO_REVENUE_TO_DIVIDE,
          protection_score: NO_REVENUE,
        },
      },
      meta: STRATEGY_META,
    },
  },
}

export const READ_COST_OPTIMIZATION_EXAMPLES: ExamplesOf<'readCostOptimization'> = {
  ofTheMonth: {
    title: 'What the month cost, and a burned IP that is still paid for',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        cost_range: { low_cents: 1751, high_cents: 1751, words: '$17-18 in the window' },
        savings: { low_cents: 150, high_cents: 150, words: '$1-2 a month' },
        opportunity_counts: { cost: 1, price: 1, none: 0 },
        optimization_opportunities: [
          {
            id: 'unusable_ips:v1',
            type: 'unusable_ips',
            title: 'VPS hw-v1 has 1 burned IP',
            gain: 'cost',
            savings_range: { low_cents: 150, high_cents: 150, words: '$1-2 a month' },
            confidence: 'high',
            missing: null,
          },
          {
            id: 'cost_above_list_price:0000000a-0000-4000-8000-000000000000',
            type: 'cost_above_list_price',
            title: 'Tenant A costs more than its list price',
            gain: 'price',
            savings_range: { low_cents: 0, high_cents: 100, words: '$0-1 a month' },
            confidence: 'medium',
            missing: null,
          },
        ],
        more_opportunities: 0,
        insights: {
          cost_trend: 'insufficient_data',
          vendor_performance: [],
          vendor_note: 'One vendor: there is nothing to compare.',
        },
        missing: {},
      },
      meta: STRATEGY_META,
    },
  },
}

export const READ_INTELLIGENCE_EXAMPLES: ExamplesOf<'readIntelligence'> = {
  ofTheMonth: {
    title: 'Two alerts that need a look; a month alone has no trend',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        alerts: { high_priority: 2, medium_priority: 0, total: 2 },
        trends: {
          system_performance: 'insufficient_data',
          cost_optimization: 'insufficient_data',
          business_metrics: 'insufficient_data',
        },
        missing: {},
      },
      meta: STRATEGY_META,
    },
  },
}

export const READ_PLANNING_EXAMPLES: ExamplesOf<'readPlanning'> = {
  ofTheMonth: {
    title: 'An initiative half done, and the decision behind it',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        business_initiatives: [
          {
            id: '019ad894-5180-7000-8000-000000000001',
            name: 'VPS hw-v1 has 1 burned IP',
            opportunity: { id: 'unusable_ips:v1', summary_run_id: EXAMPLE_SUMMARY_ID },
            status: 'active',
            progress: 50,
            impact: { low_cents: 150, high_cents: 150, words: '$1-2 a month' },
          },
        ],
        business_decisions: {
          recent_decisions: [
            {
              id: '019a6cf1-2d80-7000-8000-000000000001',
              title: 'Give back addresses that are burned',
              category: 'cost_optimization',
              status: 'approved',
              decided_at: '2025-11-11T15:00:00Z',
            },
          ],
          pending_reviews: 0,
          decision_velocity: 30,
        },
        competitive_analysis: { market_position: null, opportunities: [] },
        modeled: [...STATEMENTS],
        missing: {
          'competitive_analysis.market_position': {
            code: 'no_benchmarks',
            message: 'No price of a competitor can be held against our own cost.',
          },
        },
      },
      meta: STRATEGY_META,
    },
  },
}

export const READ_BENCHMARKS_EXAMPLES: ExamplesOf<'readBenchmarks'> = {
  withoutList: {
    title: 'Before Finance imported a list of public prices',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        timeframe,
        unit: 'dollars per thousand emails',
        ours: null,
        benchmarks: [],
        missing: { ours: { code: 'unknown', message: 'Our own cost is not known.' } },
      },
      meta: STRATEGY_META,
    },
  },
}
