// What is written into a cell so that it holds what the document says: text from data stays text, whatever it looks like.
// A leading apostrophe says so to Excel, which takes it off, keeps it with the file (`quotePrefix`) and leaves the cell's
// number format alone. The text format would do it too, but columns that people insert beside such a column inherit it,
// and formulas typed there would stay text.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member
import type { PlainContent } from '../../reports/report-document.ts'

export type Entry = string | number | boolean

/** A figure that is missing: Excel makes its error value of it. */
export const MISSING = '#N/A'

/** Of a cell; with room for the mark of what was cut off. */
const MOST_CHARACTERS = 32_767
const CUT_OFF = ' …'

/** @returns what the cell says afterwards, as Excel's `values` tell it */
export function heldAs(content: PlainContent): Entry {
  if (content === null) return MISSING
  if (typeof content === 'number') return content === 0 ? 0 : content
  return typeof content === 'string' ? plainText(content) : content
}

/** @returns what is assigned to `values` so that the cell holds it */
export function entryOf(content: PlainContent): Entry {
  const held = heldAs(content)
  return typeof content === 'string' && mayBeRead(plainText(content)) ? `'${held}` : held
}

/** Whether a cell holds that already; what a file or a calculation does to the last digit of a number is no change. */
export function holds(cell: unknown, content: PlainContent): boolean {
  const wanted = heldAs(content)
  if (typeof cell !== 'number' || typeof wanted !== 'number') return cell === wanted
  return Math.abs(cell - wanted) <= Math.abs(wanted) * LAST_DIGITS
}

const LAST_DIGITS = 1e-14

/** Excel keeps line feeds and tabs; other control characters have no place in its files. */
function plainText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ')
  return plain.length <= MOST_CHARACTERS ? plain : plain.slice(0, MOST_CHARACTERS - CUT_OFF.length) + CUT_OFF
}

/** Whether Excel may read it as a number, date, formula, truth value or error: texts of letters alone it never does. */
function mayBeRead(text: string): boolean {
  return text !== '' && (!/^\p{L}/u.test(text) || /\p{N}/u.test(text) || /^(true|false)$/i.test(text))
}
