// The catalogue as the picker groups it: a family after the other, each under its name.
import { COST_MEASURES } from '../../../shared/measures/families/costs.ts'
import { DELIVERABILITY_MEASURES } from '../../../shared/measures/families/deliverability.ts'
import { EMAIL_MEASURES } from '../../../shared/measures/families/emails.ts'
import { EVENT_MEASURES } from '../../../shared/measures/families/events.ts'
import { HEALTH_MEASURES } from '../../../shared/measures/families/health.ts'
import { KPI_MEASURES } from '../../../shared/measures/families/kpis.ts'
import { PLATFORM_MEASURES } from '../../../shared/measures/families/platform.ts'
import { REVENUE_MEASURES } from '../../../shared/measures/families/revenue.ts'
import { SAVINGS_MEASURES } from '../../../shared/measures/families/savings.ts'
import { TREND_MEASURES } from '../../../shared/measures/families/trends.ts'
import { VALUE_MEASURES } from '../../../shared/measures/families/value.ts'
import type { Measure } from '../../../shared/measures/measure.ts'

export interface MeasureFamily {
  readonly name: string
  readonly measures: readonly Measure[]
}

export const MEASURE_FAMILIES: readonly MeasureFamily[] = [
  { name: 'Cost', measures: COST_MEASURES },
  { name: 'Revenue and profit', measures: REVENUE_MEASURES },
  { name: 'Emails', measures: EMAIL_MEASURES },
  { name: 'Value of the plan', measures: VALUE_MEASURES },
  { name: 'Platform', measures: PLATFORM_MEASURES },
  { name: 'Deliverability', measures: DELIVERABILITY_MEASURES },
  { name: 'Incidents and decisions', measures: EVENT_MEASURES },
  { name: 'Health', measures: HEALTH_MEASURES },
  { name: 'Savings', measures: SAVINGS_MEASURES },
  { name: 'Key performance indicators', measures: KPI_MEASURES },
  { name: 'Trends', measures: TREND_MEASURES },
]

/** Those whose name, id or calculation has every word that is searched for; families without any are left out. */
export function familiesWith(search: string): readonly MeasureFamily[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = ({ label, id, calculation }: Measure): boolean => {
    const text = `${label} ${id} ${calculation}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return MEASURE_FAMILIES.flatMap(({ name, measures }) => {
    const found = measures.filter(matches)
    return found.length === 0 ? [] : [{ name, measures: found }]
  })
}
