// What a variance sheet can show side by side, by the kind of its period, and what it can be grouped by.
import type { PlanChoice } from '../../../reports/report-document.ts'
import type { Offer } from '../../fields/choice.tsx'

type Parts = PlanChoice['parts']

const NONE: Offer<Parts> = { value: 'none', text: 'The whole period alone' }
const MONTHS: Offer<Parts> = { value: 'months', text: 'Months' }
const QUARTERS: Offer<Parts> = { value: 'quarters', text: 'Quarters' }

export const GROUPS: readonly Offer<PlanChoice['groupBy']>[] = [
  { value: 'owner', text: 'Owner' },
  { value: 'plan', text: 'Plan of the tenant' },
  { value: 'none', text: 'Nothing' },
]

/** A month has no parts, a quarter has months, a year has both. */
export function partsOf(period: string | null): readonly Offer<Parts>[] {
  if (isYear(period)) return [QUARTERS, MONTHS, NONE]
  return isQuarter(period) ? [MONTHS, NONE] : [NONE]
}

/** As much as a page of paper holds. */
export function usualParts(period: string | null): Parts {
  if (isYear(period)) return 'quarters'
  return isQuarter(period) ? 'months' : 'none'
}

const isYear = (period: string | null): boolean => /^\d{4}$/.test(period ?? '')
const isQuarter = (period: string | null): boolean => /^\d{4}-Q\d$/.test(period ?? '')
