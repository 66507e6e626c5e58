// An instant as people read it: to the minute, and in UTC as every figure is.

/** @param instant ISO 8601, or epoch milliseconds @returns for example `2026-11-01 00:00 UTC` */
export function instantInWords(instant: string | number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
