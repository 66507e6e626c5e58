// A table takes in what is written directly below it or directly right of it, by a person or by a program: Microsoft's page
// on coauthoring has programs add rows so. New rows take over the formula that a column has in all of its rows.
// https://learn.microsoft.com/office/dev/add-ins/excel/co-authoring-in-excel-add-ins
// https://learn.microsoft.com/office/vba/api/excel.autocorrect.autoexpandlistrange
import type { ICellData } from '@univerjs/core'
import { excelValue } from '../../calculation/excel-value.ts'
import type { WorkbookModel } from '../../model/open-model.ts'
import type { World } from '../../world.ts'
import { type Area, intersection } from '../area.ts'
import { toRange } from '../shift-mutation.ts'
import { enteredFormula } from './table-formulas.ts'
import {
  bodyArea,
  defaultColumnName,
  freeColumnName,
  hasHeaders,
  hasTotals,
  newColumn,
  type TableRecord,
  tableArea,
} from './table-json.ts'
import { putTable, tablesOf } from './table-store.ts'

/** @returns the table that takes in the area when something is written there, with how it is then */
export function grownBy(world: World, sheetId: string, written: Area): TableRecord | null {
  const tables = tablesOf(world.model, sheetId)
  for (const table of tables) {
    const grown = grownBelow(table, written) ?? grownRight(table, written)
    const isFree =
      grown && tables.every((other) => other === table || !intersection(tableArea(other), tableArea(grown)))
    if (grown && isFree) return grown
  }
  return null
}

function grownBelow(table: TableRecord, written: Area): TableRecord | null {
  const area = tableArea(table)
  const isBelow = written.row === area.row + area.rows && !hasTotals(table)
  const isWithin =
    written.column >= area.column && written.column + written.columns <= area.column + area.columns
  if (!isBelow || !isWithin) return null
  return { ...table, range: toRange({ ...area, rows: area.rows + written.rows }) }
}

function grownRight(table: TableRecord, written: Area): TableRecord | null {
  const area = tableArea(table)
  const isRight = written.column === area.column + area.columns
  const isWithin = written.row >= area.row && written.row + written.rows <= area.row + area.rows
  if (!isRight || !isWithin) return null
  const columns = [...table.columns]
  for (let index = 0; index < written.columns; index += 1)
    columns.push(newColumn(columns, defaultColumnName(namesOf(columns), columns.length + 1)))
  return { ...table, range: toRange({ ...area, columns: columns.length }), columns }
}

const namesOf = (columns: TableRecord['columns']): string[] => columns.map(({ displayName }) => displayName)

/** Names that header cells give to columns that are new. */
export function namedByHeaders(world: World, table: TableRecord): TableRecord {
  if (!hasHeaders(table)) return table
  const { row, column } = tableArea(table)
  const cells = world.model.book.getWorkbook().getSheetBySheetId(table.sheetId)?.getCellMatrix()
  const columns: TableRecord['columns'] = []
  for (const [index, each] of table.columns.entries()) {
    const text = String(excelValue(cells?.getValue(row, column + index) ?? undefined))
    const displayName = text === '' ? each.displayName : freeColumnName(namesOf(columns), text)
    columns.push({ ...each, displayName })
  }
  return { ...table, columns }
}

/** Grows the table and fills the new rows of its calculated columns where they are empty. */
export function growTable(world: World, before: TableRecord, grown: TableRecord): void {
  const formulas = calculatedColumns(world.model, before)
  putTable(world.model, grown.id, namedByHeaders(world, grown))
  const { row, rows, ...across } = bodyArea(before)
  const [from, to] = [tableArea(before), tableArea(grown)]
  enterAnew(world.model, before.sheetId, { ...to, row: from.row + from.rows, rows: to.rows - from.rows })
  enterAnew(world.model, before.sheetId, {
    ...to,
    column: from.column + from.columns,
    columns: to.columns - from.columns,
  })
  fillFormulas(world.model, before.sheetId, formulas, {
    ...across,
    row: row + rows,
    rows: bodyArea(grown).rows - rows,
  })
}

/** Formulas that were written along with a new column name the table's other columns as if they had been in it. */
function enterAnew(model: WorkbookModel, sheetId: string, { row, rows, column, columns }: Area): void {
  const cells = model.book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  for (let r = row; r < row + rows; r += 1)
    for (let c = column; c < column + columns; c += 1) {
      const formula = cells?.getValue(r, c)?.f
      const entered = formula && enteredFormula(model, { sheetId, row: r, column: c }, formula)
      if (entered && entered !== formula) model.writeCells(sheetId, r, c, [[{ f: entered, v: null }]])
    }
}

/**
 * Writes the formulas of calculated columns into empty cells of rows.
 * https://support.microsoft.com/office/873fbac6-7110-4300-8f6f-aafa2ea11ce8
 */
export function fillFormulas(
  model: WorkbookModel,
  sheetId: string,
  formulas: readonly (string | null)[],
  added: Area,
): void {
  const cells = model.book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  for (const [index, formula] of formulas.entries()) {
    if (formula === null) continue
    for (let row = added.row; row < added.row + added.rows; row += 1) {
      const column = added.column + index
      const cell = cells?.getValue(row, column)
      if (excelValue(cell ?? undefined) === '' && !cell?.f && !cell?.si)
        model.writeCells(sheetId, row, column, [[{ f: formula } as ICellData]])
    }
  }
}

/** @returns for each column the formula that all its rows have alike, or null */
export function calculatedColumns(model: WorkbookModel, table: TableRecord): (string | null)[] {
  const { row, rows, column, columns } = bodyArea(table)
  const cells = model.book.getWorkbook().getSheetBySheetId(table.sheetId)?.getCellMatrix()
  return Array.from({ length: columns }, (_, index) => {
    const formula = cells?.getValue(row, column + index)?.f
    if (!formula?.includes('[')) return null
    for (let other = row + 1; other < row + rows; other += 1)
      if (cells?.getValue(other, column + index)?.f !== formula) return null
    return formula
  })
}
