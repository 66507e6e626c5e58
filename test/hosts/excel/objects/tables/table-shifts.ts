// What becomes of a table when cells are inserted or deleted around it and in it.
import { ExcelError } from '../../protocol/excel-error.ts'
import { type Area, intersection } from '../area.ts'
import { isInside, type Shift, shifted } from '../shift.ts'
import { toRange } from '../shift-mutation.ts'
import {
  bodyArea,
  defaultColumnName,
  hasHeaders,
  hasTotals,
  newColumn,
  type TableRecord,
  tableArea,
} from './table-json.ts'

/** @returns the table afterwards, itself where nothing happens to it, or null where it goes with its cells */
export function shiftedTable(table: TableRecord, shift: Shift): TableRecord | null {
  if (table.sheetId !== shift.sheetId) return table
  const before = tableArea(table)
  const after = shifted(before, shift)
  if (!after || after === before) return after && table
  if (shift.along === 'columns')
    return { ...table, range: toRange(after), columns: shiftedColumns(table, shift) }
  return withRows(table, shift, after)
}

/** Rows of the header and of totals can go; the row for data stays, if only as an empty one. */
function withRows(table: TableRecord, { kind, area }: Shift, after: Area): TableRecord {
  if (kind === 'insert') return { ...table, range: toRange(after) }
  const before = tableArea(table)
  const isGone = (row: number) => row >= area.row && row < area.row + area.rows
  const showHeader = hasHeaders(table) && !isGone(before.row)
  const showFooter = hasTotals(table) && !isGone(before.row + before.rows - 1)
  const body = bodyArea(table)
  const isEmptied = isGone(body.row) && isGone(body.row + body.rows - 1)
  const rows = isEmptied ? Number(showHeader) + 1 + Number(showFooter) : after.rows
  return {
    ...table,
    range: toRange({ ...after, rows }),
    options: { ...table.options, showHeader, showFooter },
  }
}

function shiftedColumns(table: TableRecord, { kind, area }: Shift): TableRecord['columns'] {
  const { column } = tableArea(table)
  const columns = [...table.columns]
  const at = area.column - column
  if (kind === 'delete') return columns.filter((_, index) => index < at || index >= at + area.columns)
  if (at <= 0 || at >= columns.length) return columns
  for (let index = 0; index < area.columns; index += 1) {
    const name = defaultColumnName(
      columns.map(({ displayName }) => displayName),
      1,
    )
    columns.splice(at + index, 0, newColumn(columns, name))
  }
  return columns
}

/**
 * A table is moved whole or not at all.
 *
 * @throws ExcelError InsertDeleteConflict where cells of a table would be moved away from its other cells
 */
export function refuseTorn(tables: readonly TableRecord[], shift: Shift): void {
  for (const table of tables)
    if (table.sheetId === shift.sheetId && isTorn(tableArea(table), shift))
      throw new ExcelError('InsertDeleteConflict')
}

function isTorn(table: Area, { area, along, kind }: Shift): boolean {
  if (kind === 'delete' && isInside(table, area)) return false
  const isRows = along === 'rows'
  // What is pushed or pulled: all that is below the cells, or right of them.
  const moved = isRows
    ? { ...area, rows: Number.MAX_SAFE_INTEGER }
    : { ...area, columns: Number.MAX_SAFE_INTEGER }
  const touched = intersection(table, moved)
  if (!touched) return false
  return isRows ? touched.columns < table.columns : touched.rows < table.rows
}
