// How to answer for a tenant in a month, quarter or year: from its row, from the platform's figures, or with a reason.

import type { Sight } from '../../../shared/access/caller.ts'
import type { PlatformFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { platformFiguresOverMonths } from '../../../shared/figures/platform-figures-over-months.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import {
  type Figure,
  figureOfSummary,
  platformFigure,
  tenantFigure,
} from '../../../shared/measures/figure-of.ts'
import { isMonth, type Span } from '../../../shared/periods/span.ts'
import { EXPIRED } from '../reading/choose-named-run.ts'
import { NO_SUMMARY } from '../reading/choose-summaries.ts'
import { type IdOf, notFoundIn } from '../reading/find-tenants.ts'
import { PLATFORM_NOT_SEEN } from '../reading/platform-seen.ts'
import { spanGap } from '../reading/span-gap.ts'
import { rowOverMonths } from '../reading/span-view.ts'
import type { GridMonth, GridMonths } from './grid-month.ts'
import type { GridSummary } from './grid-summaries.ts'
import { isPlatform } from './platform-word.ts'

export type FigureOf = (measure: Measure) => Figure

export function figuresIn(
  span: Span,
  { months, summaries, tenantsIn }: GridMonths,
  sight: Sight,
): (tenant: string) => FigureOf {
  const monthOf = (month: string) => months.get(month) ?? EXPIRED
  const gap = spanGap(span, monthOf)
  const read = span.months.map(monthOf).filter((month): month is GridMonth => !isReason(month))
  const summary = summaries.get(span.id)
  const ofPlatform =
    sight.kind === 'platform' ? platformFigures(span, monthOf, gap, summary) : always(PLATFORM_NOT_SEEN)
  const ofTenant = tenantFigures(span, read, tenantsIn(span), summary)
  return (tenant) => {
    if (isPlatform(tenant)) return ofPlatform
    if (gap === null) return ofTenant(tenant)
    // Of a quarter in which a month has no run there may be a summary, which says so of what leans on that month.
    const ofSummary = read.length > 0 && isThere(summary) ? ofTenant(tenant) : always(whyNone(summary, gap))
    return (measure) => (measure.publishedIn === 'summary' ? ofSummary(measure) : always(gap)(measure))
  }
}

function isThere(summary: GridSummary | undefined): boolean {
  return summary !== undefined && !isReason(summary.summary.view)
}

/** Where a month has no run, that is also why it was not summarized. */
function whyNone(summary: GridSummary | undefined, gap: NullReason): NullReason {
  const view = summary?.summary.view
  return isReason(view) && view.code !== NO_SUMMARY.code ? view : gap
}

/** @param months those that were read, of a span all of whose months are asked for */
function tenantFigures(
  span: Span,
  months: readonly GridMonth[],
  idOf: IdOf,
  summary: GridSummary | undefined,
): (tenant: string) => FigureOf {
  const rowOf = rememberedRows(span, months)
  return (tenant) => {
    const id = idOf(tenant)
    if (isReason(id)) return always(id)
    const found = rowOf(id)
    if (found === null) return always(notFoundIn(span.months))
    const row = summary === undefined ? found : { ...found, summary: summary.ofTenant(id) }
    return (measure) => tenantFigure(row, measure)
  }
}

/** A row over months is added up once, whatever the tenant was asked as. */
function rememberedRows(
  span: Span,
  months: readonly GridMonth[],
): (tenantId: string) => TenantFigures | null {
  if (isMonth(span)) return (tenantId) => months[0]?.rows.get(tenantId) ?? null
  const rows = new Map<string, TenantFigures | null>()
  return (tenantId) => {
    const known = rows.get(tenantId)
    if (known !== undefined) return known
    const row = rowOverMonths(tenantId, months)
    rows.set(tenantId, row)
    return row
  }
}

/** What is true at the end of a quarter or year takes its last month alone; all else takes every month. */
function platformFigures(
  span: Span,
  monthOf: (month: string) => KnownOrReason<GridMonth>,
  gap: NullReason | null,
  summary: GridSummary | undefined,
): FigureOf {
  const months = span.months.map((period) => ({ period, month: monthOf(period) }))
  const last = monthOf(span.months.at(-1) ?? '')
  const platforms = months.map(({ period, month }) => ({
    period,
    platform: isReason(month) ? month : (month.view.platform ?? PLATFORM_NOT_SEEN),
  }))
  const figures = isMonth(span) ? ofMonth(last) : platformFiguresOverMonths(platforms)
  return (measure) => {
    if (measure.publishedIn === 'summary') return ofSummary(measure, gap, summary)
    const leansOnGap = gap !== null && (isReason(last) || measure.overMonths !== 'last month')
    if (leansOnGap || figures === null) return always(gap ?? PLATFORM_NOT_SEEN)(measure)
    return platformFigure(figures, measure)
  }
}

function ofSummary(measure: Measure, gap: NullReason | null, summary: GridSummary | undefined): Figure {
  const platform = summary?.platform ?? NO_SUMMARY
  const isUnexplained = isReason(platform) && gap !== null
  return figureOfSummary({ summary: isUnexplained ? whyNone(summary, gap) : platform }, measure)
}

function ofMonth(month: KnownOrReason<GridMonth>): PlatformFigures | null {
  return isReason(month) ? null : month.view.platform
}

function always(missing: NullReason): FigureOf {
  return () => ({ value: null, bound: null, missing })
}
