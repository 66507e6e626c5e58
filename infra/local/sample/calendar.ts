// Months and days in UTC for the generator; nothing here reads the clock.

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** The first instant of the month that holds the instant, or of one so many months later (negative: earlier). */
export function monthStartMs(instantMs: number, monthsLater = 0): number {
  const instant = new Date(instantMs)
  return Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + monthsLater, 1)
}

/** The first instant of the day that holds the instant. */
export function dayStartMs(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS) * DAY_MS
}

export function isWeekend(instantMs: number): boolean {
  const weekday = new Date(instantMs).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** `2026-03-01T00:00:00.000Z` */
export function instantText(instantMs: number): string {
  return new Date(instantMs).toISOString()
}

/** `2026-03-01` */
export function dateText(instantMs: number): string {
  return instantText(instantMs).slice(0, 10)
}

export interface SampleMonth {
  readonly startMs: number
  readonly endMs: number
  /** The first instant of every whole day of the month that is over at the sample's present. */
  readonly pastDaysMs: readonly number[]
}

/** The month of the present and the ones before it, oldest first. */
export function sampleMonths(asOfMs: number, count: number): SampleMonth[] {
  const today = dayStartMs(asOfMs)
  return Array.from({ length: count }, (_, index) => {
    const startMs = monthStartMs(asOfMs, index - count + 1)
    const endMs = monthStartMs(startMs, 1)
    const pastDays = Math.max(0, Math.round((Math.min(endMs, today) - startMs) / DAY_MS))
    return {
      startMs,
      endMs,
      pastDaysMs: Array.from({ length: pastDays }, (_, day) => startMs + day * DAY_MS),
    }
  })
}
