// Dates as Excel keeps them are numbers: whether a cell shows one is said by its number format alone.
import { isSerialDate, serialDateMs } from '../../functions/arguments/serial-date.ts'

/**
 * @param category as `numberFormatCategories` says it; a format of somebody's own is `Custom` there, so that its code decides
 * @param format in en-US, as `numberFormat` gives it
 * @returns `YYYY-MM` for a date, whatever its day; else the value as it is
 */
export function withMonths(value: unknown, category: unknown, format: unknown): unknown {
  if (typeof value !== 'number' || !isSerialDate(value)) return value
  const isDate = category === 'Date' || (category !== 'Number' && saysDate(String(format)))
  return isDate ? new Date(serialDateMs(Math.floor(value))).toISOString().slice(0, 7) : value
}

/** Texts, escaped letters and colours in a format say nothing of its kind. */
function saysDate(format: string): boolean {
  return /[dy]|m{3}/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''))
}
