// GET /opportunities and /system/kpis: what the strategic summary of the month found.
import type { ApiOpportunity, KpiList } from '../answers/strategy.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_SUMMARY_ID,
  EXAMPLE_SUMMARY_METHOD,
  EXAMPLE_SUMMARY_PUBLISHED,
  EXAMPLE_TIMEFRAME,
  SUMMARY_META,
  TENANT_A,
} from './example-month.ts'

const head = { period: EXAMPLE_PERIOD, as_of: EXAMPLE_AS_OF, summary_run_id: EXAMPLE_SUMMARY_ID }

export const STRATEGY_META = {
  ...SUMMARY_META,
  data_source: 'strategic summary',
  last_updated: EXAMPLE_SUMMARY_PUBLISHED,
  run_id: null,
  approximation: {
    ...SUMMARY_META.approximation,
    method_id: 'summary:1',
    method_text: EXAMPLE_SUMMARY_METHOD,
    sources: SUMMARY_META.summaries[EXAMPLE_PERIOD].sources,
  },
} as const satisfies Meta

const BURNED_IP: ApiOpportunity = {
  id: 'unusable_ips:v1',
  kind: 'unusable_ips',
  rank: 1,
  title: 'VPS hw-v1 has 1 burned IP',
  rationale: 'Burned and quarantined IPs are never in service, and are paid for.',
  confidence: 'high',
  gain: 'cost',
  tenant_id: null,
  tenant_name: null,
  vendor: 'hostwinds',
  low_cents: 150,
  high_cents: 150,
  words: '$1-2 a month',
  counted_low_cents: 150,
  counted_high_cents: 150,
  how_low: 'The monthly cost of its burned IPs.',
  how_high: 'The monthly cost of its burned IPs.',
  conditions: ['The vendor takes single IPs back.'],
  resources: [
    {
      type: 'ip',
      id: 'i3',
      label: '192.0.2.3',
      low_cents: 150,
      high_cents: 150,
      counted_low_cents: 150,
      counted_high_cents: 150,
    },
  ],
  missing: null,
}

const ABOVE_LIST_PRICE: ApiOpportunity = {
  id: `cost_above_list_price:${TENANT_A}`,
  kind: 'cost_above_list_price',
  rank: 2,
  title: 'Tenant A costs more than its list price',
  rationale: 'Its modeled cost is $4.00 a month, its list price $3.00.',
  confidence: 'medium',
  gain: 'price',
  tenant_id: TENANT_A,
  tenant_name: 'Tenant A',
  vendor: null,
  low_cents: 0,
  high_cents: 100,
  words: '$0-1 a month',
  counted_low_cents: 0,
  counted_high_cents: 100,
  how_low: 'Nothing is earned unless price, plan or use change.',
  how_high: 'Modeled total cost less list price, a month.',
  conditions: ['The tenant accepts a price or plan that covers its cost.'],
  resources: [
    {
      type: 'tenant',
      id: TENANT_A,
      label: 'Tenant A',
      low_cents: 0,
      high_cents: 100,
      counted_low_cents: 0,
      counted_high_cents: 100,
    },
  ],
  missing: null,
}

export const LIST_OPPORTUNITIES_EXAMPLES: ExamplesOf<'listOpportunities'> = {
  ofTheMonth: {
    title: 'An IP that is burned and still paid for, and a tenant that costs more than its list price',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...head,
        opportunities: [BURNED_IP, ABOVE_LIST_PRICE],
        savings: { low_cents: 150, high_cents: 150, words: '$1-2 a month', missing: null },
        price_adjustments: { low_cents: 0, high_cents: 100, words: '$0-1 a month', missing: null },
        without_amount: 0,
      },
      meta: STRATEGY_META,
    },
  },
}

const KPIS: KpiList['kpis'] = [
  {
    id: 'revenue_protection_rate',
    label: 'Revenue protection rate',
    unit: 'percent',
    value: null,
    target: 'above 95 %',
    met: null,
    calculation:
      'Critical Revenue Risk alerts acknowledged within 2 hours, divided by all such alerts, times 100.',
    bound: null,
    provisional: null,
    missing: {
      code: 'no_alerts',
      message:
        'No Critical Revenue Risk alert came up in the window, or the two hours of the only ones are not over.',
    },
  },
  {
    id: 'cost_optimization_savings_pct',
    label: 'Cost optimization savings',
    unit: 'percent',
    value: 11.42,
    target: '10-15 %',
    met: true,
    calculation:
      'Savings of cost_optimization events in the last month, divided by the total cost of the month before, times 100; met from 10 on.',
    bound: null,
    provisional: null,
    missing: null,
  },
  {
    id: 'operational_efficiency_score',
    label: 'Operational efficiency score',
    unit: 'score',
    value: 66.67,
    target: 'above 85 %',
    met: false,
    calculation: 'IPs in service divided by IPs on paid VPS, times 100.',
    bound: null,
    provisional: null,
    missing: null,
  },
  {
    id: 'decision_velocity_hours',
    label: 'Strategic decision velocity',
    unit: 'hours',
    value: 30,
    target: 'under 48 hours',
    met: true,
    calculation: 'Median hours from proposed to decided.',
    bound: null,
    provisional: null,
    missing: null,
  },
  {
    id: 'platform_gross_margin_pct',
    label: 'Platform gross margin',
    unit: 'percent',
    value: null,
    target: 'above 70 %',
    met: null,
    calculation: 'Billed revenue minus the cost of every known pool, divided by billed revenue, times 100.',
    bound: null,
    provisional: null,
    missing: {
      code: 'no_revenue',
      message: 'The platform has no billed revenue in the window to divide by.',
    },
  },
]

export const LIST_KPIS_EXAMPLES: ExamplesOf<'listKpis'> = {
  ofTheMonth: {
    title: 'The KPIs of the month: two have a value, the others say why not',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: { success: true, data: { ...head, kpis: KPIS }, meta: STRATEGY_META },
  },
  ofTheWindow: {
    title: 'Those of the newest month that has a summary',
    askedBy: 'ROLE_FINANCE',
    request: { window: 'monthly' },
    answer: {
      success: true,
      data: {
        timeframe: EXAMPLE_TIMEFRAME,
        ...head,
        kpis: KPIS,
      },
      meta: STRATEGY_META,
    },
  },
}
