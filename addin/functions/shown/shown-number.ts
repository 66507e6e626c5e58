// A figure as a cell shows it: dollars where the figure is cents, with as many decimals as its unit has, and never as if it
// were exact where it is a bound.
import type { Measure, Unit } from '../../../shared/measures/catalogue.ts'
import { BOUND_SENTENCES, wordOf } from '../../shown/bounds.ts'
import { inUnit } from '../../shown/in-unit.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { FORMATS, isUnit } from '../../shown/number-formats.ts'
import type { Figure } from '../batch/figure.ts'

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
    bound === null ? [] : [{ name: 'Bound', word: wordOf(bound), sentence: BOUND_SENTENCES[bound] }]
  return [...stale, ...bounded]
}

function staleSentence(sinceMs: number): string {
  return `Stale: last known on ${instantInWords(sinceMs)}; the figures service could not be reached since.`
}

/** `"at least "#,##0.00`: the words are shown, and the cell stays the number. The minus belongs to the number. */
function formatOf(unit: Unit, words: string): string {
  const format = FORMATS[unit]
  return words === '' ? format : `"${words} "${format};"${words} "-${format}`
}
