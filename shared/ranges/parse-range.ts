// The ranges that events carry as text (003; figure book, section 6): `500-2000`, `$5K-15K potential impact`, `1K-2.5K`,
// `25-50_percent_improvement`. What cannot be read is null and counted by the caller, never a default.
import { ratio } from '../money/divide.ts'
import { decimalUnits } from './decimal-units.ts'

export interface ParsedRange {
  /** Dollars, or percent; at most two decimals. */
  readonly low: number
  readonly high: number
  /** (low + high) / 2, two decimals; a single figure is its own midpoint. */
  readonly midpoint: number
  readonly unit: 'dollars' | 'percent'
}

const AMOUNT = String.raw`(\d[\d,]*(?:\.\d+)?)\s*([km])?`
const FORM = new RegExp(
  String.raw`^(\$)?\s*${AMOUNT}\s*(%)?(?:\s*[-–—]\s*(\$)?\s*${AMOUNT}\s*(%)?)?((?:[\s_]+[a-z]+)*)$`,
  'i',
)
const PLACES = 2

/** Words that may follow an amount without a dollar mark; other words could name another unit. */
const WORDS_OF_DOLLARS: ReadonlySet<string> = new Set([
  'usd',
  'dollars',
  'potential',
  'impact',
  'savings',
  'a',
  'per',
  'month',
  'monthly',
])
const PERCENT = 'percent'

/** Each end has its own K or M: `500-2K` is 500 to 2,000. A number is a single figure in dollars. Null when unreadable. */
export function parseRange(value: unknown): ParsedRange | null {
  const match = FORM.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '',
  )
  if (match === null) return null
  const [, dollarLow, lowText, lowSuffix, percentLow, dollarHigh, highText, highSuffix, percentHigh, tail] =
    match
  const words = (tail ?? '')
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '')
  const isPercent = percentLow !== undefined || percentHigh !== undefined || words[0] === PERCENT
  const hasDollar = dollarLow !== undefined || dollarHigh !== undefined
  if (isPercent && (hasDollar || lowSuffix !== undefined || highSuffix !== undefined)) return null
  if (!isPercent && !hasDollar && !words.every((word) => WORDS_OF_DOLLARS.has(word))) return null
  const low = hundredths(lowText, lowSuffix)
  const high = highText === undefined ? low : hundredths(highText, highSuffix)
  if (low === null || high === null || low > high) return null
  return {
    low: low / 100,
    high: high / 100,
    midpoint: ratio(BigInt(low) + BigInt(high), 200, PLACES),
    unit: isPercent ? 'percent' : 'dollars',
  }
}

function hundredths(text: string | undefined, suffix: string | undefined): number | null {
  const places = suffix === undefined ? PLACES : PLACES + 3 * (suffix.toLowerCase() === 'm' ? 2 : 1)
  return decimalUnits(text, places)
}
