// What each measure must be for a tenant, read from a computed run's row by a table of its own: not by the code under test.
import type { TenantFigures } from '../../../../shared/contract/run-figures.ts'

export interface ExpectedFigure {
  readonly value: number | string | null
  readonly bound: 'at_least' | 'at_most' | 'provisional' | null
  readonly missing: { readonly code: string; readonly message: string } | null
}

type Lean = ExpectedFigure['bound']

/** Measure id, the row's field, and what an unknown cost makes of it (figure book, small print: lower bounds). */
const TABLE: readonly (readonly [string, keyof TenantFigures, Lean])[] = [
  ['infrastructure_cost', 'infrastructureCostCents', 'at_least'],
  ['email_service_cost', 'emailServiceCostCents', 'at_least'],
  ['idle_cost', 'idleCostCents', null],
  ['platform_cost', 'platformCostCents', null],
  ['total_cost', 'totalCostCents', 'at_least'],
  ['list_price', 'listPriceCents', null],
  ['addon_price', 'addonPriceCents', null],
  ['revenue', 'revenueCents', null],
  ['recognized_revenue', 'recognizedRevenueCents', null],
  ['profit', 'profitCents', 'at_most'],
  ['gross_margin_pct', 'grossMarginPct', 'at_most'],
  ['efficiency_ratio', 'efficiencyRatio', 'at_most'],
  ['emails_sent', 'emailsSent', null],
  ['emails_delivered', 'emailsDelivered', null],
  ['cost_per_email_sent', 'costPerEmailSent', 'at_least'],
  ['cost_per_email_delivered', 'costPerEmailDelivered', 'at_least'],
  ['business_health', 'businessHealth', 'provisional'],
  ['cost_efficiency_score', 'costEfficiencyScore', 'at_most'],
  ['optimization_potential', 'optimizationPotential', 'provisional'],
  ['efficiency_category', 'efficiencyCategory', 'provisional'],
]

export const TENANT_MEASURES: readonly string[] = TABLE.map(([id]) => id)
export const PLATFORM_MEASURES = ['mrr', 'arr', 'active_tenants', 'new_tenants'] as const
export const COST_PARTS = ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost'] as const

/** In whole cents; a workbook shows them as dollars. */
export const MONEY = new Set([
  ...COST_PARTS,
  'total_cost',
  'list_price',
  'addon_price',
  'revenue',
  'recognized_revenue',
  'profit',
])
export const ADDS_UP: readonly string[] = [...MONEY, 'emails_sent', 'emails_delivered']

export function expectedFigure(row: TenantFigures, measure: string): ExpectedFigure {
  const entry = TABLE.find(([id]) => id === measure)
  if (entry === undefined) throw new Error(`no tenant measure ${measure}`)
  const [, field, lean] = entry
  const value = (
    field === 'businessHealth' ? row.businessHealth.status : row[field]
  ) as ExpectedFigure['value']
  if (value !== null) return { value, bound: row.costComplete ? null : lean, missing: null }
  const missing = row.nulls[field]
  if (missing === undefined) throw new Error(`${row.tenantId} has no reason for its null ${field}`)
  return { value, bound: null, missing }
}

/** As a file shows it: dollars with two decimals, an empty cell for what is not known. */
export function expectedCell(row: TenantFigures, measure: string): string {
  const { value } = expectedFigure(row, measure)
  if (value === null) return ''
  return MONEY.has(measure) ? (Number(value) / 100).toFixed(2) : String(value)
}
