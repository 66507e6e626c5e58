// The measures a request is about, and the allocated costs beneath a measure.
import { InvalidInputError } from '../../../shared/errors.ts'
import { COST_RUN_MEASURES, type Measure, measureById } from '../../../shared/measures/catalogue.ts'

/** Each once, as asked; all of the cost run's when the request names none: summaries cost reads of their own. */
export function measuresAsked(ids: readonly string[] | undefined): readonly Measure[] {
  return ids === undefined ? COST_RUN_MEASURES : [...new Set(ids)].map(measureOf)
}

export function measureOf(id: string): Measure {
  const measure = measureById(id)
  if (measure === undefined)
    throw new InvalidInputError('measure', id, 'the id of a measure of the catalogue')
  return measure
}

/** What a reader must know to read its figures. */
export function unitOf({ id, label, unit }: Measure): Pick<Measure, 'id' | 'label' | 'unit'> {
  return { id, label, unit }
}

/** Costs that have derivation lines. */
const ALLOCATED = ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost']

/** The allocated costs that a measure is, or is computed from, however far down; none of what a summary took from its runs. */
export function costMeasuresBeneath(measure: Measure): string[] {
  if (measure.publishedIn === 'summary') return []
  if (ALLOCATED.includes(measure.id)) return [measure.id]
  return [...new Set(measure.computedFrom.flatMap((id) => costMeasuresBeneath(measureOf(id))))]
}
