// A formula that someone types: what Excel takes, and what it says where it does not.
import type { WorkbookModel } from '../model/open-model.ts'
import { keptFormula } from './local-formulas.ts'
import type { Locale } from './locales.ts'

/** https://support.microsoft.com/office/8309381d-33e8-42f6-b889-84ef6df1d586 */
export const REFUSED_FORMULA =
  "There's a problem with this formula. Not trying to type a formula? When the first character is an equal (=) or minus (-) sign, Excel thinks it's a formula."

/** @returns what the person is told beside the grid */
export const refusedFormula = ({ list }: Locale): string =>
  `There is a problem with this formula: Excel does not take it. Arguments are parted by ${list === ',' ? 'commas' : 'semicolons'} here. Correct it, or press Escape.`

export const isFormula = (entry: unknown): entry is string =>
  typeof entry === 'string' && entry.startsWith('=') && entry.length > 1

/** @returns the formula as it is kept; null where Excel does not take it, and the cell stays in editing */
export function takenFormula(
  { calculation, locale }: Pick<WorkbookModel, 'calculation' | 'locale'>,
  typed: string,
): string | null {
  const kept = keptFormula(closed(typed), locale)
  return kept === null || calculation.refuses(kept) ? null : kept
}

const QUOTED = /"[^"]*"|'[^']*'/g

/** As it is entered: the parentheses that are still open are closed at its end. */
export function closed(formula: string): string {
  const plain = formula.replace(QUOTED, '')
  const missing = plain.split('(').length - plain.split(')').length
  return formula + ')'.repeat(Math.max(missing, 0))
}
