// Where the figure picker writes, what stands there, and the writing itself; and how people are led to a cell.

import { DeskFailure } from '../desk/desk.ts'
import { placeOf } from '../functions/cell-place.ts'
import { type Area, addressOfArea, MOST_COLUMNS, MOST_ROWS } from './cells/area.ts'
import { batchesOf, rangeOf, readBlocks } from './cells/read-blocks.ts'
import { areaOf } from './cells/used-areas.ts'
import { inWorkbook, supports } from './in-workbook.ts'
import { addPin, askPin } from './pin-cell.ts'

const SIZE = 'rowIndex,columnIndex,rowCount,columnCount'
export const MOST_FORMULAS = 25_000
const NOT_WRITTEN = 'The formulas were not written.'

/** As many rows and columns as the formulas take from the active cell on; null fills the selection as it is. */
export type Size = { readonly rows: number; readonly columns: number } | null

/** Reads where they would go. @throws DeskFailure where they do not fit */
export function targetOf(size: Size): Promise<Area> {
  return inWorkbook(NOT_WRITTEN, (context) => findTarget(context, size))
}

async function findTarget(context: Excel.RequestContext, size: Size): Promise<Area> {
  const range = size === null ? context.workbook.getSelectedRange() : context.workbook.getActiveCell()
  range.load(SIZE)
  range.worksheet.load('name')
  await context.sync()
  const area = { ...areaOf(range.worksheet.name, range), ...size }
  if (area.rows * area.columns > MOST_FORMULAS) {
    throw new DeskFailure(
      `${NOT_WRITTEN} These would be ${area.rows * area.columns} cells, and ${MOST_FORMULAS} can be written at once. Select fewer cells, and try again.`,
    )
  }
  if (area.row + area.rows > MOST_ROWS || area.column + area.columns > MOST_COLUMNS) {
    throw new DeskFailure(
      `${NOT_WRITTEN} They would not fit on the sheet from this cell on. Select a cell further up or left, and try again.`,
    )
  }
  return area
}

/** How many cells of it hold something. */
export function countOccupied(area: Area): Promise<number> {
  return inWorkbook(NOT_WRITTEN, async (context) => {
    let occupied = 0
    for await (const { formulas } of readBlocks(context, [area], 'formulas and values')) {
      occupied += formulas.flat().filter((entry) => entry !== '').length
    }
    return occupied
  })
}

/** All of them or none; the pin that they refer to is made where the workbook has none. */
export function writeFormulas(area: Area, formulas: readonly (readonly string[])[]): Promise<void> {
  return inWorkbook(NOT_WRITTEN, async (context) => {
    await refuseWhatCannotHoldThem(context, area)
    const pin = askPin(context)
    const { worksheets } = context.workbook
    worksheets.load('items/name')
    await context.sync()
    if (pin.cell() === null)
      addPin(
        context,
        worksheets.items.map(({ name }) => name),
      )
    let row = area.row
    for (const lines of batchesOf(formulas, (line) => line.length, MOST_CELLS_A_WRITE)) {
      rangeOf(context, { ...area, row, rows: lines.length }).formulas = lines.map((line) => [...line])
      row += lines.length
    }
    await context.sync()
  })
}

/** One range object holds them; more than one only where the texts together are long. */
const MOST_CELLS_A_WRITE = 5_000

async function refuseWhatCannotHoldThem(context: Excel.RequestContext, area: Area): Promise<void> {
  const range = rangeOf(context, area)
  const { protection } = range.worksheet
  const locked = range.format.protection
  const isOne = area.rows * area.columns === 1
  const merged = isOne || !supports('1.13') ? null : range.getMergedAreasOrNullObject()
  protection.load('protected')
  locked.load('locked')
  merged?.load('areaCount')
  await context.sync()
  if (protection.protected && locked.locked !== false) {
    throw new DeskFailure(
      `${NOT_WRITTEN} The sheet ${area.sheet} is protected. Unprotect it (Review, Unprotect Sheet), and try again.`,
    )
  }
  if (merged !== null && !merged.isNullObject) {
    throw new DeskFailure(
      `${NOT_WRITTEN} Merged cells are among ${addressOfArea(area)}. Unmerge them, or choose other cells, and try again.`,
    )
  }
}

/** Shows and selects it. @param address with its sheet */
export async function goTo(address: string): Promise<void> {
  await inWorkbook('The cell was not shown.', async (context) => {
    const { sheet: name, cells } = placeOf(address)
    const sheet = context.workbook.worksheets.getItemOrNullObject(name)
    sheet.load('visibility')
    await context.sync()
    if (sheet.isNullObject) {
      throw new DeskFailure(`The sheet ${name} is no longer in the workbook. It was renamed or deleted.`)
    }
    if (sheet.visibility !== Excel.SheetVisibility.visible) {
      throw new DeskFailure(
        `The sheet ${name} is hidden. Unhide it (right-click a sheet's tab), and try again.`,
      )
    }
    sheet.activate()
    sheet.getRange(cells).select()
    await context.sync()
  })
}
