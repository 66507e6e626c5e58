// Reads the table of the selection: Excel's table where the selection lies in one, else the cells that are selected; of a
// single cell the region around it that blank rows and columns bound. Hidden and filtered rows are among them.
import { marked } from '../../../shared/budgets/paste/marked-amount.ts'
import type { Cells, CellValue } from '../../../shared/contract/budget/pasted-table.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { DeskFailure } from '../../desk/desk.ts'
import { type Area, addressOfArea, cellName } from '../cells/area.ts'
import { rangeOf } from '../cells/read-blocks.ts'
import { areaOf } from '../cells/used-areas.ts'
import { inWorkbook, supports } from '../in-workbook.ts'
import { monthOf, type ShownCell, showsLaterYear } from './date-cells.ts'
import { type FoundBudget, findBudget } from './find-budget-sheet.ts'
import { findVariance, type VarianceInSheet } from './find-variance.ts'
import { mergedAreas, repeatDown } from './merged-names.ts'

const NOT_DONE = 'The table was not read.'
const MOST_ROWS = 30_000
const MOST_COLUMNS = 60
const MOST_ROWS_ABOVE = 10
/** With a value, a text and a number format each. */
const CELLS_A_SYNC = 20_000
const SIZE = 'rowIndex,columnIndex,rowCount,columnCount'

export interface TableOfSelection {
  /** Of its cells, without a totals row of Excel's. */
  readonly area: Area
  readonly address: string
  readonly cells: Cells
  /** Texts in the rows above it, up to the first that holds a number: what the table says of itself may stand there. */
  readonly titles: readonly string[]
  readonly budget: FoundBudget | null
  /** Of a variance sheet; null of any other table. */
  readonly variance: VarianceInSheet | null
  readonly hasHiddenRows: boolean
  readonly hasHiddenColumns: boolean
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
      return read(context, areaOf(sheet, isTable ? ofSelection : region), NO_RECORD)
    }
    const whole = table.getRange()
    whole.load(SIZE)
    const budget = await findBudget(context, table)
    const area = areaOf(sheet, whole)
    const variance = budget === null ? await findVariance(context, table.id) : null
    return read(context, { ...area, rows: area.rows - Number(table.showTotals) }, { budget, variance })
  })
}

type Recorded = Pick<TableOfSelection, 'budget' | 'variance'>

const NO_RECORD: Recorded = { budget: null, variance: null }

async function read(
  context: Excel.RequestContext,
  area: Area,
  recorded: Recorded,
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
  const above = rangeOf(context, aboveOf(area))
  above.load('values')
  const whole = rangeOf(context, area)
  whole.load('rowHidden,columnHidden')
  const cells: CellValue[][] = []
  const step = Math.floor(CELLS_A_SYNC / area.columns)
  const what = `values,text,numberFormat${supports('1.12') ? ',numberFormatCategories' : ''}`
  for (let from = 0; from < area.rows; from += step) {
    const rows = Math.min(step, area.rows - from)
    const part = rangeOf(context, { ...area, row: area.row + from, rows })
    part.load(what)
    await context.sync()
    const categories = supports('1.12') ? part.numberFormatCategories : []
    for (const [r, line] of part.values.entries()) {
      cells.push(
        line.map((value, c) => {
          const [category, format, text] = [categories, part.numberFormat, part.text].map((of) => of[r]?.[c])
          return cellValue({ value, category, format, text }, cellName(area.row + from + r, area.column + c))
        }),
      )
    }
  }
  if (recorded.budget === null && recorded.variance === null)
    repeatDown(cells, area, await mergedAreas(context, area))
  const [hasHiddenRows, hasHiddenColumns] = [whole.rowHidden !== false, whole.columnHidden !== false]
  const titles = area.row === 0 ? [] : titlesIn(above.values)
  return { area, address, cells, titles, ...recorded, hasHiddenRows, hasHiddenColumns }
}

/** Whatever stands left of the table too; of the first row, the row itself, since a range is not empty. */
function aboveOf({ sheet, row, column, columns }: Area): Area {
  const from = Math.max(0, row - MOST_ROWS_ABOVE)
  return { sheet, row: from, column: 0, rows: Math.max(1, row - from), columns: column + columns }
}

function titlesIn(values: readonly (readonly unknown[])[]): string[] {
  const number = values.findLastIndex((row) => row.some((value) => typeof value === 'number'))
  return values
    .slice(number + 1)
    .flatMap((row) => row.filter((value) => typeof value === 'string' && value !== '')) as string[]
}

/** A date is its month; an amount in another currency, or a percentage, is a text that says so. */
function cellValue(shown: ShownCell, cell: string): CellValue {
  const { value, format } = shown
  if (value === '' || value === null || value === undefined) return null
  const month = monthOf(shown)
  if (month !== null) {
    if (showsLaterYear(shown)) throw new DeskFailure(`${NOT_DONE} ${laterYearWords(cell, shown, month)}`)
    return month
  }
  if (typeof value === 'number') return marked(value, String(format))
  return typeof value === 'boolean' ? value : String(value)
}

function laterYearWords(cell: string, { text }: ShownCell, month: string): string {
  return `${cell} shows ${String(text).trim()}, and its number is a day of ${month}: the workbook counts dates from 1904. Write its months as text, such as '2026-01 with the apostrophe before it, and try again.`
}
