// The headers of a budget sheet of ours, wherever its columns stand now. A month is read as in any other table, since Excel
// turns `2026-02` that is typed again into a date; a month without a column is said by name. Pure.
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import { readHeading } from '../../../shared/budgets/paste/headings.ts'
import { readMonth, type YearOfNames } from '../../../shared/budgets/paste/read-month.ts'
import type { Cells, TableMapping } from '../../../shared/contract/budget/pasted-table.ts'
import { AFTER_MONTHS, BEFORE_MONTHS, FIELD_OF_HEADER, HEADERS } from './budget-columns.ts'

export interface OwnHeaders {
  readonly columns: TableMapping['columns']
  readonly months: TableMapping['months']
  /** A sentence each. */
  readonly remarks: readonly string[]
}

interface Place {
  readonly firstRow: number
  readonly firstColumn: number
}

/** @param months of the record; null for a table without one, which has whichever months its headers name */
export function ownHeaders(
  cells: Cells,
  { firstRow, firstColumn }: Place,
  months: readonly string[] | null,
  year: YearOfNames,
): OwnHeaders {
  const header = (cells[0] ?? []).map((cell) => (typeof cell === 'string' ? cell.trim() : cell))
  const columns: TableMapping['columns'] = {}
  for (const [name, field] of FIELD_OF_HEADER) {
    const at = header.indexOf(name)
    if (at >= 0) columns[field] = at + 1
  }
  // Whether members are named decides what the table is, so that is said elsewhere.
  const withoutHeader = [...FIELD_OF_HEADER.keys()].filter(
    (name) => name !== HEADERS.member && !header.includes(name),
  )
  const named = header.map((cell) => ({ cell, period: readMonth(cell, year)?.period ?? null }))
  const found = named.flatMap(({ period }, index) =>
    period === null || months?.includes(period) === false ? [] : [{ column: index + 1, period }],
  )
  const nameOf = (index: number) => `${cellAddress(firstRow, firstColumn + index)} (${header[index]})`
  const missing = (months ?? []).filter((month) => !found.some(({ period }) => period === month))
  const unread = named.flatMap(({ cell, period }, index) => {
    const isOurs = OUR_HEADERS.some((each) => each === cell)
    const isTaken = period !== null && months?.includes(period) !== false
    return isOurs || isTaken || cell === null || cell === '' ? [] : [nameOf(index)]
  })
  const twice = [...Map.groupBy(found, ({ period }) => period)].filter(([, each]) => each.length > 1)
  return {
    columns,
    months: found,
    remarks: [
      ...(missing.length === 0 ? [] : [missingWords(missing, unread)]),
      ...(withoutHeader.length === 0 ? [] : [withoutHeaderWords(withoutHeader)]),
      ...twice.map(
        ([period, each]) =>
          `${period} is the month of ${each.map(({ column }) => nameOf(column - 1)).join(' and ')}: correct one of the headings, since a month is submitted once.`,
      ),
    ],
  }
}

/** Those that are never submitted need no choice. */
export const OUR_HEADERS: readonly string[] = [...BEFORE_MONTHS, ...AFTER_MONTHS]

function missingWords(missing: readonly string[], unread: readonly string[]): string {
  const [what, are] = missing.length === 1 ? ['its lines', 'is'] : ['their lines', 'are']
  const others = unread.length === 0 ? '' : ` Columns that are not read: ${unread.join(', ')}.`
  return `No column is headed ${missing.join(', ')}, which ${are} of this budget sheet: nothing of it is submitted, and ${what} stay as they are. To submit it, head its column so and read the table again.${others}`
}

function withoutHeaderWords(names: readonly string[]): string {
  return `No column is headed ${names.join(', ')}: nothing is read of that, and every line keeps what it has. Head the column so again to submit what you changed there.`
}

/** A copy of a budget sheet, or one whose headers were changed: what it is called by in its first row. */
export function looksLikeOurs(cells: Cells): boolean {
  const header = (cells[0] ?? []).map((cell) => String(cell ?? '').trim())
  const has = (name: string) => header.includes(name)
  return has(HEADERS.revision) && has(HEADERS.label) && (has(HEADERS.member) || has(HEADERS.yours))
}

/** Where `Member id` was renamed: another heading of members, but never the label, which is no id. */
export function renamedMember(cells: Cells): number | undefined {
  const at = (cells[0] ?? []).findIndex(
    (cell) =>
      typeof cell === 'string' &&
      cell.trim() !== HEADERS.label &&
      readHeading(cell.trim())?.field === 'member',
  )
  return at < 0 ? undefined : at + 1
}
