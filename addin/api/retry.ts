// When a request may be sent once more, and when: after 429 and 5xx, and where no response came. Never past the deadline.

const USUAL_DELAY_MS = 1_000

export function isPassing(status: number): boolean {
  return status === 429 || status >= 500
}

/**
 * How long to wait: what Retry-After says, in seconds or as a date, else a second. Null where that would be too late.
 *
 * @param deadlineMs epoch milliseconds, like `nowMs`
 */
export function retryDelayMs(retryAfter: string | null, nowMs: number, deadlineMs: number): number | null {
  const delayMs = Math.max(delayOf(retryAfter, nowMs) ?? USUAL_DELAY_MS, 0)
  return nowMs + delayMs < deadlineMs ? delayMs : null
}

function delayOf(retryAfter: string | null, nowMs: number): number | null {
  if (retryAfter === null) return null
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1_000
  const atMs = Date.parse(retryAfter)
  return Number.isNaN(atMs) ? null : atMs - nowMs
}
