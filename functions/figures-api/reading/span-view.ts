// A quarter or year as one caller sees it: the fenced views of its months, added up. A month is a view of its own run alone.

import { MOST_TENANT_MONTHS } from '../../../shared/contract/api/parameters.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { platformFiguresOverMonths } from '../../../shared/figures/platform-figures-over-months.ts'
import {
  poolsOverMonths,
  revenueOverMonths,
  unallocatedOverMonths,
} from '../../../shared/figures/totals-over-months.ts'
import { isMonth, type Span } from '../../../shared/periods/span.ts'
import { tenantFiguresOverMonths } from '../../../shared/tenants/tenant-figures-over-months.ts'
import type { DirectoryEntry } from '../../stores/runs/directory.ts'
import { type ApiError, notAccepted } from '../answers/api-error.ts'
import type { RunView } from './run-view.ts'

/** What figures are answered from: the run of a month, or those of a quarter's or year's months. */
export interface FiguresView
  extends Pick<
    RunView,
    | 'approximation'
    | 'limitedSources'
    | 'platform'
    | 'pools'
    | 'revenue'
    | 'tenants'
    | 'rows'
    | 'allRows'
    | 'unallocated'
  > {
  /** The month, quarter or year. */
  readonly period: string
  /** Of the last month. */
  readonly asOf: string
  /** Oldest first. */
  readonly months: readonly RunView[]
}

/** @param months every month of the span, oldest first */
export function viewSpan(span: Span, months: readonly RunView[]): FiguresView {
  const last = months.at(-1)
  if (last === undefined) throw new RangeError(`No run of ${span.id} was opened.`)
  const head = { period: span.id, asOf: last.record.asOf, months }
  return isMonth(span) ? { ...last, ...head } : { ...added(span, months, last), ...head }
}

function added(
  span: Span,
  months: readonly RunView[],
  last: RunView,
): Omit<FiguresView, 'period' | 'asOf' | 'months'> {
  const tenants = () => tenantsOf(months)
  const rows = (tenantIds: Iterable<string>) => rowsOver(months, [...tenantIds])
  return {
    approximation: last.approximation,
    limitedSources: (seen) => {
      const listed = [...seen]
      return [...new Set(months.flatMap((month) => month.limitedSources(listed)))]
    },
    platform: last.platform === null ? null : platformFiguresOverMonths(ofPlatform(months)),
    pools: last.pools === null ? null : poolsOverMonths(months.map(({ pools }) => pools ?? [])),
    revenue: last.revenue === null ? null : revenueOverMonths(months.flatMap(({ revenue }) => revenue ?? [])),
    tenants,
    rows,
    allRows: async () =>
      allRows(
        span,
        (await tenants()).map(({ tenantId }) => tenantId),
        rows,
      ),
    unallocated: async () => {
      if (last.platform === null) return null
      const ofMonths = await Promise.all(months.map((month) => month.unallocated()))
      return unallocatedOverMonths(ofMonths.map((ofMonth) => ofMonth ?? []))
    },
  }
}

function ofPlatform(months: readonly RunView[]) {
  return months.flatMap(({ record, platform }) =>
    platform === null ? [] : [{ period: record.period, platform }],
  )
}

/** Whoever is in a month, once, under the name of the last month that has it; in ascending id order. */
async function tenantsOf(months: readonly RunView[]): Promise<DirectoryEntry[]> {
  const ofMonths = await Promise.all(months.map((month) => month.tenants()))
  const tenants = new Map(ofMonths.flat().map((tenant) => [tenant.tenantId, tenant]))
  return [...tenants.values()].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
}

async function rowsOver(
  months: readonly RunView[],
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, TenantFigures>> {
  const read = await Promise.all(
    months.map(async (view): Promise<ReadMonth> => ({ view, rows: await view.rows(tenantIds) })),
  )
  const found = new Map<string, TenantFigures>()
  for (const tenantId of tenantIds) {
    const row = rowOverMonths(tenantId, read)
    if (row !== null) found.set(tenantId, row)
  }
  return found
}

/** A month's run, and what was read of its rows. */
export interface ReadMonth {
  readonly view: RunView
  readonly rows: ReadonlyMap<string, TenantFigures>
}

/** Null for a tenant that is in no month, or not to be seen. @param months all of a quarter or year, oldest first */
export function rowOverMonths(tenantId: string, months: readonly ReadMonth[]): TenantFigures | null {
  if (!months.some(({ rows }) => rows.has(tenantId))) return null
  return tenantFiguresOverMonths(
    months.map(({ view, rows }) => ({
      period: view.record.period,
      row: rows.get(tenantId) ?? view.withoutRow,
    })),
  )
}

/** A month by itself is never too much. @throws ApiError for a span of more tenants x months than one answer reads */
export async function requireFewTenantMonths({ period, months, tenants }: FiguresView): Promise<void> {
  if (months.length === 1) return
  const tenantMonths = (await tenants()).length * months.length
  if (tenantMonths > MOST_TENANT_MONTHS) throw tooManyTenantMonths(period, tenantMonths)
}

function tooManyTenantMonths(id: string, tenantMonths: number, orElse = ''): ApiError {
  return notAccepted(
    'period',
    `so few months that with all tenants they are at most ${MOST_TENANT_MONTHS} months of a tenant; those of ${id} are ${tenantMonths}, so ask for its quarters or months${orElse}`,
  )
}

/** So many at a time that a year of them fits the function's memory. */
const TENANTS_AT_ONCE = 2_000

async function allRows(
  { id, months }: Span,
  tenantIds: readonly string[],
  rows: FiguresView['rows'],
): Promise<TenantFigures[]> {
  const tenantMonths = tenantIds.length * months.length
  if (tenantMonths > MOST_TENANT_MONTHS) throw tooManyTenantMonths(id, tenantMonths, ', or name tenants')
  const all: TenantFigures[] = []
  for (let start = 0; start < tenantIds.length; start += TENANTS_AT_ONCE) {
    all.push(...(await rows(tenantIds.slice(start, start + TENANTS_AT_ONCE))).values())
  }
  return all
}
