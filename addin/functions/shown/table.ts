// What TABLE spills: a header row, a row a tenant, and beside each row in words what its numbers are not.
import type { ApiTenantRow, FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import type { Figure } from '../batch/figure.ts'
import { NO_REASON } from '../batch/read-grids.ts'
import { type CellError, notAvailable } from '../cell-error.ts'
import type { Report } from '../reports.ts'
import { notesHeader } from './notes-header.ts'
import { type HostShows, inUnit, type ShownValue, shownFigure } from './shown-number.ts'

/** An error stands in its cell alone. Nothing to show is empty text: Excel makes a zero of null (office-js issue 1503). */
export type TableCell = ShownValue | CellError

/** The pages of a report, one after the other. */
export interface ReportData {
  readonly pages: readonly [FiguresPage, ...FiguresPage[]]
  readonly meta: Meta
}

const NOTHING = ''
export const WHOLE_PLATFORM_ONLY = 'These figures are for roles that see the whole platform.'

export function tableOf(report: Report, data: ReportData, shows: HostShows): TableCell[][] {
  if (report.rows === 'tenants') return tenantTable(report, data, shows)
  return report.rows === 'platform' ? platformTable(report, data, shows) : unallocatedTable(data)
}

function tenantTable({ id, measures }: Report, { pages, meta }: ReportData, shows: HostShows): TableCell[][] {
  const header = ['Tenant', 'Tenant id', ...measures.map(headed), notesHeader(meta)]
  const tenants = pages.flatMap((page) => page.tenants)
  const rows = tenants.map((row) => [
    row.tenant_name ?? `no name (${row.tenant_id.slice(0, 8)})`,
    row.tenant_id,
    ...measures.map((measure) => cellOf(row, measure, shows)),
    remarks(row, measures),
  ])
  return [header, ...rows, ...(id === 'cost_by_tenant' ? unallocatedRows(measures, pages[0]) : [])]
}

type RowFigures = Pick<ApiTenantRow, 'figures' | 'missing'> & { readonly bounds?: ApiTenantRow['bounds'] }

function cellOf({ figures, missing, bounds }: RowFigures, measure: Measure, shows: HostShows): TableCell {
  const value = figures[measure.id] ?? null
  if (value === null) return notAvailable((missing[measure.id] ?? NO_REASON).message)
  const figure: Pick<Figure, 'value' | 'bound' | 'staleSinceMs'> = {
    value,
    bound: bounds?.[measure.id] ?? null,
    staleSinceMs: null,
  }
  return shownFigure(figure as Figure, measure, shows)
}

/** Which numbers of a row are bounds: visible on every Excel, and in a copy of the values. */
function remarks({ bounds, unknown_resources: unknown }: ApiTenantRow, measures: readonly Measure[]): string {
  const words = measures.flatMap(({ id, label }) => {
    const bound = bounds[id]
    return bound === undefined ? [] : `${label} ${bound.replace('_', ' ')}`
  })
  if (words.length === 0) return NOTHING
  return `${words.join(', ')}: ${unknown} ${unknown === 1 ? 'resource' : 'resources'} of unknown cost`
}

const POOL_MEASURES: Readonly<Record<string, string>> = {
  vps: 'infrastructure_cost',
  ip: 'email_service_cost',
  platform: 'platform_cost',
}

/** Unallocated cost of each pool in the column of its pool and in the total: then the columns sum to the source. */
function unallocatedRows(measures: readonly Measure[], { pools }: FiguresPage): TableCell[][] {
  return (pools ?? []).map(({ pool, unallocated_cents: cents, unknown_resources: unknown }) => [
    `Unallocated: ${pool}`,
    NOTHING,
    ...measures.map(({ id }) =>
      id === POOL_MEASURES[pool] || id === 'total_cost'
        ? centsCell(cents, `The ${pool} pool is not known.`)
        : NOTHING,
    ),
    unknown === 0
      ? NOTHING
      : `at least: ${unknown} ${unknown === 1 ? 'resource' : 'resources'} of the pool of unknown cost`,
  ])
}

function platformTable({ measures }: Report, { pages, meta }: ReportData, shows: HostShows): TableCell[][] {
  const { platform } = pages[0]
  if (platform === null) throw notAvailable(WHOLE_PLATFORM_ONLY)
  const rows = measures.map((measure) => [
    headed(measure),
    cellOf(platform, measure, shows),
    measure.calculation,
  ])
  return [['Measure', 'Figure', notesHeader(meta)], ...rows]
}

function unallocatedTable({ pages, meta }: ReportData): TableCell[][] {
  const { unallocated } = pages[0]
  if (unallocated === null) {
    throw notAvailable('Unallocated cost is listed for single months, to roles that see the whole platform.')
  }
  const rows = unallocated.map(({ pool, reason, resource_id: resource, amount_cents: cents }) => [
    pool,
    reason.replaceAll('_', ' '),
    resource,
    centsCell(cents, 'The cost of this resource is unknown.'),
    NOTHING,
  ])
  return [['Pool', 'Reason', 'Resource', 'Unallocated cost (USD)', notesHeader(meta)], ...rows]
}

function centsCell(cents: number | null, why: string): TableCell {
  return cents === null ? notAvailable(why) : inUnit(cents, 'cents')
}

const UNITS: Readonly<Partial<Record<Measure['unit'], string>>> = {
  cents: 'USD',
  percent: '%',
  'dollars per email': 'USD',
}

function headed({ label, unit }: Measure): string {
  const shown = UNITS[unit]
  return shown === undefined ? label : `${label} (${shown})`
}
