// A number whose format shows a percentage or another currency keeps that sign as text, so that it is refused and not taken
// for dollars: of a file and of the open workbook alike.
import type { CellValue } from '../../contract/budget/pasted-table.ts'

const OTHER_CURRENCY = /\[\$([^\]-]*)|([€£¥])/
const DOLLARS = /^(US)?\$$|^USD$|^$/i
/** A percentage of a float has noise beyond these. */
const DIGITS = 12

/** @param format in en-US, as Excel keeps it */
export function marked(value: number, format: string): CellValue {
  const unquoted = format.replaceAll(/\\./g, '')
  if (/%/.test(unquoted)) return `${Number((value * 100).toPrecision(DIGITS))}%`
  const [, named, sign] = OTHER_CURRENCY.exec(unquoted) ?? []
  const currency = sign ?? named ?? ''
  return DOLLARS.test(currency) ? value : `${currency} ${value}`
}
