// A stretch of time, half-open, between two instants as they are printed.
import { parseInstant } from './instants.ts'

/** ISO 8601; from `from` on, before `to`. */
export interface TimeWindow {
  readonly from: string
  readonly to: string
}

export function isWithin({ from, to }: TimeWindow, at: string): boolean {
  return !isBefore(at, from) && isBefore(at, to)
}

/** As `instantText` prints, without milliseconds or with them: of the same length, the text's order is that of time. */
const PRINTED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/

export function isBefore(one: string, other: string): boolean {
  if (one.length === other.length && PRINTED.test(one) && PRINTED.test(other)) return one < other
  return parseInstant(one, 'instant') < parseInstant(other, 'instant')
}
