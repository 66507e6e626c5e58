// An amount as people write it in a cell: a number, or text such as `1,234.50`, `(500)` or `$5K`. What could be read in two
// ways is refused with what was expected, never guessed.
import type { CellValue, TableMapping } from '../../contract/budget/pasted-table.ts'
import { decimalUnits } from '../../ranges/decimal-units.ts'
import { readMonth } from './read-month.ts'

export interface ReadAmount {
  /** Whole cents. */
  readonly cents: number
  /** Whether decimals beyond the cent were rounded away. */
  readonly rounded: boolean
}

export interface RefusedCell {
  readonly expected: string
}

const FORM = /^(?:US\$|USD|\$)?\s?(\d[\d,]*(?:\.(\d+))?)\s?(K)?(?:\s?USD)?$/i
const CENT_DECIMALS = 2
const THOUSAND_DECIMALS = 5
/** A number of a sheet is a float: less than this beyond the cent is its noise. */
const NOISE_CENTS = 1e-4

/** `1.234` is 1,234 to some; nothing else with a point and decimals is. */
const GROUP_AFTER_POINT = /^[1-9]\d{0,2}\.\d{3}$/
/** A float says no more than these. */
const SAFE_DIGITS = 15

export const AN_AMOUNT =
  'an amount in US dollars, such as 1234.50, 1,234.50, (500) for less than zero, or $5K'

/** @returns null for a cell without anything: it is no line, and not zero */
export function readAmount(
  value: CellValue | undefined,
  amountsIn: TableMapping['amountsIn'],
): ReadAmount | RefusedCell | null {
  const places = amountsIn === 'dollars' ? CENT_DECIMALS : THOUSAND_DECIMALS
  if (typeof value === 'number') return ofNumber(value, places)
  if (typeof value === 'boolean') return { expected: AN_AMOUNT }
  const text = (value ?? '').replaceAll('\u00a0', ' ').trim()
  return text === '' ? null : ofText(text, places)
}

function ofNumber(value: number, places: number): ReadAmount | RefusedCell {
  const cents = decimalUnits(value, places)
  if (cents === null) return { expected: AN_AMOUNT }
  const written = String(Number(Math.abs(value).toPrecision(SAFE_DIGITS)))
  if (places === CENT_DECIMALS && GROUP_AFTER_POINT.test(written)) return { expected: NO_POINT_OF_THOUSANDS }
  return { cents, rounded: Math.abs(value * 10 ** places - cents) > NOISE_CENTS }
}

function ofText(text: string, places: number): ReadAmount | RefusedCell {
  const why = whyUnclear(text)
  if (why !== null) return { expected: why }
  const { isNegative, rest } = signOf(text)
  const match = FORM.exec(rest)
  if (match === null) return { expected: AN_AMOUNT }
  const [, digits = '', fraction = '', thousands] = match
  if (thousands !== undefined && places === THOUSAND_DECIMALS) {
    return { expected: 'an amount in thousands of dollars without a K, or in dollars throughout' }
  }
  const decimals = thousands === undefined ? places : THOUSAND_DECIMALS
  if (decimals === CENT_DECIMALS && GROUP_AFTER_POINT.test(digits)) return { expected: NO_POINT_OF_THOUSANDS }
  const cents = decimalUnits(digits, decimals)
  if (cents === null) return { expected: AN_AMOUNT }
  const rounded = /[1-9]/.test(fraction.slice(decimals))
  return { cents: isNegative && cents !== 0 ? -cents : cents, rounded }
}

const NO_POINT_OF_THOUSANDS =
  'an amount with at most two decimals, since three after a point could be thousands: round it to the cent, or write 1,234'

/** `(500)`, `($500)`, `$(500)`, `-500`, `-$500` and `$-500` are below zero; two signs at once match no form. */
function signOf(text: string): { readonly isNegative: boolean; readonly rest: string } {
  const plain = text.replace('\u2212', '-')
  const inBrackets = /^(US\$|USD|\$)?\s?\(([^()]+)\)$/i.exec(plain)
  if (inBrackets !== null) return { isNegative: true, rest: `${inBrackets[1] ?? ''}${inBrackets[2]}` }
  const isNegative = /^(US\$|USD|\$)?\s?-/i.test(plain)
  return { isNegative, rest: isNegative ? plain.replace('-', '') : plain }
}

const A_DATE = 'an amount, not a date: give the cell a number, in the format of numbers'

/** `0,125` is an eighth to some and 125 to others. */
export const GROUP_AFTER_ZERO = /(?<![\d,.])0\d*,\d{3}/

const NO_YEAR = { fiscalYear: null, firstMonth: 1 }

const UNCLEAR: readonly (readonly [RegExp, string])[] = [
  [/^(\d{4}[-/.]\d{1,2}([-/.]\d{1,2}.*)?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})|\d{1,2}[-/]\d{4})$/, A_DATE],
  [/^#/, 'an amount: the cell holds an error of Excel'],
  [/^[-–—]$/, '0 for a budget of zero, or an empty cell for no budget'],
  [/[€£¥]|\b(EUR|GBP|JPY|CHF|CAD|AUD)\b/i, 'an amount in US dollars: other currencies are not converted'],
  [/%/, 'an amount, not a percentage'],
  [/\dM+\b/i, 'the amount written out, since M can be thousands or millions'],
  [GROUP_AFTER_ZERO, 'a point before the cents, such as 0.125, or no zero before the thousands'],
  [/\d,\d{1,2}$|\d\.\d{3},/, 'a point before the cents and commas between thousands, such as 1,234.50'],
  [/\d\s+\d/, 'an amount without spaces, with commas between thousands'],
  [/\d\s*k?\s*[-–—]\s*\$?\d/i, 'one amount, not a range'],
  [/\d-$/, 'the minus before the amount, or the amount in brackets'],
]

function whyUnclear(text: string): string | null {
  if (readMonth(text, NO_YEAR) !== null) return A_DATE
  return UNCLEAR.find(([form]) => form.test(text))?.[1] ?? null
}
