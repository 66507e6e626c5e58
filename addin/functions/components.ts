// The parts of a tenant's cost that COST takes by a short name.
import { type Measure, measureById } from '../../shared/measures/catalogue.ts'
import type { Choice } from './arguments/choice.ts'

export interface Component extends Choice {
  readonly tooltip: string
  readonly measure: Measure
}

/** Append only; the first is meant where none is given. */
export const COMPONENTS: readonly [Component, ...Component[]] = [
  component('total', 'total_cost'),
  component('infrastructure', 'infrastructure_cost'),
  component('email_service', 'email_service_cost'),
  component('idle', 'idle_cost'),
  component('platform', 'platform_cost'),
]

function component(id: string, measureId: string): Component {
  const measure = measureById(measureId)
  if (measure === undefined) throw new Error(`The catalogue has no ${measureId}.`)
  return { id, label: measure.label, tooltip: `${measure.label}. ${measure.calculation}`, measure }
}
