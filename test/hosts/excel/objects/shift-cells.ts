// Inserts and deletes cells, whole rows and whole columns. Univer's own commands take the active sheet for the one that is
// meant, so that formulas, names and merged cells of another sheet would be updated; they move the selection; and inserting
// a few cells adds rows to the sheet. Here the sheet is named, and Univer's parts do what they do right.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-insert-member(1)
import type { ICellData } from '@univerjs/core'
import { COLUMN_COUNT, ROW_COUNT, type WorkbookModel } from '../model/open-model.ts'
import { core, sheets } from '../model/univer-packages.ts'
import { ExcelError } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import { isWholeShift, type Shift } from './shift.ts'
import { commandOf, toRange } from './shift-mutation.ts'

/** Marks what moves along with the cells: it is no change of its own. */
const BY_SHIFT = { byShift: true }

/** @throws ExcelError NonBlankCellOffSheet where cells that hold something would leave the sheet */
export function shiftCells(world: World, shift: Shift): void {
  if (shift.kind === 'insert') refuseOffSheet(world.model, shift)
  withActiveSheet(world.model, shift.sheetId, () => runShift(world.model, shift))
}

function runShift(model: WorkbookModel, shift: Shift): void {
  const injector = model.univer.__getInjector()
  const unitId = model.book.getId()
  const selections = injector.get(sheets.SheetsSelectionsService)
  const selected = [...selections.getWorkbookSelections(unitId).getSelectionsOfWorksheet(shift.sheetId)]
  if (isWholeShift(shift)) shiftWhole(model, shift)
  else shiftSome(model, shift)
  selections.setSelections(unitId, shift.sheetId, selected)
}

function shiftWhole(model: WorkbookModel, { sheetId, kind, along, area }: Shift): void {
  const isRows = along === 'rows'
  const params = { unitId: model.book.getId(), subUnitId: sheetId, range: toRange(area) }
  const commands = model.univer.__getInjector().get(core.ICommandService)
  if (kind === 'delete')
    commands.syncExecuteCommand(
      (isRows ? sheets.RemoveRowByRangeCommand : sheets.RemoveColByRangeCommand).id,
      params,
    )
  else
    commands.syncExecuteCommand(
      (isRows ? sheets.InsertRowByRangeCommand : sheets.InsertColByRangeCommand).id,
      {
        ...params,
        direction: isRows ? core.Direction.UP : core.Direction.LEFT,
        cellValue: inheritedStyles(model, sheetId, area, isRows),
      },
    )
}

function shiftSome(model: WorkbookModel, { sheetId, kind, along, area }: Shift): void {
  const injector = model.univer.__getInjector()
  const unitId = model.book.getId()
  const params = {
    unitId,
    subUnitId: sheetId,
    range: toRange(area),
    shiftDimension: along === 'rows' ? core.Dimension.ROWS : core.Dimension.COLUMNS,
  }
  const cells = injector.invoke((accessor) =>
    kind === 'insert'
      ? sheets.getInsertRangeMutations(accessor, params)
      : sheets.getRemoveRangeMutations(accessor, params),
  )
  const command = { id: commandOf(kind, along), params }
  const interceptors = injector.get(sheets.SheetInterceptorService)
  const others = interceptors.onCommandExecute(command)
  const redos = [...(others.preRedos ?? []), ...cells.redo, ...others.redos]
  const commands = injector.get(core.ICommandService)
  core.sequenceExecute(redos, commands, BY_SHIFT)
  const after = interceptors.afterCommandExecute(command)
  core.sequenceExecute(after.redos, commands, BY_SHIFT)
  injector.get(core.IUndoRedoService).pushUndoRedo({
    unitID: unitId,
    redoMutations: [...redos, ...after.redos],
    // The cells come back first: what else is put back then finds them in their places.
    undoMutations: [
      ...(others.preUndos ?? []),
      ...(kind === 'insert' ? cells.undo : cells.undo.reverse()),
      ...others.undos,
      ...after.undos,
    ],
  })
}

/** New rows look like the row above, new columns like the column before. */
function inheritedStyles(
  model: WorkbookModel,
  sheetId: string,
  { row, column, rows, columns }: Area,
  isRows: boolean,
) {
  const matrix = worksheetOf(model, sheetId).getCellMatrix()
  const cellValue: Record<number, Record<number, ICellData>> = {}
  if (isRows ? row === 0 : column === 0) return cellValue
  const { endRow, endColumn } = matrix.getDataRange()
  for (let across = 0; across <= (isRows ? endColumn : endRow); across += 1) {
    const style = (isRows ? matrix.getValue(row - 1, across) : matrix.getValue(across, column - 1))?.s
    if (!style) continue
    for (let along = 0; along < (isRows ? rows : columns); along += 1) {
      const [r, c] = isRows ? [row + along, across] : [across, column + along]
      cellValue[r] ??= {}
      cellValue[r][c] = { s: style }
    }
  }
  return cellValue
}

/** https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
function refuseOffSheet(model: WorkbookModel, { sheetId, area, along }: Shift): void {
  const matrix = worksheetOf(model, sheetId).getCellMatrix()
  const { endRow, endColumn } = matrix.getDataRange()
  const isRows = along === 'rows'
  const first = isRows ? ROW_COUNT - area.rows : COLUMN_COUNT - area.columns
  if ((isRows ? endRow : endColumn) < first) return
  for (
    let row = isRows ? first : area.row;
    row <= Math.min(endRow, area.row + (isRows ? ROW_COUNT : area.rows) - 1);
    row += 1
  )
    for (
      let column = isRows ? area.column : first;
      column <= Math.min(endColumn, area.column + (isRows ? area.columns : COLUMN_COUNT) - 1);
      column += 1
    ) {
      const cell = matrix.getValue(row, column)
      if (cell && (cell.v !== undefined || cell.f || cell.si)) throw new ExcelError('NonBlankCellOffSheet')
    }
}

/** What Univer does on the active sheet is done on this one; nothing is told of the change, as nothing is shown of it. */
export function withActiveSheet<Value>(model: WorkbookModel, sheetId: string, act: () => Value): Value {
  const workbook = model.book.getWorkbook()
  const active = workbook.getActiveSheet()
  if (active.getSheetId() === sheetId) return act()
  workbook.setActiveSheet(worksheetOf(model, sheetId))
  try {
    return act()
  } finally {
    workbook.setActiveSheet(active)
  }
}

function worksheetOf(model: WorkbookModel, sheetId: string) {
  const worksheet = model.book.getWorkbook().getSheetBySheetId(sheetId)
  if (!worksheet) throw new ExcelError('ItemNotFound')
  return worksheet
}
