// Which measures can be budgeted for which dimension: money that adds up over months, where its actual is known too.
import { DIMENSION_NAMES, type Dimension } from '../contract/budget/dimensions.ts'
import { MEASURES, type Measure, measureById } from '../measures/catalogue.ts'

/** Whole cents of a cost run that a quarter adds up: anything else has no month's budget. */
export const BUDGETABLE_MEASURES: readonly Measure[] = MEASURES.filter(
  ({ unit, overMonths, publishedIn, scope }) =>
    unit === 'cents' && overMonths === 'added' && publishedIn === 'cost run' && scope !== 'platform',
)

/** A vendor's and a resource type's actual is cost alone, since customers pay for no single resource. */
const OF_RESOURCES: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  vendor: ['infrastructure_cost', 'email_service_cost', 'platform_cost', 'total_cost'],
  resource_type: ['total_cost'],
}

/** The measures that a line of the dimension may hold, in the catalogue's order. */
export function measuresOf(dimension: Dimension): readonly Measure[] {
  const only = OF_RESOURCES[dimension]
  return BUDGETABLE_MEASURES.filter(({ id }) => only?.includes(id) ?? true)
}

/** Of a dimension, or of any where none is said. */
export function isBudgetable(measureId: string, dimension?: Dimension): boolean {
  return acceptedMeasures(dimension).some(({ id }) => id === measureId)
}

/** What a refusal lists. */
export function budgetableWords(dimension?: Dimension): string {
  const ids = acceptedMeasures(dimension).map(({ id }) => id)
  return `money whose months add up: ${ids.join(', ')}`
}

function acceptedMeasures(dimension?: Dimension): readonly Measure[] {
  return dimension === undefined ? BUDGETABLE_MEASURES : measuresOf(dimension)
}

/** @returns null when it can be budgeted, else a sentence that says why not */
export function whyNotBudgeted(measureId: string, dimension: Dimension): string | null {
  const measure = measureById(measureId)
  if (measure === undefined) return `There is no measure "${measureId}".`
  if (measuresOf(dimension).includes(measure)) return null
  return `${measure.label} cannot be budgeted by ${DIMENSION_NAMES[dimension]}: ${reasonAgainst(measure)}.`
}

function reasonAgainst({ unit, overMonths, publishedIn, scope, id }: Measure): string {
  if (unit === 'category') return 'it is a word, not an amount'
  if (unit !== 'cents') return `it is in ${unit}, and a budget is in money`
  if (scope === 'platform') return 'it is one figure of the whole platform'
  if (publishedIn === 'summary')
    return 'it is an estimate of a strategic summary, not an amount that is booked'
  if (overMonths !== 'added') return 'its months do not add up'
  return `no actual ${id} is known there`
}
