// One thing that is wrong with one cell, in words: which cell, what stands there, what it takes.
import type { CellError, CellErrorCode } from '../contract/budget/preview.ts'
import type { SubmissionRow } from '../contract/budget/submission.ts'

/** @param message left out: what stands there is not accepted, and what the cell takes */
export function cellErrorOf(
  { row, cell }: Pick<SubmissionRow, 'row' | 'cell'>,
  column: string,
  code: CellErrorCode,
  given: string | number | null,
  expected: string,
  message?: string,
): CellError {
  const text = given === null || given === '' ? null : String(given)
  const stands = text === null ? `${column} is empty` : `${column} "${text}" is not accepted`
  return {
    row,
    column,
    cell,
    code,
    given: text,
    expected,
    message: message ?? `${stands}: it takes ${expected}.`,
  }
}
