// Number formats as the user writes them, and what numbers and dates look like in the user's settings.
import { core } from '../model/univer-packages.ts'
import { type Locale, UNITED_STATES } from './locales.ts'

/** @returns what the screen shows of a value in a format of the United States */
export function formatted(pattern: string, value: string | number | boolean, locale: Locale): string {
  return core.numfmt.format(shownPattern(pattern, locale), value, { locale: locale.name, throws: false })
}

/** @returns the format that is shown: the user's own for those dates that follow the user's settings */
export const shownPattern = (pattern: string, locale: Locale): string => locale.dates[pattern] ?? pattern

/** @returns a format of the United States as the user writes it */
export function localFormat(pattern: string, locale: Locale): string {
  if (pattern === UNITED_STATES.general) return locale.general
  const { decimal, group, letters } = locale
  const isDate = core.numfmt.isDateFormat(pattern)
  const shown = shownPattern(pattern, locale)
  if (isDate) return ofDate(shown, (sign) => letters[sign.toLowerCase()] ?? sign)
  return rewritten(shown, (sign) => (sign === '.' ? decimal : sign === ',' ? group : sign))
}

/** @returns a format that the user writes as it is in the United States */
export function formatOfUnitedStates(written: string, locale: Locale): string {
  if (written.toLowerCase() === locale.general.toLowerCase()) return UNITED_STATES.general
  const { decimal, group, letters, dates } = locale
  const known = Object.keys(dates).find((pattern) => localFormat(pattern, locale) === written)
  if (known !== undefined) return known
  const ofLetters = new Map(Object.entries(letters).map(([own, theirs]) => [theirs.toLowerCase(), own]))
  const plain = ofDate(written, (sign) => ofLetters.get(sign.toLowerCase()) ?? sign)
  if (core.numfmt.isDateFormat(plain)) return plain
  return rewritten(written, (sign) => (sign === decimal ? '.' : sign === group ? ',' : sign))
}

/** What is quoted, escaped or in brackets stays as it is. */
const PARTS = /("[^"]*"|\\.|_.|\*.|\[[^\]]*\])|([\s\S])/gu

const rewritten = (pattern: string, change: (sign: string) => string): string =>
  pattern.replace(PARTS, (part, kept?: string) => (kept === undefined ? change(part) : part))

/** Hours, minutes and seconds have the same letters everywhere. */
function ofDate(pattern: string, change: (sign: string) => string): string {
  const [, date = '', time = ''] = /^([^h[]*)(.*)$/is.exec(pattern) ?? []
  return rewritten(date, change) + time
}

// Windows shortens German months without a point.
const mmm = ['Jan', 'Feb', 'Mrz', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez']
core.numfmt.addLocale({ ...core.numfmt.getLocale('de-DE'), mmm }, 'de-DE')
