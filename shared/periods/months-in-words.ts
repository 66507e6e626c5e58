// Months for people: those that follow one another as one stretch.
import { parsePeriod, shiftPeriod } from './period.ts'

const MONTH = /^\d{4}-\d{2}$/

/** `2025-01 to 2025-09, 2025-11`; quarters and years stand by themselves. @param months oldest first */
export function monthsInWords(months: readonly string[]): string {
  const stretches: [string, string][] = []
  for (const month of months) {
    const open = stretches.at(-1)
    if (open !== undefined && follows(month, open[1])) open[1] = month
    else stretches.push([month, month])
  }
  return stretches.map(wordsOf).join(', ')
}

function wordsOf([first, last]: readonly [string, string]): string {
  if (first === last) return first
  return follows(last, first) ? `${first}, ${last}` : `${first} to ${last}`
}

function follows(month: string, before: string): boolean {
  return MONTH.test(before) && shiftPeriod(parsePeriod(before), 1).id === month
}
