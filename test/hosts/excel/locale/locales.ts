// How the user's settings write numbers, dates and lists. What is typed is read so, and what is shown is written so; formulas,
// values and formats that a program reads and writes are those of the United States, but for the members called `…Local`.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-formulaslocal-member

export type LocaleName = 'en-US' | 'en-GB' | 'de-DE' | 'fr-FR'

export interface Locale {
  readonly name: LocaleName
  readonly decimal: '.' | ','
  readonly group: string
  /** Between the arguments of a function. */
  readonly list: ',' | ';'
  /** Between the columns of an array constant; its rows are parted by a semicolon in all of them. */
  readonly arrayColumn: ',' | '.'
  readonly isDayFirst: boolean
  /** What may stand between the numbers of a date; the first is shown. */
  readonly dateSeparators: string
  readonly currency: string
  readonly longDate: string
  readonly longTime: string
  /** The dates that Excel shows as the user's settings have them, by their format in the United States. */
  readonly dates: Readonly<Record<string, string>>
  /** The word for General, and the letters of years and days, in a format that the user writes. */
  readonly general: string
  readonly letters: Readonly<Record<string, string>>
}

const DAY_FIRST = { isDayFirst: true, longTime: 'hh:mm:ss' } as const

const LOCALES: Readonly<Record<LocaleName, Locale>> = {
  'en-US': {
    name: 'en-US',
    decimal: '.',
    group: ',',
    list: ',',
    arrayColumn: ',',
    isDayFirst: false,
    dateSeparators: '/-',
    currency: '$',
    longDate: 'dddd, mmmm d, yyyy',
    longTime: 'h:mm:ss AM/PM',
    dates: {},
    general: 'General',
    letters: {},
  },
  'en-GB': {
    ...DAY_FIRST,
    name: 'en-GB',
    decimal: '.',
    group: ',',
    list: ',',
    arrayColumn: ',',
    dateSeparators: '/-',
    currency: '£',
    longDate: 'dd mmmm yyyy',
    dates: { 'm/d/yyyy': 'dd/mm/yyyy', 'm/d/yyyy h:mm': 'dd/mm/yyyy hh:mm' },
    general: 'General',
    letters: {},
  },
  // Columns of arrays by points: https://support.microsoft.com/de-de/office/477443ea-5e71-4242-877d-fcae47454eb8
  'de-DE': {
    ...DAY_FIRST,
    name: 'de-DE',
    decimal: ',',
    group: '.',
    list: ';',
    arrayColumn: '.',
    dateSeparators: './-',
    currency: '€',
    longDate: 'dddd, d. mmmm yyyy',
    dates: {
      'm/d/yyyy': 'dd.mm.yyyy',
      'm/d/yyyy h:mm': 'dd.mm.yyyy hh:mm',
      'mmm-yy': 'mmm yy',
      'd-mmm-yy': 'dd. mmm yy',
      'd-mmm': 'dd. mmm',
    },
    general: 'Standard',
    letters: { y: 'J', m: 'M', d: 'T' },
  },
  'fr-FR': {
    ...DAY_FIRST,
    name: 'fr-FR',
    decimal: ',',
    group: '\u202f',
    list: ';',
    arrayColumn: '.',
    dateSeparators: '/-',
    currency: '€',
    longDate: 'dddd d mmmm yyyy',
    dates: { 'm/d/yyyy': 'dd/mm/yyyy', 'm/d/yyyy h:mm': 'dd/mm/yyyy hh:mm' },
    general: 'Standard',
    letters: { y: 'a', d: 'j' },
  },
}

export const UNITED_STATES = LOCALES['en-US']

/** @throws Error for one that the stand-in does not know */
export function localeOf(name: string = UNITED_STATES.name): Locale {
  const locale = (LOCALES as Readonly<Record<string, Locale>>)[name]
  if (!locale) throw new Error(`The stand-in has no locale ${name}, but ${Object.keys(LOCALES).join(', ')}.`)
  return locale
}
