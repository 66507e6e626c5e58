// The cell that is selected, and the table that it is a part of where a formula spilled it.
import type { Area, Place } from './cells/area.ts'
import { rangeOf } from './cells/read-blocks.ts'
import { areaOf } from './cells/used-areas.ts'
import { inWorkbook } from './in-workbook.ts'

export interface SelectedCell extends Place {
  readonly formula: string
  /** Null where the cell shows its own formula or value. */
  readonly spilled: SpilledTable | null
}

export interface SpilledTable {
  readonly parent: Place
  readonly parentFormula: string
  readonly header: readonly unknown[]
  readonly row: readonly unknown[]
  /** Of the cell in the table; 0 is the header, or the first column. */
  readonly rowIndex: number
  readonly columnIndex: number
}

export function readSelectedCell(notDone: string): Promise<SelectedCell> {
  return inWorkbook(notDone, async (context) => {
    const cell = context.workbook.getActiveCell()
    cell.load('formulas,rowIndex,columnIndex,rowCount,columnCount')
    cell.worksheet.load('name')
    const parent = cell.getSpillParentOrNullObject()
    parent.load('formulas,rowIndex,columnIndex')
    await context.sync()
    const place = areaOf(cell.worksheet.name, cell)
    const isApart =
      parent.isNullObject || (parent.rowIndex === place.row && parent.columnIndex === place.column)
    const { sheet, row, column } = place
    return {
      ...{ sheet, row, column, formula: String(cell.formulas[0]?.[0] ?? '') },
      spilled: isApart
        ? null
        : await readTable(
            context,
            place,
            { ...place, row: parent.rowIndex, column: parent.columnIndex },
            parent,
          ),
    }
  })
}

async function readTable(
  context: Excel.RequestContext,
  cell: Area,
  at: Area,
  parent: Excel.Range,
): Promise<SpilledTable> {
  const filled = parent.getSpillingToRangeOrNullObject()
  filled.load('columnCount')
  await context.sync()
  const columns = filled.isNullObject ? 1 : filled.columnCount
  const header = rangeOf(context, { ...at, rows: 1, columns })
  const row = rangeOf(context, { ...at, row: cell.row, rows: 1, columns })
  header.load('values')
  row.load('values')
  await context.sync()
  return {
    parent: { sheet: at.sheet, row: at.row, column: at.column },
    parentFormula: String(parent.formulas[0]?.[0] ?? ''),
    header: header.values[0] ?? [],
    row: row.values[0] ?? [],
    rowIndex: cell.row - at.row,
    columnIndex: cell.column - at.column,
  }
}
