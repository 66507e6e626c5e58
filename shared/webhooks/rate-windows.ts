// Windows over which deliveries are counted: all of what was created in them is kept.
import { instantText } from '../periods/instants.ts'
import type { TimeWindow } from '../periods/time-window.ts'

export const RATE_WINDOWS = ['last_7d', 'last_14d'] as const
export type RateWindow = (typeof RATE_WINDOWS)[number]

const DAYS: Readonly<Record<RateWindow, number>> = { last_7d: 7, last_14d: 14 }
const DAY_MS = 24 * 60 * 60 * 1000

/** Up to this very millisecond. */
export function rateWindow(name: RateWindow, nowMs: number): TimeWindow {
  return { from: instantText(nowMs - DAYS[name] * DAY_MS), to: instantText(nowMs + 1) }
}
