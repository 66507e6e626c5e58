// The rules that a summary publishes its alerts by. Their conditions are beside them in this room (`find-alerts.ts`).
import type { AlertRule } from './alert-rule.ts'
import { LEANS_ON, MONTH_BEFORE } from './alert-sources.ts'
import { BUYERS, DATA_USERS, KEEPERS, OF_TENANT_COST, OF_TENANT_REVENUE } from './audiences.ts'
import { MODELED_COST } from './modeled-cost.ts'

const OF_TENANT = { audience: OF_TENANT_REVENUE, cycle: 'monthly', about: 'tenant', page: 'tenant' } as const
const OF_PLATFORM = { cycle: 'monthly', about: 'platform', modeled: null } as const
const BOUNCES = {
  ...OF_TENANT,
  category: 'Deliverability',
  modeled: null,
  leansOn: LEANS_ON.deliveries,
  topic: 'bounce_rate',
} as const

export const SUMMARY_RULES = {
  bounce_rate_critical: { ...BOUNCES, severity: 'Critical' },
  bounce_rate_elevated: { ...BOUNCES, severity: 'High' },
  revenue_at_risk: {
    ...OF_TENANT,
    severity: 'Critical',
    category: 'Revenue Risk',
    modeled:
      'Revenue at risk is modeled: $0.05 a bounced email and $0.25 a spam complaint. It is directional.',
    leansOn: LEANS_ON.revenueRisk,
  },
  cost_above_list_price: {
    ...OF_TENANT,
    audience: OF_TENANT_COST,
    severity: 'High',
    category: 'Cost Anomaly',
    modeled: MODELED_COST,
    leansOn: LEANS_ON.listPrices,
  },
  price_rise: {
    ...OF_PLATFORM,
    severity: 'High',
    category: 'Cost Anomaly',
    audience: BUYERS,
    page: 'cost_optimization',
    leansOn: [...LEANS_ON.prices, MONTH_BEFORE],
    isNotice: true,
  },
  burned_ips: {
    ...OF_PLATFORM,
    severity: 'High',
    category: 'Deliverability',
    audience: KEEPERS,
    page: 'overview',
    leansOn: LEANS_ON.addresses,
  },
  idle_vps: {
    ...OF_PLATFORM,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: BUYERS,
    page: 'cost_optimization',
    leansOn: LEANS_ON.use,
  },
  month_without_data: {
    ...OF_PLATFORM,
    severity: 'High',
    category: 'System Health',
    audience: DATA_USERS,
    page: 'overview',
    leansOn: LEANS_ON.deliveries,
  },
  bad_deliverability_data: {
    ...OF_TENANT,
    severity: 'Info',
    category: 'System Health',
    modeled: null,
    leansOn: LEANS_ON.deliveries,
  },
  source_limited: {
    ...OF_PLATFORM,
    severity: 'High',
    category: 'System Health',
    audience: DATA_USERS,
    page: 'overview',
    leansOn: [],
  },
  source_stale: {
    ...OF_PLATFORM,
    severity: 'Info',
    category: 'System Health',
    audience: KEEPERS,
    page: 'overview',
    leansOn: LEANS_ON.deliveries,
  },
} as const satisfies Record<string, AlertRule>

export type SummaryRuleName = keyof typeof SUMMARY_RULES
