// What a verification looks at, and what it found. Nothing that was not looked at counts as equal.

export type CheckId =
  | 'archive'
  | 'items'
  | 'record'
  | 'totals'
  | 'pointer'
  | 'month_archive'
  | 'certificate'
  | 'items_copy'

/** `unchecked`: it could not be looked at, and `detail` says why. */
export interface Check {
  readonly id: CheckId
  readonly result: 'equal' | 'different' | 'unchecked'
  /** What was held against what; for a difference the first one, with what was expected and what was found. */
  readonly detail: string
}

export const equal = (id: CheckId, detail: string): Check => ({ id, result: 'equal', detail })
export const different = (id: CheckId, detail: string): Check => ({ id, result: 'different', detail })
export const unchecked = (id: CheckId, detail: string): Check => ({ id, result: 'unchecked', detail })
