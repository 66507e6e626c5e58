// Whatever is written into cells: headers are kept in order by it, and tables take in what is written beside them.
import type { ICommandInfo, IExecutionOptions } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { writesInto, writtenArea } from '../../events/written-cells.ts'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core, sheets, sheetsTable } from '../../model/univer-packages.ts'
import type { World } from '../../world.ts'
import { isByShift } from '../shift-mutation.ts'
import { adoptTable } from './adopt-table.ts'
import { grownBy, growTable } from './table-growth.ts'
import { keepHeader, keepHeaders } from './table-headers.ts'
import { headerArea, type TableRecord } from './table-json.ts'
import { isFree } from './table-room.ts'
import { isPut, managerOf, putTableOf, tablesOf } from './table-store.ts'

export function watchWrites(world: World): void {
  const commands = world.model.univer.__getInjector().get(core.ICommandService)
  const growing = new WeakMap<object, TableRecord>()
  // Univer writes formulas into their cells before the mutation that does so begins.
  let wasFree = ''
  commands.beforeCommandExecuted((command, options) => {
    if (isUndo(command)) return
    const isEarly = options?.fromFormula === true && !options.applyFormulaCalculationResult
    const written = writtenBy(world, command, isEarly ? {} : options)
    const grown = written && grownBy(world, written.sheetId, written.area)
    if (!grown) return
    const isBlank = wasFree.startsWith(grown.id) || isFree(world, written.sheetId, written.area)
    if (isEarly) wasFree = isBlank ? `${grown.id} ` : ''
    else if (isBlank) growing.set(command.params ?? {}, grown)
    if (!isEarly) wasFree = ''
  })
  commands.onCommandExecuted((command, options) => {
    if (isPut(command)) {
      const { table } = putTableOf(command)
      const header = table && headerArea(table)
      if (table && header) keepHeader(world, table, header, true)
    }
    if (command.id === sheetsTable.AddSheetTableMutation.id)
      adoptTable(world, (command.params as { tableId: string }).tableId)
    // Undo puts cells and tables back one after the other, which fit together when it is done.
    if (isUndoCommand(command)) keepHeaders(world, () => true)
    const written = writtenBy(world, command, options)
    if (!written || isUndo(command)) return
    keepHeaders(
      world,
      (table, header) => table.sheetId === written.sheetId && writesInto(command.params as Written, header),
    )
    const grown = growing.get(command.params ?? {})
    if (!grown || isFree(world, written.sheetId, written.area)) return
    // A person's entry is a step of its own for undo, and the growth another one after it.
    if (world.state.batches > 0) grow(world, grown)
    else queueMicrotask(() => grow(world, grown))
  })
}

function grow(world: World, grown: TableRecord): void {
  const before = tablesOf(world.model).find(({ id }) => id === grown.id)
  if (before) growTable(world, before, grown)
}

function writtenBy(world: World, { id, params }: ICommandInfo, options?: IExecutionOptions) {
  if (id !== sheets.SetRangeValuesMutation.id || options?.byTable || options?.byShift || options?.fromFormula)
    return null
  const { subUnitId: sheetId, trigger } = params as Written
  if (isByShift(trigger) || !hasTables(world.model, sheetId)) return null
  const area = writtenArea(params as Written)
  return area && { sheetId, area }
}

const hasTables = (model: WorkbookModel, sheetId: string): boolean =>
  managerOf(model).getTablesBySubunitId(model.book.getId(), sheetId).length > 0

type Written = ISetRangeValuesMutationParams & { readonly trigger?: string }

const UNDO: readonly string[] = [core.UndoCommandId, core.RedoCommandId]
const isUndoCommand = ({ id }: ICommandInfo): boolean => UNDO.includes(id)
const isUndo = ({ params }: ICommandInfo): boolean =>
  UNDO.includes((params as Written | undefined)?.trigger ?? '')
