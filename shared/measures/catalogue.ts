// The measure catalogue: what every published figure means, read by API, add-in, exports and documents alike.
// A new measure is described here first; where its figure is computed is named in ARCHITECTURE.md.
import type { TenantFigures } from '../contract/run-figures.ts'

export type Unit =
  | 'cents'
  | 'percent'
  | 'ratio'
  | 'dollars per email'
  | 'emails'
  | 'score'
  | 'category'
  | 'tenants'

/** Whether more is better, for the words favourable and adverse. */
export type Direction = 'higher is favourable' | 'lower is favourable' | 'neutral'

/** What a measure of a quarter or year is, of its months (figure book, sections 1 and 2: ratios last, from integers). */
export type OverMonths = 'added' | 'computed from sums' | 'last month'

/** A figure that an unknown cost could only raise, only lower, or change in either way. */
export type Bound = 'at_least' | 'at_most' | 'provisional'

export interface Measure {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly direction: Direction
  /** One sentence: how it is calculated. */
  readonly calculation: string
  /** Source document and section. */
  readonly source: string
  readonly overMonths: OverMonths
  /** Modelled figures carry both approximation sentences. */
  readonly approximate: boolean
  readonly scope: 'tenant' | 'platform'
  /** The field of a tenant's row that holds it; null for platform measures. */
  readonly field: keyof TenantFigures | null
  /** What the figure is while a cost it leans on is unknown in part; null when it leans on none. */
  readonly whenCostIncomplete: Bound | null
  /** The measures it is computed from, in the order of its sentence; none for what is read or allocated. */
  readonly computedFrom: readonly string[]
}

