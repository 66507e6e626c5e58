// Formulas with references by distance: `=R[-1]C` is the cell above.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-formulasr1c1-member
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { columnIndex, columnLetters } from './area.ts'

const A1 =
  /(?<![\w.$])(?:(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6}))(?![\w.(!])/gi
const R1C1 =
  /(?<![\w.\]])(?:R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?|R(\d+|\[-?\d+\])?|C(\d+|\[-?\d+\])?)(?![\w.([!])/gi
/** Texts, names of sheets in quotes, and parts of tables are no references. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*'!?)/
const BRACKETS = /("(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\])/

export function toR1C1(formula: string, row: number, column: number): string {
  const columnPart = (fixed: string, letters: string) => part('C', fixed, columnIndex(letters), column)
  const rowPart = (fixed: string, number: string) => part('R', fixed, Number(number) - 1, row)
  return replaced(formula, BRACKETS, (text) =>
    text.replace(
      A1,
      (_, fixedC, letters, fixedR, number, fixedC1, c1, fixedC2, c2, fixedR1, r1, fixedR2, r2) => {
        if (letters) return rowPart(fixedR, number) + columnPart(fixedC, letters)
        return c1
          ? lines(columnPart(fixedC1, c1), columnPart(fixedC2, c2))
          : lines(rowPart(fixedR1, r1), rowPart(fixedR2, r2))
      },
    ),
  )
}

const lines = (first: string, last: string): string => (first === last ? first : `${first}:${last}`)

function part(letter: 'R' | 'C', fixed: string, index: number, from: number): string {
  if (fixed) return `${letter}${index + 1}`
  return index === from ? letter : `${letter}[${index - from}]`
}

export function fromR1C1(formula: string, row: number, column: number): string {
  return replaced(formula, QUOTED, (text) =>
    text.replace(R1C1, (found, cellRow, cellColumn, wholeRow, wholeColumn) => {
      if (/^R.*C/i.test(found)) return a1('C', cellColumn, column) + a1('R', cellRow, row)
      if (/^R/i.test(found)) return `${a1('R', wholeRow, row)}:${a1('R', wholeRow, row)}`
      return `${a1('C', wholeColumn, column)}:${a1('C', wholeColumn, column)}`
    }),
  )
}

/** References beyond an end of the sheet go on from the other end, as in Excel. */
function a1(letter: 'R' | 'C', given: string | undefined, from: number): string {
  const limit = letter === 'R' ? ROW_COUNT : COLUMN_COUNT
  const fixed = given !== undefined && !given.startsWith('[')
  const index = fixed ? Number(given) - 1 : (from + Number(given?.slice(1, -1) ?? 0) + limit) % limit
  return `${fixed ? '$' : ''}${letter === 'R' ? index + 1 : columnLetters(index)}`
}

const replaced = (formula: string, kept: RegExp, change: (text: string) => string): string =>
  formula
    .split(kept)
    .map((text, index) => (index % 2 === 1 ? text : change(text)))
    .join('')
