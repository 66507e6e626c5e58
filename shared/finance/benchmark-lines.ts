// Competitors' prices, as a list that Finance keeps: one public price a line, with its source and date.
import { amountCents, isoDate, isPublicAddress, positiveCount } from './cell-values.ts'
import type { FileLine, ParsedLines, RefusedLine } from './parsed-lines.ts'

export const BENCHMARK_HEADERS = [
  'provider',
  'plan',
  'monthly_price',
  'included_emails',
  'source',
  'date',
] as const

export interface BenchmarkLine {
  readonly provider: string
  readonly plan: string
  readonly monthlyPriceCents: number
  readonly includedEmails: number
  /** A public address. */
  readonly source: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

/**
 * Prices become whole cents. A plan of a provider stands once, in whatever case it is written: sizes of one plan need names
 * of their own.
 *
 * @param today `YYYY-MM-DD`: a price dated later cannot have been seen
 */
export function parseBenchmarkLines(lines: readonly FileLine[], today: string): ParsedLines<BenchmarkLine> {
  const accepted: { lineNumber: number; line: BenchmarkLine }[] = []
  const refused: RefusedLine[] = []
  const seen = new Map<string, number>()
  for (const { lineNumber, cells } of lines) {
    const line = parseLine(cells, today)
    if (typeof line === 'string') {
      refused.push({ lineNumber, reason: line })
      continue
    }
    const identity = JSON.stringify([line.provider.toLowerCase(), line.plan.toLowerCase()])
    const twin = seen.get(identity)
    if (twin === undefined) {
      seen.set(identity, lineNumber)
      accepted.push({ lineNumber, line })
    } else {
      const reason = `"${line.plan}" of ${line.provider} is already on line ${twin}: give each size of a plan a name of its own.`
      refused.push({ lineNumber, reason })
    }
  }
  return { accepted, refused }
}

/** The line, or the sentence that says why not. */
function parseLine(cells: FileLine['cells'], today: string): BenchmarkLine | string {
  const cell = (header: (typeof BENCHMARK_HEADERS)[number]): string => cells[header]?.trim() ?? ''
  if (cell('provider') === '') return 'provider is empty: say whose price it is.'
  if (cell('plan') === '') return 'plan is empty: say which of its plans.'
  const monthlyPriceCents = amountCents(cell('monthly_price'))
  if (monthlyPriceCents === null || monthlyPriceCents === 0) {
    return `monthly_price "${cell('monthly_price')}" is not a price in US dollars above zero, such as 89.95.`
  }
  if (!Number.isSafeInteger(monthlyPriceCents))
    return `monthly_price "${cell('monthly_price')}" is too large.`
  const includedEmails = positiveCount(cell('included_emails'))
  if (includedEmails === null) {
    return `included_emails "${cell('included_emails')}" is not a whole number of emails a month above zero, such as 100000.`
  }
  if (!isPublicAddress(cell('source'))) {
    return `source "${cell('source')}" is not the https address where the price can be read.`
  }
  const date = isoDate(cell('date'))
  if (date === null) return `date "${cell('date')}" is not a date such as 2025-11-01.`
  if (date > today)
    return `date ${date} lies after today, ${today}: give the day on which the price was seen.`
  return {
    provider: cell('provider'),
    plan: cell('plan'),
    monthlyPriceCents,
    includedEmails,
    source: cell('source'),
    date,
  }
}