export const MEASURES: readonly Measure[] = [
  {
    id: 'infrastructure_cost',
    label: 'Infrastructure cost',
    unit: 'cents',
    direction: 'lower is favourable',
    calculation:
      "The tenant's shares of the VPS whose in-service IPs it uses: each VPS's cost divided evenly over those IPs, and each part over the tenants on the IP.",
    source: 'CO-001, BF-001; figure book 3',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'infrastructureCostCents',
    whenCostIncomplete: 'at_least',
    computedFrom: [],
  },
  {
    id: 'email_service_cost',
    label: 'Email service cost',
    unit: 'cents',
    direction: 'lower is favourable',
    calculation:
      "The tenant's shares of the cost of each in-service IP it uses, divided over the tenants on that IP.",
    source: 'CO-001, BF-002; figure book 3',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'emailServiceCostCents',
    whenCostIncomplete: 'at_least',
    computedFrom: [],
  },
  {
    id: 'idle_cost',
    label: 'Shared idle cost',
    unit: 'cents',
    direction: 'lower is favourable',
    calculation:
      "The tenant's share of idle VPS and IP cost under the idle policy; zero when idle cost is not shared.",
    source: 'CO-001; figure book 3',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'idleCostCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'platform_cost',
    label: 'Shared platform cost',
    unit: 'cents',
    direction: 'lower is favourable',
    calculation:
      "The tenant's share of Finance's list of platform costs under the platform policy; zero when it is not shared.",
    source: 'CO-001; figure book 3',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'platformCostCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'total_cost',
    label: 'Total cost',
    unit: 'cents',
    direction: 'lower is favourable',
    calculation: 'Infrastructure, email service, shared idle and shared platform cost, added.',
    source: 'CO-001; figure book 4',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'totalCostCents',
    whenCostIncomplete: 'at_least',
    computedFrom: ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost'],
  },
  {
    id: 'list_price',
    label: 'List price',
    unit: 'cents',
    direction: 'neutral',
    calculation: "The monthly prices of the plans of the tenant's active subscriptions, added.",
    source: '001 section 3.2; figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'listPriceCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'addon_price',
    label: 'Add-on price',
    unit: 'cents',
    direction: 'neutral',
    calculation: 'Quantity times monthly price of the active add-ons of active subscriptions, added.',
    source: 'figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'addonPriceCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'revenue',
    label: 'Billed revenue',
    unit: 'cents',
    direction: 'higher is favourable',
    calculation: 'Succeeded USD payments whose billing period starts in the month, added.',
    source: '001 section 4.2; figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'revenueCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'recognized_revenue',
    label: 'Recognized revenue',
    unit: 'cents',
    direction: 'higher is favourable',
    calculation:
      'Succeeded USD payments spread by days over their billing periods; the part that falls in the month.',
    source: 'figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'recognizedRevenueCents',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'profit',
    label: 'Profit',
    unit: 'cents',
    direction: 'higher is favourable',
    calculation: 'Billed revenue minus total cost.',
    source: '001 section 4.2; figure book 4',
    overMonths: 'added',
    approximate: true,
    scope: 'tenant',
    field: 'profitCents',
    whenCostIncomplete: 'at_most',
    computedFrom: ['revenue', 'total_cost'],
  },
  {
    id: 'gross_margin_pct',
    label: 'Gross margin',
    unit: 'percent',
    direction: 'higher is favourable',
    calculation: 'Profit divided by billed revenue, times 100.',
    source: '001 section 6.1; figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'grossMarginPct',
    whenCostIncomplete: 'at_most',
    computedFrom: ['profit', 'revenue'],
  },
  {
    id: 'efficiency_ratio',
    label: 'Efficiency ratio',
    unit: 'ratio',
    direction: 'higher is favourable',
    calculation: 'Billed revenue divided by total cost.',
    source: '001 section 4.2; figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'efficiencyRatio',
    whenCostIncomplete: 'at_most',
    computedFrom: ['revenue', 'total_cost'],
  },
  {
    id: 'emails_sent',
    label: 'Emails sent',
    unit: 'emails',
    direction: 'neutral',
    calculation: 'emails_sent of the billing analytics rows whose period starts in the month, added.',
    source: 'upstream schema; figure book 3',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'emailsSent',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'emails_delivered',
    label: 'Emails delivered',
    unit: 'emails',
    direction: 'higher is favourable',
    calculation: 'Sent minus bounced emails of the daily summary rows in the month.',
    source: 'upstream schema; figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'tenant',
    field: 'emailsDelivered',
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'cost_per_email_sent',
    label: 'Cost per email sent',
    unit: 'dollars per email',
    direction: 'lower is favourable',
    calculation: 'Total cost in dollars divided by emails sent.',
    source: 'figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'costPerEmailSent',
    whenCostIncomplete: 'at_least',
    computedFrom: ['total_cost', 'emails_sent'],
  },
  {
    id: 'cost_per_email_delivered',
    label: 'Cost per email delivered',
    unit: 'dollars per email',
    direction: 'lower is favourable',
    calculation: 'Total cost in dollars divided by emails delivered.',
    source: '001 section 4.2; figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'costPerEmailDelivered',
    whenCostIncomplete: 'at_least',
    computedFrom: ['total_cost', 'emails_delivered'],
  },
  {
    id: 'business_health',
    label: 'Business health',
    unit: 'category',
    direction: 'neutral',
    calculation:
      'List price held against total cost: above 2 times Excellent, above 1.5 times Good, above it Monitor, else Critical Action Required.',
    source: '001 section 6; figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'businessHealth',
    whenCostIncomplete: 'provisional',
    computedFrom: ['list_price', 'total_cost'],
  },
  {
    id: 'cost_efficiency_score',
    label: 'Cost efficiency score',
    unit: 'score',
    direction: 'higher is favourable',
    calculation: 'List price minus total cost, divided by list price, times 100, held between 0 and 100.',
    source: 'figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'costEfficiencyScore',
    whenCostIncomplete: 'at_most',
    computedFrom: ['list_price', 'total_cost'],
  },
  {
    id: 'optimization_potential',
    label: 'Optimization potential',
    unit: 'category',
    direction: 'neutral',
    calculation: 'Cost efficiency score below 50 high, below 75 moderate, else well optimized.',
    source: 'figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'optimizationPotential',
    whenCostIncomplete: 'provisional',
    computedFrom: ['cost_efficiency_score'],
  },
  {
    id: 'efficiency_category',
    label: 'Efficiency category',
    unit: 'category',
    direction: 'neutral',
    calculation:
      'Cost per email delivered below $0.01 Highly Efficient, below $0.02 Efficient, below $0.05 Moderate, else Needs Optimization.',
    source: 'figure book 4',
    overMonths: 'computed from sums',
    approximate: true,
    scope: 'tenant',
    field: 'efficiencyCategory',
    whenCostIncomplete: 'provisional',
    computedFrom: ['cost_per_email_delivered'],
  },
  {
    id: 'mrr',
    label: 'Monthly recurring revenue',
    unit: 'cents',
    direction: 'higher is favourable',
    calculation: 'List prices and add-ons of all active subscriptions, added.',
    source: '004 success metrics; figure book 4',
    overMonths: 'last month',
    approximate: false,
    scope: 'platform',
    field: null,
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'arr',
    label: 'Annual recurring revenue',
    unit: 'cents',
    direction: 'higher is favourable',
    calculation: 'Monthly recurring revenue times 12.',
    source: '004 success metrics; figure book 4',
    overMonths: 'last month',
    approximate: false,
    scope: 'platform',
    field: null,
    whenCostIncomplete: null,
    computedFrom: ['mrr'],
  },
  {
    id: 'active_tenants',
    label: 'Active tenants',
    unit: 'tenants',
    direction: 'higher is favourable',
    calculation: 'Tenants that are not deleted and have an active subscription.',
    source: 'figure book 4',
    overMonths: 'last month',
    approximate: false,
    scope: 'platform',
    field: null,
    whenCostIncomplete: null,
    computedFrom: [],
  },
  {
    id: 'new_tenants',
    label: 'New tenants',
    unit: 'tenants',
    direction: 'higher is favourable',
    calculation: 'Tenants created in the period.',
    source: 'figure book 4',
    overMonths: 'added',
    approximate: false,
    scope: 'platform',
    field: null,
    whenCostIncomplete: null,
    computedFrom: [],
  },
]

/** @returns undefined for an id that is not in the catalogue */
export function measureById(id: string): Measure | undefined {
  return MEASURES.find((measure) => measure.id === id)
}
