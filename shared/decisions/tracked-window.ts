// The twelve months over which decisions are tracked.
import { Temporal } from 'temporal-polyfill'
import { instantText } from '../periods/instants.ts'
import type { TimeWindow } from '../periods/time-window.ts'

export function twelveMonthsUntil(nowMs: number): TimeWindow {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs)
  const from = now.toZonedDateTimeISO('UTC').subtract({ years: 1 }).epochMilliseconds
  return { from: instantText(from), to: instantText(nowMs) }
}
