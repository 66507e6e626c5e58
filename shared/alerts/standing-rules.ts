// The rules of what the monthly and quarterly reviews ask for beside a summary's own alerts (003; figure book, section 7).
// Their conditions are in `standing/`.
import type { AlertRule } from './alert-rule.ts'
import { LEANS_ON } from './alert-sources.ts'
import { BUYERS, LEADERS, OF_TENANT_COST, OF_TENANT_REVENUE } from './audiences.ts'
import { MODELED_COST } from './modeled-cost.ts'

/** Facts that a summary does not hold; without one the rules that lean on it are not looked at. */
export const STANDING_SOURCES = {
  decisions: 'decisions',
  initiatives: 'initiatives',
  variance: 'variance',
  benchmarks: 'benchmarks',
  monthsAtRisk: 'summaries_of_quarter',
} as const

const MONTHLY = { cycle: 'monthly', about: 'platform' } as const
const QUARTERLY = { cycle: 'quarterly', about: 'platform' } as const
const REVIEW = {
  ...MONTHLY,
  category: 'Compliance',
  audience: LEADERS,
  modeled: null,
  page: 'decisions',
  leansOn: [STANDING_SOURCES.decisions],
  topic: 'decision_review',
} as const
const OVER_BUDGET = {
  severity: 'High',
  category: 'Cost Anomaly',
  modeled: MODELED_COST,
  leansOn: [STANDING_SOURCES.variance, ...LEANS_ON.costs],
} as const

export const STANDING_RULES = {
  deliverability_trend: {
    severity: 'Info',
    category: 'Deliverability',
    audience: OF_TENANT_REVENUE,
    cycle: 'monthly',
    about: 'tenant',
    modeled: null,
    page: 'tenant',
    leansOn: LEANS_ON.deliveries,
  },
  cost_opportunities: {
    ...MONTHLY,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: BUYERS,
    modeled: MODELED_COST,
    page: 'cost_optimization',
    leansOn: LEANS_ON.costs,
  },
  decision_review_overdue: { ...REVIEW, severity: 'High' },
  decision_review_due: { ...REVIEW, severity: 'Info' },
  vendor_above_benchmark: {
    ...MONTHLY,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: BUYERS,
    modeled:
      'Cost per 1,000 emails is modeled; the benchmark is a public price, which a contract may undercut.',
    page: 'cost_optimization',
    leansOn: [...LEANS_ON.costs, STANDING_SOURCES.benchmarks],
  },
  benchmarks_updated: {
    ...MONTHLY,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: BUYERS,
    modeled: null,
    page: 'benchmarks',
    leansOn: [STANDING_SOURCES.benchmarks],
    isNotice: true,
  },
  tenant_over_budget: {
    ...OVER_BUDGET,
    audience: OF_TENANT_COST,
    cycle: 'monthly',
    about: 'tenant',
    page: 'tenant',
  },
  over_budget: { ...OVER_BUDGET, ...MONTHLY, audience: LEADERS, page: 'variance' },
  risk_pattern: {
    severity: 'High',
    category: 'Revenue Risk',
    audience: OF_TENANT_REVENUE,
    cycle: 'quarterly',
    about: 'tenant',
    modeled:
      'Revenue at risk is modeled: $0.05 a bounced email and $0.25 a spam complaint. It is directional.',
    page: 'tenant',
    leansOn: [STANDING_SOURCES.monthsAtRisk],
  },
  optimization_outcome: {
    ...QUARTERLY,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: LEADERS,
    modeled: MODELED_COST,
    page: 'initiatives',
    leansOn: [STANDING_SOURCES.initiatives],
    isNotice: true,
  },
  planning_insight: {
    ...QUARTERLY,
    severity: 'Info',
    category: 'Compliance',
    audience: LEADERS,
    modeled:
      'Planning insight is modeled from trends, ranges and business events: a direction, not a forecast.',
    page: 'planning',
    leansOn: [],
    isNotice: true,
  },
  vendor_review: {
    ...QUARTERLY,
    severity: 'Info',
    category: 'Cost Anomaly',
    audience: BUYERS,
    modeled: MODELED_COST,
    page: 'cost_optimization',
    leansOn: LEANS_ON.costs,
    isNotice: true,
  },
} as const satisfies Record<string, AlertRule>

export type StandingRuleName = keyof typeof STANDING_RULES
