// Makes every insertion and deletion of cells known, whoever does it and when it is undone: Univer has commands for them and
// no mutation that says more than which cells were written. One is added to each such command, and its inverse to its undo.
import type { ICommandInfo, IMutationInfo, IRange } from '@univerjs/core'
import { COLUMN_COUNT, ROW_COUNT, type WorkbookModel } from '../model/open-model.ts'
import { core, sheets } from '../model/univer-packages.ts'
import type { Area } from './area.ts'
import { inverse, type Shift } from './shift.ts'

const LAST = -100
export const SHIFTED = 'excel.mutation.cells-shifted'

interface Shifting {
  readonly kind: Shift['kind']
  readonly along: Shift['along']
}

const COMMANDS: Readonly<Record<string, Shifting>> = {
  [sheets.InsertRowCommand.id]: { kind: 'insert', along: 'rows' },
  [sheets.RemoveRowCommand.id]: { kind: 'delete', along: 'rows' },
  [sheets.InsertColCommand.id]: { kind: 'insert', along: 'columns' },
  [sheets.RemoveColCommand.id]: { kind: 'delete', along: 'columns' },
  [sheets.InsertRangeMoveDownCommand.id]: { kind: 'insert', along: 'rows' },
  [sheets.DeleteRangeMoveUpCommand.id]: { kind: 'delete', along: 'rows' },
  [sheets.InsertRangeMoveRightCommand.id]: { kind: 'insert', along: 'columns' },
  [sheets.DeleteRangeMoveLeftCommand.id]: { kind: 'delete', along: 'columns' },
}

/** @returns the shift that a command makes, or null for one that makes none */
export function shiftOf(model: WorkbookModel, { id, params }: ICommandInfo): Shift | null {
  const shifting = COMMANDS[id]
  const { range, subUnitId } = (params ?? {}) as { range?: IRange; subUnitId?: string }
  if (!shifting || !range) return null
  // Where a command names no sheet, Univer means the active one.
  return { ...shifting, sheetId: subUnitId ?? model.book.getActiveSheet().getSheetId(), area: toArea(range) }
}

/** The command for some cells: Univer updates formulas, names and merged cells by it. */
export function commandOf(kind: Shift['kind'], along: Shift['along']): string {
  if (along === 'rows')
    return kind === 'insert' ? sheets.InsertRangeMoveDownCommand.id : sheets.DeleteRangeMoveUpCommand.id
  return kind === 'insert' ? sheets.InsertRangeMoveRightCommand.id : sheets.DeleteRangeMoveLeftCommand.id
}

const TRIGGERS = new Set([
  ...Object.keys(COMMANDS),
  sheets.InsertRowByRangeCommand.id,
  sheets.InsertColByRangeCommand.id,
  sheets.RemoveRowByRangeCommand.id,
  sheets.RemoveColByRangeCommand.id,
])

/** @param trigger the command that a mutation is part of */
export const isByShift = (trigger: string | undefined): boolean =>
  trigger !== undefined && TRIGGERS.has(trigger)

/** @returns whether cells that move were cut and pasted or dragged, not pushed; of undo nobody knows */
export const isCellMove = (trigger: string | undefined): boolean =>
  trigger !== undefined &&
  !isByShift(trigger) &&
  trigger !== core.UndoCommandId &&
  trigger !== core.RedoCommandId

export interface Mutations {
  /** What is done while the cells are still in their places. */
  readonly preRedos?: IMutationInfo[]
  readonly redos: IMutationInfo[]
  /** In the order in which they are done. */
  readonly undos: IMutationInfo[]
}

export const joined = (...parts: readonly Mutations[]): Mutations => ({
  preRedos: parts.flatMap(({ preRedos = [] }) => preRedos),
  redos: parts.flatMap(({ redos }) => redos),
  undos: parts.flatMap(({ undos }) => undos),
})

/**
 * @param more what else a shift changes, such as tables, with how to undo it
 */
export function recordShifts(model: WorkbookModel, more: (shift: Shift) => Mutations): void {
  const injector = model.univer.__getInjector()
  injector.get(core.ICommandService).registerCommand({
    id: SHIFTED,
    type: core.CommandType.MUTATION,
    // Univer's sheet has as many more rows as are inserted; Excel's always has the same.
    handler: (_accessor, { sheetId }: Shift) => {
      const worksheet = model.book.getWorkbook().getSheetBySheetId(sheetId)
      worksheet?.setRowCount(ROW_COUNT)
      worksheet?.setColumnCount(COLUMN_COUNT)
      return true
    },
  })
  injector.get(sheets.SheetInterceptorService).interceptCommand({
    // After Univer's own: formulas are in their new places then.
    priority: LAST,
    getMutations: (command) => {
      const shift = shiftOf(model, command)
      if (!shift) return { redos: [], undos: [] }
      const { preRedos = [], redos, undos } = more(shift)
      return {
        preRedos,
        redos: [{ id: SHIFTED, params: { ...shift } }, ...redos],
        undos: [{ id: SHIFTED, params: { ...inverse(shift) } }, ...undos],
      }
    },
  })
}

export const toArea = ({ startRow, endRow, startColumn, endColumn }: IRange): Area => ({
  row: startRow,
  column: startColumn,
  rows: endRow - startRow + 1,
  columns: endColumn - startColumn + 1,
})

export const toRange = ({ row, column, rows, columns }: Area): IRange => ({
  startRow: row,
  endRow: row + rows - 1,
  startColumn: column,
  endColumn: column + columns - 1,
})
