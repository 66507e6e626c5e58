// A figure as a cell shows it: dollars where the figure is cents, with as many decimals as its unit has, and never as if it
// were exact where it is a bound.
import type { Bound, Measure, Unit } from '../../../shared/measures/catalogue.ts'
import { type Figure, isValueOf } from '../batch/figure.ts'

/** What the Excel at hand can show beyond plain values. */
export interface HostShows {
  /** Numbers with a format and properties of their own: CustomFunctionsRuntime 1.4 with ExcelApi 1.19. */
  readonly formattedNumbers: boolean
}

/**
 * Excel.DoubleCellValue and Excel.StringCellValue, as far as they are used. Since ExcelApi 1.19 the first is what
 * Excel.FormattedNumberCellValue was. A table holds thousands, so they say no more than they must.
 */
export interface RichCell {
  readonly type: 'Double' | 'String'
  readonly basicValue: number | string
  readonly numberFormat?: string
  readonly properties?: Readonly<Record<string, { type: 'String'; basicValue: string }>>
}

export type ShownValue = number | string | RichCell

type KnownFigure = Pick<Figure, 'value' | 'bound' | 'staleSinceMs'>

/**
 * @param figure with a value
 * @param carried what a number carries with it, name -> text, where Excel can hold that
 * @throws Error when the value is none of the unit
 */
export function shownFigure(
  figure: KnownFigure,
  { unit }: Pick<Measure, 'unit'>,
  shows: HostShows,
  carried: Readonly<Record<string, string>> = {},
): ShownValue {
  const value = inUnit(figure.value, unit)
  if (!shows.formattedNumbers) return value
  const remarks = remarksOf(figure)
  const texts = [
    ...remarks.map(({ name, sentence }) => [name, sentence] as const),
    ...Object.entries(carried),
  ]
  const properties = Object.fromEntries(
    texts.map(([name, text]) => [name, { type: 'String' as const, basicValue: text }]),
  )
  const remarked = texts.length > 0 && { properties }
  if (typeof value === 'string') return remarked ? { type: 'String', basicValue: value, ...remarked } : value
  const words = remarks.map(({ word }) => word).join(', ')
  return { type: 'Double', basicValue: value, numberFormat: formatOf(unit, words), ...remarked }
}

/** A value without a remark. @param unit of the catalogue, or one that an answer names */
export function shownValue(value: unknown, unit: string, shows: HostShows): ShownValue {
  if (!isUnit(unit)) return inUnit(value, unit)
  return shownFigure({ value: value as Figure['value'], bound: null, staleSinceMs: null }, { unit }, shows)
}

/** Cents become dollars here and nowhere else; every other unit is shown as it is published, a percent as 27.9. */
function inUnit(value: unknown, unit: string): number | string {
  if (!isValueOf(value, unit)) throw new Error(`A value in ${unit} is none.`)
  return unit === 'cents' && typeof value === 'number' ? value / 100 : value
}

interface Remark {
  readonly name: string
  /** In front of the number. */
  readonly word: string
  readonly sentence: string
}

export function remarksOf({ bound, staleSinceMs }: Pick<Figure, 'bound' | 'staleSinceMs'>): Remark[] {
  const stale =
    staleSinceMs === null ? [] : [{ name: 'Stale', word: 'stale', sentence: staleSentence(staleSinceMs) }]
  const bounded =
    bound === null ? [] : [{ name: 'Bound', word: bound.replace('_', ' '), sentence: BOUND_SENTENCES[bound] }]
  return [...stale, ...bounded]
}

export const BOUND_SENTENCES: Readonly<Record<Bound, string>> = {
  at_least: 'At least: a cost beneath this figure is unknown in part, and could only raise it.',
  at_most: 'At most: a cost beneath this figure is unknown in part, and could only lower it.',
  provisional: 'Provisional: a cost beneath this figure is unknown in part, and could change it.',
}

function staleSentence(sinceMs: number): string {
  const since = new Date(sinceMs).toISOString().slice(0, 16).replace('T', ' ')
  return `Stale: last known on ${since} UTC; the figures service could not be reached since.`
}

/** As many decimals as the figure book rounds to (section 2); of a fraction four, which are those of a percent with two. */
const FORMATS: Readonly<Record<Unit, string>> = {
  cents: '#,##0.00',
  percent: '0.00',
  ratio: '0.00',
  score: '0.00',
  'dollars per email': '0.000000',
  emails: '#,##0',
  tenants: '#,##0',
  fraction: '0.0000',
  points: '0.00',
  complaints: '#,##0',
  incidents: '#,##0',
  decisions: '#,##0',
  IPs: '#,##0',
  hours: '0.00',
  category: 'General',
}

function isUnit(unit: string): unit is Unit {
  return Object.hasOwn(FORMATS, unit)
}

/** `"at least "#,##0.00`: the words are shown, and the cell stays the number. The minus belongs to the number. */
function formatOf(unit: Unit, words: string): string {
  const format = FORMATS[unit]
  return words === '' ? format : `"${words} "${format};"${words} "-${format}`
}
