// Reports that go tenant by tenant: the columns of their measures, a row a tenant in the order of the names, and beside it
// in words what its numbers are not.
import type { ApiTenantRow, FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { Measure } from '../../shared/measures/catalogue.ts'
import { boundRemark } from '../shown/bound-remark.ts'
import { namelessTenant } from '../shown/nameless-tenant.ts'
import type { FiguresAnswer } from './asked.ts'
import { cellOf, remarkOf, wordsOf } from './cells.ts'
import { keyColumn, measureColumn, REMARKS, wordsColumn } from './columns.ts'
import type { WantedRow } from './make-document.ts'
import type { CellContent, ReportColumn } from './report-document.ts'

/** @param headers of measures whose label says too little, by id */
export function tenantColumns(
  measures: readonly Measure[],
  headers: Readonly<Record<string, string>> = {},
): ReportColumn[] {
  return [
    wordsColumn('tenant', 'Tenant', 32),
    ...measures.map((measure) => measureColumn(measure, headers[measure.id])),
    keyColumn('Tenant id'),
    REMARKS,
  ]
}

export function tenantRows({ pages }: FiguresAnswer, measures: readonly Measure[]): WantedRow[] {
  const tenants = pages.flatMap((page) => page.tenants)
  return tenants.sort(byName).map((row) => ({
    key: row.tenant_id,
    tenantId: row.tenant_id,
    cells: {
      tenant: row.tenant_name ?? namelessTenant(row.tenant_id),
      ...Object.fromEntries(measures.map(({ id, unit }) => [id, shown(row.figures[id] ?? null, unit)])),
      remarks: tenantRemark(row, measures),
    },
  }))
}

/** A category that is a code, such as `monitoring_needed`, in words. */
function shown(value: ApiTenantRow['figures'][string], unit: Measure['unit']): CellContent {
  const cell = cellOf(value, unit)
  return typeof cell === 'string' ? wordsOf(cell) : cell
}

/** What was published of a measure over all pages: the cents of the tenants whose figure is known; null without any. */
export function publishedSum(pages: readonly FiguresPage[], measure: string): number | null {
  const known = pages.flatMap(({ page_totals: totals }) => totals[measure]?.value ?? [])
  return known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0)
}

/** Whether every tenant's figure of a measure is known. */
export function isKnownOfAll(pages: readonly FiguresPage[], measure: string): boolean {
  return pages.every(({ page_totals: totals }) => totals[measure]?.missing === 0)
}

function tenantRemark(row: ApiTenantRow, measures: readonly Measure[]): string {
  const bound = boundRemark(row, measures)
  return remarkOf([bound !== '' && `${bound}.`, ...missingRemarks(row, measures)])
}

/** One sentence a reason, with what is missing for it. */
function missingRemarks({ figures, missing }: ApiTenantRow, measures: readonly Measure[]): string[] {
  const labels = new Map<string, string[]>()
  for (const { id, label } of measures) {
    if ((figures[id] ?? null) !== null) continue
    const reason = missing[id]?.message ?? 'The figure is not known.'
    labels.set(reason, [...(labels.get(reason) ?? []), label])
  }
  return [...labels].map(([reason, all]) => `${all.join(', ')} missing: ${reason}`)
}

const order = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** As the API lists tenants: by name, those without one last; equal names by id. */
function byName(left: ApiTenantRow, right: ApiTenantRow): number {
  const [one, other] = [left.tenant_name, right.tenant_name]
  const byNames =
    one === null || other === null ? Number(one === null) - Number(other === null) : order.compare(one, other)
  return byNames || (left.tenant_id < right.tenant_id ? -1 : 1)
}
