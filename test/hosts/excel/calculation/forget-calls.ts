// When a cell stops waiting for its custom functions: it was written anew, or the cells of its sheet have moved.
//
// Excel calls functions again that no argument changed for, when rows, columns or cells are inserted or deleted on their
// sheet; Microsoft says that this is by design: https://github.com/OfficeDev/office-js/issues/3911 (and 3332).

import type { ICommandInfo, ICommandService, IDisposable, IExecutionOptions } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { sheets } from '../model/univer-packages.ts'
import type { CustomFunctions } from './custom-functions.ts'
import type { CellMap } from './dirty-ranges.ts'
import { MOVES_CELLS } from './formula-index.ts'
import { isNoChange } from './is-no-change.ts'

interface OnSheets {
  readonly subUnitId?: string
  readonly from?: { readonly subUnitId: string }
  readonly to?: { readonly subUnitId: string }
}

export function forgetCalls(commands: ICommandService, functions: CustomFunctions): IDisposable {
  return commands.onCommandExecuted((command: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
    if (MOVES_CELLS.test(command.id)) {
      const { subUnitId, from, to } = command.params as OnSheets
      for (const sheetId of new Set([subUnitId, from?.subUnitId, to?.subUnitId]))
        if (sheetId) functions.moved(sheetId)
    }
    if (command.id !== sheets.SetRangeValuesMutation.id || isNoChange(command, options)) return
    const { unitId, subUnitId: sheetId, cellValue } = command.params as ISetRangeValuesMutationParams
    for (const [row, columns] of Object.entries((cellValue ?? {}) as CellMap)) {
      for (const column of Object.keys(columns ?? {})) {
        functions.written({ unitId, sheetId, row: Number(row), column: Number(column) })
      }
    }
  })
}
