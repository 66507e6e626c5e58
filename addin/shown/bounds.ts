// A figure that is a bound, in words: the same wherever it is shown.
import type { Bound } from '../../shared/measures/catalogue.ts'

export const BOUND_SENTENCES: Readonly<Record<Bound, string>> = {
  at_least: 'At least: a cost beneath this figure is unknown in part, and could only raise it.',
  at_most: 'At most: a cost beneath this figure is unknown in part, and could only lower it.',
  provisional: 'Provisional: a cost beneath this figure is unknown in part, and could change it.',
}

/** `at least`, in front of a number or after what it is a figure of. */
export function wordOf(bound: Bound): string {
  return bound.replace('_', ' ')
}

export function ofUnknownCost(resources: number): string {
  return `${resources} ${resources === 1 ? 'resource' : 'resources'} of unknown cost`
}
