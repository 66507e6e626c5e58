// The measure catalogue: what every published figure means, read by API, add-in, exports and documents alike.
// A new measure is described in its family first; where its figure is computed is named in ARCHITECTURE.md.
import { COST_MEASURES } from './families/costs.ts'
import { DELIVERABILITY_MEASURES } from './families/deliverability.ts'
import { EMAIL_MEASURES } from './families/emails.ts'
import { EVENT_MEASURES } from './families/events.ts'
import { HEALTH_MEASURES } from './families/health.ts'
import { KPI_MEASURES } from './families/kpis.ts'
import { PLATFORM_MEASURES } from './families/platform.ts'
import { REVENUE_MEASURES } from './families/revenue.ts'
import { SAVINGS_MEASURES } from './families/savings.ts'
import { TREND_MEASURES } from './families/trends.ts'
import { VALUE_MEASURES } from './families/value.ts'
import type { Measure } from './measure.ts'

export type { Bound, Direction, Measure, OverMonths, Scope, Unit } from './measure.ts'

/** What cost runs publish: what answers when no measure is named. */
export const COST_RUN_MEASURES: readonly Measure[] = [
  ...COST_MEASURES,
  ...REVENUE_MEASURES,
  ...EMAIL_MEASURES,
  ...VALUE_MEASURES,
  ...PLATFORM_MEASURES,
]

/** Append only: workbooks offer the ids in this order. */
export const MEASURES: readonly Measure[] = [
  ...COST_RUN_MEASURES,
  ...DELIVERABILITY_MEASURES,
  ...EVENT_MEASURES,
  ...HEALTH_MEASURES,
  ...SAVINGS_MEASURES,
  ...KPI_MEASURES,
  ...TREND_MEASURES,
]

/** @returns undefined for an id that is not in the catalogue */
export function measureById(id: string): Measure | undefined {
  return MEASURES.find((measure) => measure.id === id)
}

export function isOfTenants({ scope }: Pick<Measure, 'scope'>): boolean {
  return scope !== 'platform'
}

export function isOfPlatform({ scope }: Pick<Measure, 'scope'>): boolean {
  return scope !== 'tenant'
}

/** Whether a summary must be read to answer one of them. */
export function asksSummary(measures: readonly Pick<Measure, 'publishedIn'>[]): boolean {
  return measures.some(({ publishedIn }) => publishedIn === 'summary')
}
