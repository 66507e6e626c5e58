// A figure as a cell shows it: dollars where the figure is cents, and never as if it were exact where it is a bound.
import type { Bound, Measure, Unit } from '../../../shared/measures/catalogue.ts'
import type { Figure } from '../batch/figure.ts'

/** What the Excel at hand can show beyond plain values. */
export interface HostShows {
  /** Numbers with a format and properties of their own: CustomFunctionsRuntime 1.4 with ExcelApi 1.19. */
  readonly formattedNumbers: boolean
}

/** Excel.DoubleCellValue and Excel.StringCellValue, as far as they are used. */
export interface RemarkedCell {
  readonly type: 'Double' | 'String'
  readonly basicType: 'Double' | 'String'
  readonly basicValue: number | string
  readonly numberFormat?: string
  readonly properties: Readonly<Record<string, { type: 'String'; basicType: 'String'; basicValue: string }>>
}

export type ShownValue = number | string | RemarkedCell

/** @param figure with a value */
export function shownFigure(figure: Figure, { unit }: Pick<Measure, 'unit'>, shows: HostShows): ShownValue {
  const value = inUnit(figure.value ?? '', unit)
  const remarks = remarksOf(figure)
  if (!shows.formattedNumbers || remarks.length === 0) return value
  const properties = Object.fromEntries(
    remarks.map(({ name, sentence }) => [
      name,
      { type: 'String' as const, basicType: 'String' as const, basicValue: sentence },
    ]),
  )
  if (typeof value === 'string') return { type: 'String', basicType: 'String', basicValue: value, properties }
  const words = remarks.map(({ word }) => word).join(', ')
  return {
    type: 'Double',
    basicType: 'Double',
    basicValue: value,
    numberFormat: formatted(words, unit),
    properties,
  }
}

/** Cents become dollars here and nowhere else; every other unit is shown as it is published, a percent as 27.9. */
export function inUnit(value: number | string, unit: string): number | string {
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

const FORMATS: Readonly<Record<Exclude<Unit, 'category'>, string>> = {
  cents: '#,##0.00',
  percent: '0.00',
  ratio: '0.00',
  score: '0.00',
  'dollars per email': '0.000000',
  emails: '#,##0',
  tenants: '#,##0',
}

/** `"at least "#,##0.00`: the words are shown, and the cell stays the number. The minus belongs to the number. */
function formatted(words: string, unit: Unit): string {
  const format = unit === 'category' ? 'General' : FORMATS[unit]
  return `"${words} "${format};"${words} "-${format}`
}
