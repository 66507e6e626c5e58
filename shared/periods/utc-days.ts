// Whole UTC days, counted from the epoch: what recognized revenue is divided over (figure book, section 4).

const DAY_MS = 24 * 60 * 60 * 1000

/** The number of the UTC day in which an instant lies. */
export function utcDay(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS)
}
