// How to answer for a tenant in a month, quarter or year: from its row, from the platform's figures, or with a reason.

import type { Sight } from '../../../shared/access/caller.ts'
import type { PlatformFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { platformFiguresOverMonths } from '../../../shared/figures/platform-figures-over-months.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { type Figure, platformFigure, tenantFigure } from '../../../shared/measures/figure-of.ts'
import { isMonth, type Span } from '../../../shared/periods/span.ts'
import { EXPIRED } from '../reading/choose-runs.ts'
import { notFoundIn } from '../reading/find-tenants.ts'
import { PLATFORM_NOT_SEEN } from '../reading/platform-seen.ts'
import { spanGap } from '../reading/span-gap.ts'
import { rowOverMonths } from '../reading/span-view.ts'
import { type GridMonth, type GridMonths, isPlatform } from './grid-month.ts'

export type FigureOf = (measure: Measure) => Figure

export function figuresIn(
  span: Span,
  { months, tenantsIn }: GridMonths,
  sight: Sight,
): (tenant: string) => FigureOf {
  const monthOf = (month: string) => months.get(month) ?? EXPIRED
  const gap = spanGap(span, monthOf)
  const read = span.months.map(monthOf).filter((month): month is GridMonth => !isReason(month))
  const ofPlatform =
    sight.kind === 'platform' ? platformFigures(span, monthOf, gap) : always(PLATFORM_NOT_SEEN)
  if (gap !== null) return (tenant) => (isPlatform(tenant) ? ofPlatform : always(gap))
  const idOf = tenantsIn(span)
  const rowOf = rememberedRows(span, read)
  return (tenant) => {
    if (isPlatform(tenant)) return ofPlatform
    const id = idOf(tenant)
    if (isReason(id)) return always(id)
    const row = rowOf(id)
    return row === null ? always(notFoundIn(span.months)) : (measure) => tenantFigure(row, measure)
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
): FigureOf {
  const months = span.months.map((period) => ({ period, month: monthOf(period) }))
  const last = monthOf(span.months.at(-1) ?? '')
  const platforms = months.map(({ period, month }) => ({
    period,
    platform: isReason(month) ? month : (month.view.platform ?? PLATFORM_NOT_SEEN),
  }))
  const figures = isMonth(span) ? ofMonth(last) : platformFiguresOverMonths(platforms)
  return (measure) => {
    const leansOnGap = gap !== null && (isReason(last) || measure.overMonths !== 'last month')
    if (leansOnGap || figures === null) return always(gap ?? PLATFORM_NOT_SEEN)(measure)
    return platformFigure(figures, measure)
  }
}

function ofMonth(month: KnownOrReason<GridMonth>): PlatformFigures | null {
  return isReason(month) ? null : month.view.platform
}

function always(missing: NullReason): FigureOf {
  return () => ({ value: null, bound: null, missing })
}
