// A copy of a budget sheet, or one whose `Member id` was renamed: it has no record that counts, but its headers are ours. Each
// row then carries the revision that it was read at. Pure.
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import type {
  Cells,
  HeadingGuess,
  TableField,
  TableMapping,
} from '../../../shared/contract/budget/pasted-table.ts'
import { HEADERS } from './budget-columns.ts'
import { OUR_HEADERS, ownHeaders, renamedMember } from './own-headers.ts'

export interface CopiedSheet {
  readonly mapping: TableMapping
  readonly guesses: readonly HeadingGuess[]
  /** Without the revision of a book that had none yet. */
  readonly cells: Cells
  readonly remarks: readonly string[]
}

export function copiedSheet(
  cells: Cells,
  place: { readonly firstRow: number; readonly firstColumn: number },
  year: Pick<TableMapping, 'fiscalYear' | 'firstMonth'>,
): CopiedSheet {
  const { columns: known, months, remarks } = ownHeaders(cells, place, null, year)
  const header = (cells[0] ?? []).map((cell) => String(cell ?? '').trim())
  const member = known.member ?? renamedMember(cells)
  const revision = header.indexOf(HEADERS.revision)
  const columns: TableMapping['columns'] = {
    ...known,
    ...(member !== undefined && { member }),
    version: revision + 1,
  }
  const meaningOf = (column: number): HeadingGuess['meaning'] =>
    (Object.entries(columns).find(([, at]) => at === column)?.[0] as TableField | undefined) ??
    months.find((month) => month.column === column)?.period ??
    null
  return {
    mapping: {
      layout: 'months_across',
      headingRow: 1,
      columns,
      months,
      fixed: {},
      amountsIn: 'dollars',
      fillDown: false,
      ...year,
    },
    guesses: header.flatMap((heading, index) => {
      const meaning = meaningOf(index + 1)
      if (heading === '' || (meaning === null && OUR_HEADERS.includes(heading))) return []
      const isSure = meaning !== null && !(meaning === 'member' && known.member === undefined)
      return {
        cell: cellAddress(place.firstRow, place.firstColumn + index),
        heading,
        meaning,
        confidence: isSure ? 'certain' : meaning === null ? 'unsure' : 'likely',
        why: meaning === null ? 'It is not submitted.' : 'Budget sheets have a column of that name.',
      } satisfies HeadingGuess
    }),
    cells: cells.map((row) => row.map((cell, column) => (column === revision && cell === 0 ? null : cell))),
    remarks: [known.member === undefined ? RENAMED : COPY, ...remarks],
  }
}

const COPY =
  'This looks like a copy of a budget sheet: it has no record of its own in this workbook. Every row is submitted as read at its Revision read; an empty cell leaves its line as it is; afterwards the copy does not show the new revision.'
const RENAMED = `This looks like a budget sheet, but no column is headed ${HEADERS.member}. Head the column of ids so and read the table again, or say below which column names the member.`
