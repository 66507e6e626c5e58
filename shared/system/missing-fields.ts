// The nulls of an answer of the executive API: each with its reason, by its path.
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'

export interface MissingFields {
  /** By path, so far. */
  readonly missing: Record<string, NullReason>
  /** The value; a reason is noted under the path, and null takes its place. */
  known<T>(path: string, value: KnownOrReason<T>): T | null
}

export function missingFields(): MissingFields {
  const missing: Record<string, NullReason> = {}
  return {
    missing,
    known: (path, value) => {
      if (!isReason(value)) return value
      missing[path] = value
      return null
    },
  }
}
