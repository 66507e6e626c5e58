// Rows to submit out of a table of a sheet, each by the cell in which its amount stands. Pure.
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import { readPastedTable } from '../../../shared/budgets/paste/read-pasted-table.ts'
import type {
  Cells,
  CellValue,
  PastedTable,
  SkippedCells,
  TableMapping,
} from '../../../shared/contract/budget/pasted-table.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import { readKey } from './budget-columns.ts'
import { codedCells } from './coded-cells.ts'
import type { BudgetTable, LinesRead } from './planning-desk.ts'

export function mapBudgetTable(given: BudgetTable, mapping: TableMapping): PastedTable {
  const table = { ...given, cells: codedCells(given.cells, mapping) }
  const placed = placedMapping(table, mapping)
  const isMember = (_: string, name: string) => table.members?.includes(name.toLowerCase()) === true
  const found = readPastedTable(placedCells(table), placed, table.isOurs, isMember)
  const lines = linesBefore(table, mapping)
  const read = {
    ...found,
    skipped: found.skipped.map(({ line, ...one }) => ({
      ...one,
      ...(line !== undefined && { line: line - lines }),
    })),
  }
  return table.isOurs && table.read !== undefined ? withVersions(table, placed, read, table.read) : read
}

/** The cells where they stand on the sheet, so that they are called as there. */
function placedCells({ cells, firstRow, firstColumn }: BudgetTable): Cells {
  const above = Array.from({ length: firstRow - 1 }, (): CellValue[] => [])
  const before = Array.from({ length: firstColumn - 1 }, () => null)
  return [...above, ...cells.map((row) => [...before, ...row])]
}

/** How many rows of the sheet stand before the table; for months down, columns. */
function linesBefore({ firstRow, firstColumn }: BudgetTable, { layout }: TableMapping): number {
  return (layout === 'months_down' ? firstColumn : firstRow) - 1
}

function placedMapping(table: BudgetTable, mapping: TableMapping): TableMapping {
  const lines = linesBefore(table, mapping)
  const columns = (mapping.layout === 'months_down' ? table.firstRow : table.firstColumn) - 1
  return {
    ...mapping,
    headingRow: mapping.headingRow + lines,
    columns: Object.fromEntries(
      Object.entries(mapping.columns).map(([field, column]) => [field, column + columns]),
    ),
    months: mapping.months.map((month) => ({ ...month, column: month.column + columns })),
    ...(mapping.notTotals !== undefined && { notTotals: mapping.notTotals.map((line) => line + lines) }),
  }
}

const OTHER_OWNER =
  'The line belongs to another owner, and has another amount: only they and Finance can write it, so it is not submitted.'
const NOT_SEEN =
  'You see no line of it any more: it belongs to another owner, or was taken out. It is not submitted; insert a new budget sheet to see what stands.'

/** Of our sheet: the version of each line, lines whose cells were emptied taken out, and those of others left alone. */
function withVersions(
  table: BudgetTable,
  mapping: TableMapping,
  read: PastedTable,
  lines: LinesRead,
): PastedTable {
  const skipped: SkippedCells[] = [...read.skipped]
  const isYours = (row: SubmissionRow): boolean => {
    const theirs = table.ofOthers?.[readKey(row.dimension, row.measure, row.member)]?.[row.period]
    if (theirs === undefined) return true
    const given = row.remove ? '' : String((row.cents ?? 0) / 100)
    // What stands already is not lost when it is left out.
    if (theirs === null) skipped.push({ cell: row.cell ?? '', given, why: NOT_SEEN })
    else if (row.remove || theirs !== row.cents)
      skipped.push({ cell: row.cell ?? '', given, why: OTHER_OWNER })
    return false
  }
  const rows = read.rows.filter(isYours).map((row) => ({ ...row, version: versionOf(lines, row) }))
  const emptied = emptiedLines(table, mapping, lines).filter(isYours)
  const inOrder = [...rows, ...emptied].toSorted((a, b) => a.row - b.row || compare(a.period, b.period))
  return { ...read, rows: inOrder, skipped }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function versionOf(
  { months, versions }: LinesRead,
  { dimension, measure, member, period }: Pick<SubmissionRow, 'dimension' | 'measure' | 'member' | 'period'>,
): number | null {
  return versions[readKey(dimension, measure, member)]?.[months.indexOf(period)] ?? null
}

/** A row that still names its line, with nothing where its amount stood. */
function emptiedLines(
  { cells, firstRow, firstColumn }: BudgetTable,
  { columns, months, fixed, headingRow }: TableMapping,
  lines: LinesRead,
): SubmissionRow[] {
  return cells.flatMap((row, index) => {
    const sheetRow = firstRow + index
    if (sheetRow <= headingRow) return []
    const at = (column: number | undefined) =>
      column === undefined ? null : (row[column - firstColumn] ?? null)
    const name = {
      dimension: text(at(columns.dimension)) || (fixed.dimension ?? ''),
      measure: text(at(columns.measure)) || (fixed.measure ?? ''),
      member: text(at(columns.member)),
    }
    return months.flatMap(({ column, period }) => {
      const version = versionOf(lines, { ...name, period })
      if (version === null || text(at(column)) !== '') return []
      return { ...REMOVED, ...name, row: sheetRow, cell: cellAddress(sheetRow, column), period, version }
    })
  })
}

const text = (value: CellValue): string => String(value ?? '').trim()

const REMOVED = {
  cents: null,
  quantity: null,
  unit: null,
  rateMicrodollars: null,
  owner: null,
  note: null,
  remove: true,
}
