// How many months the API reads for some periods, each once. Where its fiscal year begins is its own business, so the
// most is counted that it can be.

const FIRST_MONTHS = Array.from({ length: 12 }, (_, month) => month)

/** @param periods `YYYY-MM`, `YYYY-Qn` or `YYYY` */
export function monthsRead(periods: readonly string[]): number {
  const counts = FIRST_MONTHS.map(
    (firstMonth) => new Set(periods.flatMap((period) => monthsOf(period, firstMonth))).size,
  )
  return Math.max(...counts)
}

/** A quarter has three, a year twelve. */
export function lengthOf(period: string): number {
  return period.length === 4 ? 12 : period.includes('Q') ? 3 : 1
}

/** Months as numbers in their order. A fiscal year is called after the calendar year in which it ends. */
function monthsOf(period: string, firstMonth: number): number[] {
  const [year = '', part] = period.split('-')
  if (part !== undefined && !part.startsWith('Q')) return [Number(year) * 12 + Number(part) - 1]
  const begins = (Number(year) - (firstMonth === 0 ? 0 : 1)) * 12 + firstMonth
  const first = part === undefined ? begins : begins + (Number(part.slice(1)) - 1) * 3
  return Array.from({ length: lengthOf(period) }, (_, later) => first + later)
}

/** Parts of the periods, in order, that each read no more months than a request may. */
export function periodsByRequest(periods: readonly string[], mostMonths: number): string[][] {
  if (monthsRead(periods) <= mostMonths) return [[...periods]]
  const parts: string[][] = []
  let part: string[] = []
  for (const period of [...periods].sort()) {
    if (part.length === 0 || monthsRead([...part, period]) > mostMonths) {
      part = []
      parts.push(part)
    }
    part.push(period)
  }
  return parts
}
