// What TABLE spills: a header row, a row a tenant, and beside each row in words what its numbers are not.
import type { ApiTenantRow, FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { boundRemark } from '../../shown/bound-remark.ts'
import { headed } from '../../shown/headed.ts'
import { namelessTenant } from '../../shown/nameless-tenant.ts'
import { NO_REASON } from '../batch/read-grids.ts'
import { notAvailable } from '../cell-error.ts'
import { type Report, WHOLE_PLATFORM_ONLY } from '../reports.ts'
import { notesHeader } from './notes-header.ts'
import { type HostShows, shownFigure } from './shown-number.ts'
import type { ReportData, TableCell } from './spilled.ts'
import { unallocatedRows, unallocatedTable } from './unallocated.ts'

/** Beyond as many rows numbers are plain: with their formats a table may be larger than the 5 MB that Excel on the web takes. */
export const MOST_FORMATTED_ROWS = 2_000
const PLAIN: HostShows = { formattedNumbers: false }

export function tableOf(report: Report, data: ReportData, host: HostShows): TableCell[][] {
  const shows = rowsOf(report, data.pages[0]) > MOST_FORMATTED_ROWS ? PLAIN : host
  if (report.rows === 'tenants') return tenantTable(report, data, shows)
  return report.rows === 'platform'
    ? platformTable(report, data, shows)
    : unallocatedTable(report, data, shows)
}

/** How many the whole report has, which its first page says. */
export function rowsOf(
  { rows, measures }: Report,
  { tenant_count: tenants, unallocated }: FiguresPage,
): number {
  if (rows === 'tenants') return tenants
  return rows === 'platform' ? measures.length : (unallocated?.length ?? 0)
}

function tenantTable({ id, measures }: Report, { pages, meta }: ReportData, shows: HostShows): TableCell[][] {
  const header = ['Tenant', 'Tenant id', ...measures.map(headed), notesHeader(meta, measures)]
  const tenants = pages.flatMap((page) => page.tenants)
  const rows = tenants.map((row) => [
    row.tenant_name ?? namelessTenant(row.tenant_id),
    row.tenant_id,
    ...measures.map((measure) => cellOf(row, measure, shows)),
    boundRemark(row, measures),
  ])
  return [header, ...rows, ...(id === 'cost_by_tenant' ? unallocatedRows(measures, pages[0], shows) : [])]
}

type RowFigures = Pick<ApiTenantRow, 'figures' | 'missing'> & { readonly bounds?: ApiTenantRow['bounds'] }

function cellOf({ figures, missing, bounds }: RowFigures, measure: Measure, shows: HostShows): TableCell {
  const value = figures[measure.id] ?? null
  if (value === null) return notAvailable((missing[measure.id] ?? NO_REASON).message)
  return shownFigure({ value, bound: bounds?.[measure.id] ?? null, staleSinceMs: null }, measure, shows)
}

function platformTable({ measures }: Report, { pages, meta }: ReportData, shows: HostShows): TableCell[][] {
  const { platform } = pages[0]
  if (platform === null) throw notAvailable(WHOLE_PLATFORM_ONLY)
  const rows = measures.map((measure) => [
    headed(measure),
    cellOf(platform, measure, shows),
    measure.calculation,
  ])
  return [['Measure', 'Figure', notesHeader(meta, measures)], ...rows]
}
