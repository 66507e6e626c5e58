// Reads the table of the selection: Excel's table where the selection lies in one, else the cells that are selected; of a
// single cell the region around it that blank rows and columns bound. Hidden and filtered rows are among them.
import type { Cells, CellValue } from '../../../shared/contract/budget/pasted-table.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { DeskFailure } from '../../desk/desk.ts'
import { type Area, addressOfArea } from '../cells/area.ts'
import { rangeOf } from '../cells/read-blocks.ts'
import { areaOf } from '../cells/used-areas.ts'
import { inWorkbook, supports } from '../in-workbook.ts'
import { withMonths } from './date-cells.ts'
import { type FoundBudget, findBudget } from './find-budget-sheet.ts'

const NOT_DONE = 'The table was not read.'
const MOST_ROWS = 30_000
const MOST_COLUMNS = 60
/** With a value and a number format each. */
const CELLS_A_SYNC = 20_000
const SIZE = 'rowIndex,columnIndex,rowCount,columnCount'

export interface TableOfSelection {
  /** Of its cells, without a totals row of Excel's. */
  readonly area: Area
  readonly address: string
  readonly cells: Cells
  readonly budget: FoundBudget | null
  readonly hasHiddenRows: boolean
}

/** @throws DeskFailure where nothing that looks like a table is selected, or too much */
export function readSelectedTable(): Promise<TableOfSelection> {
  return inWorkbook(NOT_DONE, async (context) => {
    const selected = context.workbook.getSelectedRange()
    const tables = selected.getTables(false)
    const region = selected.getCell(0, 0).getSurroundingRegion()
    const ofSelection = selected.getUsedRangeOrNullObject(true)
    tables.load('items/id,items/showTotals,items/showHeaders')
    region.load(SIZE)
    selected.load('rowCount,columnCount')
    ofSelection.load(SIZE)
    selected.worksheet.load('name')
    await context.sync()
    const sheet = selected.worksheet.name
    const [table, another] = tables.items
    if (another !== undefined)
      throw new DeskFailure(
        `${NOT_DONE} More than one table is selected. Select a cell of one of them, and try again.`,
      )
    if (table === undefined) {
      // Whoever selects more than a cell says what the table is, also over blank rows.
      const isTable = selected.rowCount > 1 && selected.columnCount > 1 && !ofSelection.isNullObject
      return read(context, areaOf(sheet, isTable ? ofSelection : region), null)
    }
    const whole = table.getRange()
    whole.load(SIZE)
    const budget = await findBudget(context, table)
    const area = areaOf(sheet, whole)
    return read(context, { ...area, rows: area.rows - Number(table.showTotals) }, budget)
  })
}

async function read(
  context: Excel.RequestContext,
  area: Area,
  budget: FoundBudget | null,
): Promise<TableOfSelection> {
  const address = addressOfArea(area)
  if (area.rows < 2 || area.columns < 2) {
    throw new DeskFailure(
      `${NOT_DONE} ${address} is not a table: it takes headings and at least one row below them. Select a cell of the table, and try again.`,
    )
  }
  if (area.rows > MOST_ROWS || area.columns > MOST_COLUMNS) {
    throw new DeskFailure(
      `${NOT_DONE} The table ${address} has ${groupedNumber(area.rows)} rows and ${groupedNumber(area.columns)} columns; at most ${groupedNumber(MOST_ROWS)} rows and ${MOST_COLUMNS} columns are read at once. Part it by blank rows or columns, and read one part after the other.`,
    )
  }
  const whole = rangeOf(context, area)
  whole.load('rowHidden')
  const cells: CellValue[][] = []
  const step = Math.floor(CELLS_A_SYNC / area.columns)
  const what = supports('1.12') ? 'values,numberFormat,numberFormatCategories' : 'values,numberFormat'
  for (let from = 0; from < area.rows; from += step) {
    const rows = Math.min(step, area.rows - from)
    const part = rangeOf(context, { ...area, row: area.row + from, rows })
    part.load(what)
    await context.sync()
    const categories = supports('1.12') ? part.numberFormatCategories : []
    for (const [r, line] of part.values.entries()) {
      cells.push(
        line.map((value, c) => cellValue(withMonths(value, categories[r]?.[c], part.numberFormat[r]?.[c]))),
      )
    }
  }
  return { area, address, cells, budget, hasHiddenRows: whole.rowHidden !== false }
}

function cellValue(value: unknown): CellValue {
  if (value === '' || value === null || value === undefined) return null
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
