// What the API's schemas ask of a submission, such as how long a note may be, asked of a file by its cells.
import { cellErrorOf } from '../../shared/budgets/cell-error.ts'
import { LONGEST_NOTE } from '../../shared/contract/budget/line.ts'
import type { PastedTable } from '../../shared/contract/budget/pasted-table.ts'
import type { CellError, CellErrorCode } from '../../shared/contract/budget/preview.ts'
import { reason, type SubmissionRow, submissionRow } from '../../shared/contract/budget/submission.ts'
import { InvalidInputError } from '../../shared/errors.ts'
import { groupedNumber } from '../../shared/ranges/grouped-numbers.ts'

/** The rows that can be submitted, and what is wrong with the others. */
export function checkedRows({ rows, errors }: PastedTable): Pick<PastedTable, 'rows' | 'errors'> {
  const wrong = rows.flatMap((row) => {
    const issues = submissionRow.safeParse(row).error?.issues ?? []
    return issues.map((issue) => rowError(row, String(issue.path[0]), issue.message))
  })
  const ofRows = new Set(wrong.map(({ row, cell }) => `${row} ${cell}`))
  return {
    rows: rows.filter(({ row, cell }) => !ofRows.has(`${row} ${cell}`)),
    errors: [...errors, ...wrong],
  }
}

const CODES: Readonly<Record<string, CellErrorCode>> = {
  dimension: 'bad_dimension',
  member: 'bad_member',
  measure: 'bad_measure',
  period: 'bad_period',
  owner: 'bad_owner',
  note: 'bad_note',
  version: 'bad_version',
}
const LONGEST_GIVEN = 60

function rowError(row: SubmissionRow, column: string, issue: string): CellError {
  const given = String(row[column as keyof SubmissionRow] ?? '')
  const shown = given.length > LONGEST_GIVEN ? `${given.slice(0, LONGEST_GIVEN)}…` : given
  const message = `${column} "${shown}" is not accepted: ${issue}.`
  return cellErrorOf(row, column, CODES[column] ?? 'bad_amount', shown, issue, message)
}

/** @throws InvalidInputError */
export function assertReason(why: string): void {
  const parsed = reason.min(1).safeParse(why)
  if (parsed.success) return
  const accepted = `a reason of at most ${groupedNumber(LONGEST_NOTE)} characters, for the history`
  throw new InvalidInputError('why', why.slice(0, LONGEST_GIVEN), accepted)
}
