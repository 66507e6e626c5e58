// What a metric filter looks for in the one line that a job logs, and what it makes of it.
import { FilterPattern, type IFilterPattern, type JsonPattern } from 'aws-cdk-lib/aws-logs'

export interface OutcomeFilter {
  /** The metric's name, under the stage's namespace. */
  readonly metric: string
  readonly pattern: IFilterPattern
  /** A number, or the field that holds it. */
  readonly value: string
}

/** Filters by their names. */
export type OutcomeFilters = Readonly<Record<string, OutcomeFilter>>

/** Lines whose field is any of these words. */
export function fieldIs(field: string, words: readonly string[]): JsonPattern {
  return FilterPattern.any(...words.map((word) => FilterPattern.stringValue(field, '=', word)))
}
