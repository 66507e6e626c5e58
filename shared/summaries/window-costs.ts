// What the published cost runs say of the window: each tenant's revenue, cost and list price, its months added, and the
// platform's. A month without a run makes a sum null, never smaller.
import type { RunFigures, TenantFigures } from '../contract/run-figures.ts'
import { addedOverMonths } from '../inputs/added-over-months.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { type NullReason, WITHOUT_REASON } from '../inputs/missing-sources.ts'
import { type WithoutRow, withoutRow } from '../tenants/without-row.ts'

/** Of one tenant over the window; names and plans are those of the newest month in which it is a row. */
export interface TenantWindow {
  readonly tenantId: string
  readonly tenantName: KnownOrReason<string>
  readonly revenueCents: KnownOrReason<number>
  readonly totalCostCents: KnownOrReason<number>
  /** List prices of the months, added. */
  readonly listPriceCents: KnownOrReason<number>
  readonly costComplete: boolean
}

export interface PlatformWindow {
  readonly revenueCents: KnownOrReason<number>
  /** Source cents of every known pool of every month. */
  readonly totalCostCents: KnownOrReason<number>
  readonly costComplete: boolean
}

interface Month {
  readonly period: string
  readonly run: MonthOfRun | null
}

interface MonthOfRun {
  readonly figures: RunFigures
  readonly rows: ReadonlyMap<string, TenantFigures>
  readonly without: WithoutRow
}

type Field = 'revenueCents' | 'totalCostCents' | 'listPriceCents' | 'tenantName'

const NO_RUN: NullReason = {
  code: 'month_without_run',
  message: 'No cost run is published for this month.',
}
const NO_ROW: NullReason = {
  code: 'no_row',
  message:
    'The tenant is not in the run of this month: it did not exist, or was deleted and carried nothing.',
}
const POOLS_UNKNOWN: NullReason = { code: 'pools_unknown', message: 'No cost pool of this month is known.' }
const REVENUE_UNKNOWN: NullReason = {
  code: 'revenue_unknown',
  message: 'The billed revenue of this month is not known.',
}
/** Rows in ascending tenant id: every tenant of any of the window's runs. */
export function windowCosts(
  months: readonly string[],
  costRuns: readonly RunFigures[],
): { readonly tenants: TenantWindow[]; readonly platform: PlatformWindow } {
  const runs = new Map(costRuns.map((figures) => [figures.period, monthOfRun(figures)]))
  const window = months.map((period): Month => ({ period, run: runs.get(period) ?? null }))
  const tenantIds = new Set(costRuns.flatMap(({ tenants }) => tenants.map(({ tenantId }) => tenantId)))
  return {
    tenants: [...tenantIds].sort().map((tenantId) => tenantWindow(tenantId, window)),
    platform: platformWindow(window),
  }
}

function tenantWindow(tenantId: string, window: readonly Month[]): TenantWindow {
  const rows = window.flatMap(({ run }) => run?.rows.get(tenantId) ?? [])
  const newest = rows.at(-1) as TenantFigures
  const added = (field: Exclude<Field, 'tenantName'>, isZeroWithoutRow: (without: WithoutRow) => boolean) =>
    addedOverMonths(
      window.map(({ period, run }) => {
        if (run === null) return { period, part: NO_RUN }
        const row = run.rows.get(tenantId)
        if (row !== undefined) return { period, part: held(row, field) }
        return { period, part: isZeroWithoutRow(run.without) ? 0 : NO_ROW }
      }),
    )
  return {
    tenantId,
    tenantName: held(newest, 'tenantName'),
    revenueCents: added('revenueCents', ({ hasNoRevenue }) => hasNoRevenue),
    totalCostCents: added('totalCostCents', ({ hasNoCost }) => hasNoCost),
    listPriceCents: added('listPriceCents', () => false),
    costComplete: rows.every(({ costComplete }) => costComplete) && window.every(({ run }) => run !== null),
  }
}

function platformWindow(window: readonly Month[]): PlatformWindow {
  const added = (part: (figures: RunFigures) => KnownOrReason<number>) =>
    addedOverMonths(
      window.map(({ period, run }) => ({ period, part: run === null ? NO_RUN : part(run.figures) })),
    )
  return {
    revenueCents: added(({ revenue }) => revenue.sourceCents ?? REVENUE_UNKNOWN),
    totalCostCents: added(({ pools }) => {
      const known = pools.flatMap(({ sourceCents }) => sourceCents ?? [])
      return known.length === 0 ? POOLS_UNKNOWN : known.reduce((sum, cents) => sum + cents, 0)
    }),
    costComplete: window.every(({ run }) => run?.figures.costComplete ?? false),
  }
}

function monthOfRun(figures: RunFigures): MonthOfRun {
  return {
    figures,
    rows: new Map(figures.tenants.map((row) => [row.tenantId, row])),
    without: withoutRow(figures.pools, figures.revenue),
  }
}

function held<F extends Field>(row: TenantFigures, field: F): KnownOrReason<NonNullable<TenantFigures[F]>> {
  return row[field] ?? row.nulls[field] ?? WITHOUT_REASON
}
