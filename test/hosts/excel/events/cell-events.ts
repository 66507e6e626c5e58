// Events about cells, to those who listen to the sheet, to the tables that the cells are in, and to the workbook.
import type { ICellData } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { excelValue } from '../calculation/excel-value.ts'
import { type Area, formatArea, intersection } from '../objects/area.ts'
import { typeOf } from '../objects/cell-contents.ts'
import { Range } from '../objects/range.ts'
import { isWholeShift, type Shift } from '../objects/shift.ts'
import { tableArea } from '../objects/tables/table-json.ts'
import { tablesOf } from '../objects/tables/table-store.ts'
import type { World } from '../world.ts'

const CHANGED = 10
const CALCULATED = 16
const FORMAT_CHANGED = 18
const TABLE_CHANGED = 101

interface Details {
  readonly changeType?: string
  /** Which way other cells were pushed. */
  readonly shiftDirection?: string
  /** The cell before the change; given where one cell was changed. */
  readonly before?: ICellData | undefined
}

export const hearsOfCells = ({ events }: World): boolean =>
  [CHANGED, FORMAT_CHANGED, TABLE_CHANGED].some((type) => events.hears(type))

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetchangedeventargs */
export function raiseCellsChanged(world: World, sheetId: string, area: Area, details: Details): void {
  const { changeType = 'RangeEdited', shiftDirection = 'None' } = details
  const common = { changeType, shiftDirection, source: 'Local', worksheetId: sheetId }
  const triggerSource = world.state.batches > 0 ? 'ThisLocalAddin' : 'Unknown'
  if (world.events.hears(CHANGED, [sheetId])) {
    const range = new Range(world, sheetId, area)
    const reference = { address: formatArea(area), referenceId: world.references.keep(range), triggerSource }
    const told = values(range, details)
    world.events.raise(CHANGED, sheetId, () => ({ ...common, ...reference, ...told() }))
  }
  if (!world.events.hears(TABLE_CHANGED)) return
  for (const table of tablesOf(world.model, sheetId)) {
    const within = intersection(tableArea(table), area)
    if (!within || !world.events.hears(TABLE_CHANGED, [table.id, sheetId])) continue
    const range = new Range(world, sheetId, within)
    const event = {
      ...common,
      tableId: table.id,
      address: formatArea(within),
      referenceId: world.references.keep(range),
    }
    const told = values(range, details)
    world.events.raise(TABLE_CHANGED, [table.id, sheetId], () => ({ ...event, ...told() }))
  }
}

/**
 * Of one cell alone; the result of a formula is known later.
 * https://learn.microsoft.com/javascript/api/excel/excel.changedeventdetail
 */
function values(range: Range, details: Details): () => object {
  if (!('before' in details)) return () => ({})
  const { world, sheetId } = range
  const cell = () => {
    const isThere = world.model.book.getSheetBySheetId(sheetId) !== null
    return isThere ? world.model.cellAt(sheetId, range.area.row, range.area.column) : undefined
  }
  const known = structuredClone(cell())
  const { before } = details
  return () => {
    const after = known?.f || known?.si ? cell() : known
    return {
      valueBefore: excelValue(before),
      valueAfter: excelValue(after),
      valueTypeBefore: typeOf(before),
      valueTypeAfter: typeOf(after),
    }
  }
}

export function raiseShifted(world: World, shift: Shift): void {
  const { sheetId, area, kind, along } = shift
  const what = isWholeShift(shift) ? (along === 'rows' ? 'Row' : 'Column') : 'Cell'
  const isRows = along === 'rows'
  raiseCellsChanged(world, sheetId, area, {
    changeType: `${what}${kind === 'insert' ? 'Inserted' : 'Deleted'}`,
    shiftDirection:
      kind === 'insert'
        ? isRows
          ? 'ShiftCellDown'
          : 'ShiftCellRight'
        : isRows
          ? 'ShiftCellUp'
          : 'ShiftCellLeft',
  })
}

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetformatchangedeventargs */
export function raiseFormatChanged(world: World, sheetId: string, area: Area): void {
  if (!world.events.hears(FORMAT_CHANGED, [sheetId])) return
  const referenceId = world.references.keep(new Range(world, sheetId, area))
  const event = { source: 'Local', worksheetId: sheetId, address: formatArea(area), referenceId }
  world.events.raise(FORMAT_CHANGED, sheetId, event)
}

/** https://learn.microsoft.com/javascript/api/excel/excel.worksheetcalculatedeventargs */
export function raiseCalculated(
  world: World,
  sheetId: string,
  { cellValue }: ISetRangeValuesMutationParams,
): void {
  if (!world.events.hears(CALCULATED, [sheetId])) return
  world.events.raise(CALCULATED, sheetId, { worksheetId: sheetId, address: addressOf(cellValue ?? {}) })
}

/** @returns the cells' ranges with commas between them; cells of one column that follow on each other are one range */
function addressOf(cellValue: NonNullable<ISetRangeValuesMutationParams['cellValue']>): string {
  const runs = new Map<number, Area[]>()
  for (const row of Object.keys(cellValue)
    .map(Number)
    .sort((one, other) => one - other))
    for (const column of Object.keys(cellValue[row] ?? {}).map(Number)) {
      const inColumn = runs.get(column) ?? []
      const last = inColumn.at(-1)
      if (last && last.row + last.rows === row)
        inColumn[inColumn.length - 1] = { ...last, rows: last.rows + 1 }
      else inColumn.push({ row, column, rows: 1, columns: 1 })
      runs.set(column, inColumn)
    }
  return [...runs.values()].flat().map(formatArea).join(',')
}
