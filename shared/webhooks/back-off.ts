// When a delivery that failed is tried again: soon, then ever later, for about three days (the plan that Standard Webhooks
// suggests).

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** The wait after the first, second, ... attempt. */
export const WAITS_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
export const MOST_ATTEMPTS = WAITS_MS.length + 1

const LONGEST_WAIT_MS = 24 * HOUR_MS

/**
 * The wait after an attempt, in milliseconds; null after the last.
 *
 * @param attempt from 1
 * @param askedSeconds what the receiver asked for (`Retry-After`): obeyed up to a day, never shorter than the plan
 */
export function waitAfter(attempt: number, askedSeconds: number | null = null): number | null {
  const planned = WAITS_MS[attempt - 1]
  if (planned === undefined) return null
  return Math.max(planned, Math.min((askedSeconds ?? 0) * SECOND_MS, LONGEST_WAIT_MS))
}
