// A figure as people read it in a sentence: `1,234.56 USD`, `27.9 %`, `at least 12.00 USD`.
import type { Bound } from '../../../shared/measures/catalogue.ts'
import { wordOf } from '../../shown/bounds.ts'
import { inUnit } from '../../shown/in-unit.ts'
import { FORMATS, isUnit } from '../../shown/number-formats.ts'

const WORDS: Readonly<Record<string, string>> = {
  cents: 'USD',
  percent: '%',
  'dollars per email': 'USD per email',
}
/** Their number says all. */
const WORDLESS: ReadonlySet<string> = new Set(['ratio', 'score', 'fraction', 'points', 'category'])

export function shownText(value: number | string, unit: string, bound: Bound | null = null): string {
  const plain = inUnit(value, unit)
  const text = typeof plain === 'string' ? plain : numberText(plain, unit)
  const word = WORDLESS.has(unit) ? [] : [WORDS[unit] ?? unit]
  return [...(bound === null ? [] : [wordOf(bound)]), text, ...word].join(' ')
}

/** With as many decimals as a cell shows. */
function numberText(value: number, unit: string): string {
  const format = isUnit(unit) ? FORMATS[unit] : 'General'
  const [, decimals = ''] = format.split('.')
  const digits = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length }
  return new Intl.NumberFormat('en-US', digits).format(value)
}
