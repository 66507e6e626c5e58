// From what is done to the workbook to the events that Excel has for it: whoever does it, a program, a person or undo. Results
// of formulas are no changes: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events has onCalculated.
import type { ICellData, ICommandInfo, IExecutionOptions, IRange } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { core, sheets, sheetsTable } from '../model/univer-packages.ts'
import type { Shift } from '../objects/shift.ts'
import { isByShift, isCellMove, SHIFTED, toArea } from '../objects/shift-mutation.ts'
import { PUT_TABLE, tablesOf } from '../objects/tables/table-store.ts'
import type { World } from '../world.ts'
import {
  hearsOfCells,
  raiseCalculated,
  raiseCellsChanged,
  raiseFormatChanged,
  raiseShifted,
} from './cell-events.ts'
import { type OnSheet, SHEET_WATCHES, type Watch } from './sheet-watches.ts'
import { writtenCells } from './written-cells.ts'

const TABLE_ADDED = 102
const TABLE_DELETED = 103

const WATCHES: Readonly<Record<string, Watch>> = {
  [sheets.SetRangeValuesMutation.id]: watchValues,
  [SHIFTED]: (shift: Shift, _options, world) => () => raiseShifted(world, shift),
  [sheets.MoveRangeMutation.id]: watchMove,
  [PUT_TABLE]: watchTable,
  [sheetsTable.AddSheetTableMutation.id]: watchTable,
  [sheetsTable.DeleteSheetTableMutation.id]: watchTable,
  ...SHEET_WATCHES,
}

interface MoveParams {
  readonly fromRange: IRange
  readonly toRange: IRange
  readonly from: OnSheet
  readonly to: OnSheet
  readonly trigger?: string
}

export function watchModel(world: World): void {
  const injector = world.model.univer.__getInjector()
  injector.onDispose(() => world.events.close())
  const commands = injector.get(core.ICommandService)
  // Undo of inserted or deleted cells puts formulas back, which are no changes of their own.
  let undoing = false
  const pending = new WeakMap<object, () => void>()
  commands.beforeCommandExecuted((command, options) => {
    if (isUndo(command)) undoing = shiftsIn(world, command)
    if (undoing && command.id === sheets.SetRangeValuesMutation.id) return
    const then = WATCHES[command.id]?.(command.params as never, options, world)
    if (then) pending.set(command.params as object, then)
  })
  commands.onCommandExecuted((command) => {
    if (command.type === core.CommandType.MUTATION) world.state.dirty = true
    if (isUndo(command)) undoing = false
    pending.get(command.params ?? {})?.()
    pending.delete(command.params ?? {})
  })
}

const isUndo = ({ id }: ICommandInfo): boolean => id === core.UndoCommandId || id === core.RedoCommandId

function shiftsIn({ model }: World, { id }: ICommandInfo): boolean {
  const steps = model.univer.__getInjector().get(core.IUndoRedoService)
  const isRedo = id === core.RedoCommandId
  const step = isRedo ? steps.pitchTopRedoElement() : steps.pitchTopUndoElement()
  return (
    (isRedo ? step?.redoMutations : step?.undoMutations)?.some((mutation) => mutation.id === SHIFTED) ?? false
  )
}

function watchValues(
  params: ISetRangeValuesMutationParams & { trigger?: string },
  options: IExecutionOptions | undefined,
  world: World,
): (() => void) | undefined {
  const { subUnitId: sheetId } = params
  if (options?.applyFormulaCalculationResult) return () => raiseCalculated(world, sheetId, params)
  if (options?.byTable || options?.byShift || isByShift(params.trigger) || !hearsOfCells(world))
    return undefined
  const written = writtenCells(world, params)
  if (!written) return undefined
  const { area, only } = written
  const place = `${sheetId} ${area.row} ${area.column}`
  const before = structuredClone(only ? world.model.cellAt(sheetId, area.row, area.column) : undefined)
  if (options?.fromFormula) {
    // Univer writes a formula into its cell before the mutation that does so begins.
    early.set(world, { place, before })
    return undefined
  }
  if (written.kind === 'format') return () => raiseFormatChanged(world, sheetId, area)
  const known = early.get(world)
  early.delete(world)
  const details = only ? { before: known?.place === place ? known.before : before } : {}
  return () => raiseCellsChanged(world, sheetId, area, details)
}

const early = new WeakMap<World, { readonly place: string; readonly before: ICellData | undefined }>()

/** Cells that were cut and pasted, or dragged; those that are pushed by others are told of as inserted or deleted. */
function watchMove(
  params: MoveParams,
  _options: IExecutionOptions | undefined,
  world: World,
): (() => void) | undefined {
  const { trigger, fromRange, toRange, from, to } = params
  if (!isCellMove(trigger)) return undefined
  return () => {
    for (const [range, { subUnitId }] of [
      [fromRange, from],
      [toRange, to],
    ] as const)
      raiseCellsChanged(world, subUnitId, toArea(range), {})
  }
}

function watchTable(
  { tableId }: { tableId: string },
  _options: IExecutionOptions | undefined,
  { model, events }: World,
): () => void {
  const find = () => tablesOf(model).find(({ id }) => id === tableId)
  const before = find()
  return () => {
    const table = before ?? find()
    if (!table || Boolean(before) === Boolean(find())) return
    const event = { source: 'Local', tableId, worksheetId: table.sheetId }
    if (before) events.raise(TABLE_DELETED, table.sheetId, { ...event, tableName: table.name })
    else events.raise(TABLE_ADDED, table.sheetId, event)
  }
}
