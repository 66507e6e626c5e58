// Dates as Excel keeps them are numbers: whether a cell shows one is said by its number format alone.
import { isSerialDate, serialDateMs } from '../../functions/arguments/serial-date.ts'

export interface ShownCell {
  readonly value: unknown
  /** As `numberFormatCategories` says it; a format of somebody's own is `Custom` there, so that its code decides. */
  readonly category: unknown
  /** In en-US, as `numberFormat` gives it. */
  readonly format: unknown
  readonly text: unknown
}

/** @returns `YYYY-MM` for a date, whatever its day; else null */
export function monthOf({ value, category, format }: ShownCell): string | null {
  if (typeof value !== 'number' || !isSerialDate(value)) return null
  const isDate = category === 'Date' || (category !== 'Number' && saysDate(String(format)))
  return isDate ? isoDate(value).slice(0, 7) : null
}

/**
 * No member of the API says that a workbook counts its days from 1904: its dates then show a year four years after the one
 * that their number gives.
 *
 * @param value of a date
 */
export function showsLaterYear({ value, text }: Pick<ShownCell, 'value' | 'text'>): boolean {
  const years = [Number(value), Number(value) + DAYS_FROM_1900_TO_1904].map((day) => isoDate(day).slice(0, 4))
  const groups = String(text).match(/\d+/g) ?? []
  const [read, later] = years.map((year) => groups.some((each) => each === year || each === year.slice(2)))
  return read === false && later === true
}

const DAYS_FROM_1900_TO_1904 = 1462

const isoDate = (serial: number): string => new Date(serialDateMs(Math.floor(serial))).toISOString()

/** Texts, escaped letters and colours in a format say nothing of its kind. */
function saysDate(format: string): boolean {
  return /[dy]|m{3}/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''))
}
