// Cells of a file that a spreadsheet will open: text from data never becomes a formula, negative numbers stay numbers.

const STARTS_A_FORMULA = /^[=+\-@\t\r]/

/** Text as text: an apostrophe in front of what a spreadsheet would run. */
export function textCell(text: string | null): string {
  if (text === null) return ''
  return STARTS_A_FORMULA.test(text) ? `'${text}` : text
}
