// Numbers and dates as the user types them, in the writing of the United States.
import { core } from '../model/univer-packages.ts'
import { type Locale, UNITED_STATES } from './locales.ts'

/**
 * @param entry no formula
 * @returns the same number or date as it is typed in the United States; null for what is a text in the user's settings
 */
export function entryOfUnitedStates(entry: string, locale: Locale): string | null {
  if (locale === UNITED_STATES) return entry
  return dateOf(entry.trim(), locale) ?? namedDate(entry.trim(), locale) ?? numberOf(entry, locale)
}

const TIME = String.raw`(?:\s+(\d{1,2}:\d{2}(?::\d{2})?))?`

function dateOf(entry: string, { dateSeparators }: Locale): string | null {
  const between = `[${dateSeparators.replace('-', '')}-]`
  const whole = new RegExp(`^(\\d{1,2})(${between})(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`).exec(entry)
  if (whole) {
    const [, day, , month, year, time] = whole
    return iso(Number(day), Number(month), fullYear(String(year)), time)
  }
  const ofYear = new RegExp(`^(\\d{1,2})${between}(\\d{4})$`).exec(entry)
  return ofYear && iso(1, Number(ofYear[1]), Number(ofYear[2]), undefined, true)
}

/** https://learn.microsoft.com/office/troubleshoot/excel/two-digit-year-numbers */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900)

function iso(day: number, month: number, year: number, time?: string, isMonth = false): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const text = date.toISOString()
  return isMonth ? text.slice(0, 7) : `${text.slice(0, 10)}${time ? ` ${time}` : ''}`
}

/** A date with the month's name. */
function namedDate(entry: string, locale: Locale): string | null {
  if (!/\p{L}{3}/u.test(entry) || !/\d/.test(entry)) return null
  const parsed = core.numfmt.parseDate(entry, { locale: locale.name })
  if (typeof parsed?.v !== 'number') return null
  const [year, month, day] = core.numfmt.dateFromSerial(parsed.v) as number[]
  const name = core.numfmt.getLocale('en-US')?.mmm[(month ?? 1) - 1]
  return /d/.test(parsed.z ?? '') ? `${day} ${name} ${year}` : `${name} ${year}`
}

/** Written alike everywhere: a year and a month, a time, a fraction, and what has no digit. */
const EVERYWHERE =
  /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}.*|-?\d+ \d+\/\d+|\D+)$/s
const NUMBER = /^([-+(]?\p{Sc}?\s*[-+]?)([\d.,\s]*\d[.,]?)((?:E[-+]?\d+)?\s*[%)]?\s*\p{Sc}?\)?)$/iu

function numberOf(entry: string, { decimal, group }: Locale): string | null {
  const text = entry.trim()
  if (EVERYWHERE.test(text)) return entry
  const [, before = '', digits, after = ''] = NUMBER.exec(text) ?? []
  if (digits === undefined) return null
  // A space between digits is typed by the space bar.
  const typed = group.trim() === '' ? digits.replace(/\s/g, group) : digits
  const [whole = '', fraction, ...more] = typed.split(decimal)
  if (more.length > 0 || !/^\d*$/.test(fraction ?? '')) return null
  const [first = '', ...thousands] = whole.split(group)
  const isGrouped = /^\d{1,3}$/.test(first) && thousands.every((each) => /^\d{3}$/.test(each))
  if (thousands.length > 0 ? !isGrouped : !/^\d*$/.test(first)) return null
  const number = [first, ...thousands].join(',') + (fraction === undefined ? '' : `.${fraction}`)
  return `${before}${number}${after.replace(/^\s+%/, '%')}`
}
