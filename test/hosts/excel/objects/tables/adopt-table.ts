// A table that Univer's own menu made, or that a file brought, gets what Excel's tables have: a number, numbered columns, and
// header cells that hold the names of the columns.
import type { World } from '../../world.ts'
import { keepHeader } from './table-headers.ts'
import { columnNumber, headerArea, newColumn, type TableRecord } from './table-json.ts'
import { managerOf, tableById, tablesOf } from './table-store.ts'

export function adoptTable(world: World, id: string): void {
  const { model } = world
  const table = managerOf(model).getTableById(model.book.getId(), id)
  if (!table) return
  const record = tableById(model, id)
  table.setColumns(numbered(record))
  if (record.meta.excel?.number === undefined)
    table.setTableMeta({ excel: { ...record.meta.excel, number: nextTableNumber(world) } })
  const header = headerArea(record)
  // Univer names columns without a header otherwise than Excel does.
  if (header) keepHeader(world, tableById(model, id), header, record.meta.excel?.number !== undefined)
}

export const nextTableNumber = ({ model }: World): number =>
  Math.max(0, ...tablesOf(model).map(({ meta }) => meta.excel?.number ?? 0)) + 1

function numbered({ columns }: TableRecord): TableRecord['columns'] {
  const isNumbered = ({ id }: TableRecord['columns'][number]) => /^column\d+$/.test(id)
  const numbers = new Set(columns.filter(isNumbered).map(columnNumber))
  if (numbers.size === columns.length) return columns
  const result: TableRecord['columns'] = []
  for (const column of columns) result.push({ ...column, id: newColumn(result, column.displayName).id })
  return result
}
