// How long a receiver asks to be left alone.

/** @param header seconds, or a date as HTTP writes it; null without one, or with something else */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null
  const text = header.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const untilMs = Date.parse(text)
  return Number.isNaN(untilMs) ? null : Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
}
