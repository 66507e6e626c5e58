// What one figure is: its value, whether it is a bound, and why it is null.
import { type NullReason, WITHOUT_REASON } from '../inputs/missing-sources.ts'
import type { Bound } from './measure.ts'

export interface Figure {
  /** In the measure's unit; cents are whole. */
  readonly value: number | string | null
  /** What the value is while a cost it leans on is unknown in part; null for a figure that stands as it is. */
  readonly bound: Bound | null
  /** Why the value is null; null when it is not. */
  readonly missing: NullReason | null
}

/** No bound; a null has its reason, whatever it came with. */
export function known(value: Figure['value'], reason: NullReason | undefined): Figure {
  return { value, bound: null, missing: value === null ? (reason ?? WITHOUT_REASON) : null }
}
