// A figure is known, or it is null with a reason: never a default (figure book, section 2).
import type { NullReason } from './missing-sources.ts'

export type KnownOrReason<T> = T | NullReason

/** Whether a value is the reason why a figure is null. */
export function isReason(value: unknown): value is NullReason {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value
}

/** The value, or null when it is a reason. */
export function orNull<T>(value: KnownOrReason<T>): T | null {
  return isReason(value) ? null : value
}

/** The first reason among values, else the result of `compute`: a figure is null for the reason of what it leans on. */
export function leaningOn<T>(values: readonly unknown[], compute: () => KnownOrReason<T>): KnownOrReason<T> {
  const reason = values.find(isReason)
  return reason ?? compute()
}
