// A run as one table that Excel and Power Query open: tenants and unallocated cost together, so that the total cost
// column sums to the source, with provenance and both sentences in every row. Missing is an empty cell, never zero.
import { stringify } from 'csv-stringify/sync'
import type { Approximation, RunFigures, UnallocatedRow } from '../../shared/contract/run-figures.ts'
import { MEASURES, type Measure, measureById } from '../../shared/measures/catalogue.ts'
import { type TenantRow as Tenant, tenantFigure } from '../../shared/measures/figure-of.ts'
import { dollars } from '../../shared/money/dollars.ts'
import { textCell } from './spreadsheet-cell.ts'

type Cell = string | number | boolean | null
type Row = Partial<Record<(typeof FIGURE_COLUMNS)[number] | 'missing', Cell>>

/** Append only: workbooks refer to these. */
const FIGURE_COLUMNS = [
  'row',
  'tenant_id',
  'tenant_name',
  'plan_names',
  'pool',
  'reason',
  'resource_id',
  'list_price',
  'addon_price',
  'infrastructure_cost',
  'email_service_cost',
  'idle_cost',
  'platform_cost',
  'total_cost',
  'cost_complete',
  'unknown_resources',
  'emails_sent',
  'emails_delivered',
  'revenue',
  'recognized_revenue',
  'profit',
  'gross_margin_pct',
  'efficiency_ratio',
  'cost_per_email_sent',
  'cost_per_email_delivered',
  'business_health',
  'provisional',
  'cost_efficiency_score',
  'optimization_potential',
  'efficiency_category',
] as const

/** What a file shows of a run, and of the strategic summary beside it. */
export type ExportedFigures = Pick<RunFigures, 'period' | 'asOf' | 'runId' | 'unallocated'> & {
  readonly tenants: readonly Tenant[]
  readonly approximation: Pick<Approximation, 'methodId' | 'quality' | 'statements'>
  /** Null, or left out, where no summary answered. */
  readonly summary?: { readonly runId: string; readonly asOf: string } | null
}

/**
 * Dollars with two decimals, CRLF lines, a byte order mark for Excel; unknown figures are empty cells.
 *
 * @param measures ids of the measures whose columns are wanted; all of cost runs when left out. Those of summaries follow the
 *   others, in the order of the catalogue, with two columns that name their summary
 */
export function figuresCsv(figures: ExportedFigures, measures?: readonly string[]): string {
  const { period, asOf, runId, approximation, tenants, unallocated, summary = null } = figures
  const provenance = {
    period,
    as_of: asOf,
    run_id: runId ?? '',
    method: approximation.methodId,
    quality: approximation.quality,
    approximation: approximation.statements.join(' '),
  }
  const ofSummary = summaryMeasures(measures)
  const shown = [...columnsFor(measures), ...ofSummary.map(({ id }) => id)]
  const named =
    ofSummary.length === 0 ? {} : { summary_run_id: summary?.runId ?? '', summary_as_of: summary?.asOf ?? '' }
  const rows = [
    ...tenants.map((tenant) => ({ ...tenantRow(tenant, shown), ...summaryCells(tenant, ofSummary) })),
    ...unallocated.map(unallocatedRow),
  ]
  return stringify(
    rows.map((row) => ({ ...row, ...provenance, ...named })),
    {
      header: true,
      columns: [...shown, ...Object.keys(provenance), ...Object.keys(named), 'missing'],
      bom: true,
      record_delimiter: 'windows',
      quote_record_delimiter: true,
      cast: { boolean: (value) => (value ? 'TRUE' : 'FALSE') },
    },
  )
}

/** Columns that hold no measure always stay: they say whose row it is and how far to trust it. */
function columnsFor(measures: readonly string[] | undefined): readonly string[] {
  if (measures === undefined) return FIGURE_COLUMNS
  return FIGURE_COLUMNS.filter((column) => measureById(column) === undefined || measures.includes(column))
}

/** Why cells are empty: "emails_sent: no_usage_rows" for each measure that is null. */
function reasons(tenant: Tenant, shown: readonly string[]): string {
  return MEASURES.flatMap((measure) => {
    if (!shown.includes(measure.id)) return []
    const { missing } = tenantFigure(tenant, measure)
    return missing === null ? [] : `${measure.id}: ${missing.code}`
  }).join('; ')
}

function summaryMeasures(measures: readonly string[] = []): readonly Measure[] {
  return MEASURES.filter(({ id, publishedIn }) => publishedIn === 'summary' && measures.includes(id))
}

function summaryCells(tenant: Tenant, measures: readonly Measure[]): Record<string, Cell> {
  return Object.fromEntries(
    measures.map((measure) => {
      const { value } = tenantFigure(tenant, measure)
      return [measure.id, measure.unit === 'cents' ? cell(value as number | null) : value]
    }),
  )
}

function tenantRow(tenant: Tenant, shown: readonly string[]): Row {
  return {
    row: 'tenant',
    tenant_id: tenant.tenantId,
    tenant_name: textCell(tenant.tenantName),
    plan_names: textCell(tenant.planNames.join(', ')),
    pool: '',
    reason: '',
    resource_id: '',
    list_price: cell(tenant.listPriceCents),
    addon_price: cell(tenant.addonPriceCents),
    infrastructure_cost: cell(tenant.infrastructureCostCents),
    email_service_cost: cell(tenant.emailServiceCostCents),
    idle_cost: cell(tenant.idleCostCents),
    platform_cost: cell(tenant.platformCostCents),
    total_cost: cell(tenant.totalCostCents),
    cost_complete: tenant.costComplete,
    unknown_resources: tenant.unknownResources,
    emails_sent: tenant.emailsSent,
    emails_delivered: tenant.emailsDelivered,
    revenue: cell(tenant.revenueCents),
    recognized_revenue: cell(tenant.recognizedRevenueCents),
    profit: cell(tenant.profitCents),
    gross_margin_pct: tenant.grossMarginPct,
    efficiency_ratio: tenant.efficiencyRatio,
    cost_per_email_sent: tenant.costPerEmailSent,
    cost_per_email_delivered: tenant.costPerEmailDelivered,
    business_health: tenant.businessHealth.status,
    provisional: tenant.businessHealth.provisional,
    cost_efficiency_score: tenant.costEfficiencyScore,
    optimization_potential: tenant.optimizationPotential,
    efficiency_category: tenant.efficiencyCategory,
    missing: reasons(tenant, shown),
  }
}

/** Unallocated cost stands in the column of its pool, and in the total. */
function unallocatedRow({ pool, reason, resourceId, cents }: UnallocatedRow): Row {
  const column = POOL_COLUMNS[pool]
  return {
    row: 'unallocated',
    pool,
    reason,
    resource_id: textCell(resourceId),
    [column]: cell(cents),
    total_cost: cell(cents),
    cost_complete: cents !== null,
  }
}

const POOL_COLUMNS = {
  vps: 'infrastructure_cost',
  ip: 'email_service_cost',
  platform: 'platform_cost',
} as const

function cell(cents: number | null): string {
  return cents === null ? '' : dollars(cents)
}
