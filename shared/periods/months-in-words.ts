// Months for people: named one by one up to a quarter, a longer stretch by its ends.
import { parsePeriod, shiftPeriod } from './period.ts'

const MONTH = /^\d{4}-\d{2}$/
const MOST_NAMED = 3

/** `2025-01 to 2025-09, 2025-11`; quarters and years stand by themselves. @param months oldest first */
export function monthsInWords(months: readonly string[]): string {
  const stretches: string[][] = []
  for (const month of months) {
    const open = stretches.at(-1)
    if (open !== undefined && follows(month, open.at(-1))) open.push(month)
    else stretches.push([month])
  }
  return stretches.map(wordsOf).join(', ')
}

function wordsOf(stretch: readonly string[]): string {
  return stretch.length > MOST_NAMED ? `${stretch[0]} to ${stretch.at(-1)}` : stretch.join(', ')
}

function follows(month: string, before = ''): boolean {
  return MONTH.test(before) && shiftPeriod(parsePeriod(before), 1).id === month
}
