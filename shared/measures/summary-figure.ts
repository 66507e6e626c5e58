// One figure out of a strategic summary: of a tenant, or of the platform as a whole.
import type { Kpi } from '../contract/summary/kpi.ts'
import type { SavingsTotals } from '../contract/summary/opportunity.ts'
import type { CentsRange } from '../contract/summary/range.ts'
import type { StrategicPlatform, StrategicTenant } from '../contract/summary/strategic-figures.ts'
import type { Trend } from '../contract/summary/trend.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { type Figure, known } from './figure.ts'
import type { Measure, SummaryField, SummaryPlace } from './measure.ts'

/** Whom a summary speaks of, with as much of it as measures are read from. */
export interface SummarySubject {
  readonly fields: Readonly<Partial<Record<SummaryField, number | string | null>>>
  readonly savings: CentsRange
  /** Why there is no amount; null when there is one. */
  readonly savingsMissing: NullReason | null
  readonly kpis: readonly Kpi[]
  readonly trends: readonly Pick<Trend, 'measure' | 'months' | 'direction'>[]
  readonly costComplete: boolean
  readonly nulls: Readonly<Record<string, NullReason>>
}

export function tenantOfSummary(figures: StrategicTenant): SummarySubject {
  const { tenantId: _, tenantName: __, savings, ...subject } = figures
  return { ...subjectOf(subject), savings, savingsMissing: figures.nulls.savings ?? null, kpis: [] }
}

/** Its savings are those of opportunities that save cost. */
export function platformOfSummary(
  figures: StrategicPlatform,
  { savings, missing }: Pick<SavingsTotals, 'savings' | 'missing'>,
  kpis: readonly Kpi[],
): SummarySubject {
  const { grossMarginPct: _, ...subject } = figures
  return { ...subjectOf(subject), savings, savingsMissing: missing.savings, kpis }
}

/** A trend's points are for sparklines, and many: no measure is read from them. */
function subjectOf({ trends, costComplete, nulls, ...fields }: Subject) {
  const directions = trends.map(({ measure, months, direction }) => ({ measure, months, direction }))
  return { fields, trends: directions, costComplete, nulls }
}

type Subject = Pick<StrategicTenant, 'trends' | 'costComplete' | 'nulls'> & SummarySubject['fields']

/** A measure of the summary. */
export function summaryFigure(
  subject: SummarySubject,
  { inSummary, whenCostIncomplete }: Pick<Measure, 'inSummary' | 'whenCostIncomplete'>,
): Figure {
  const figure = inSummary === null ? known(null, undefined) : figureAt(subject, inSummary)
  const isBound = figure.value !== null && whenCostIncomplete !== null && !subject.costComplete
  return { ...figure, bound: isBound ? whenCostIncomplete : null }
}

function figureAt(
  { fields, savings, savingsMissing, kpis, trends, nulls }: SummarySubject,
  place: SummaryPlace,
): Figure {
  if ('field' in place) return known(fields[place.field] ?? null, nulls[place.field])
  if ('savings' in place) return known(savings[place.savings], savingsMissing ?? undefined)
  if ('kpi' in place) {
    const kpi = kpis.find(({ id }) => id === place.kpi)
    return known(kpi?.value ?? null, kpi?.missing ?? undefined)
  }
  const trend = trends.find(({ measure, months }) => measure === place.trend && months === place.months)
  return known(trend?.direction ?? null, undefined)
}
