// Tells what people and programs enter from what only looks like it: results of formulas and styles come into the cells by
// the same mutation as entries do.

import type { ICommandInfo, IExecutionOptions } from '@univerjs/core'
import type { ISetRangeValuesMutationParams } from '@univerjs/sheets'
import { sheets } from '../model/univer-packages.ts'

const styleCommands = (): readonly string[] => [
  sheets.SetStyleCommand.id,
  sheets.SetBorderCommand.id,
  sheets.ClearSelectionFormatCommand.id,
]

export const isNoChange = (command: Readonly<ICommandInfo>, options?: IExecutionOptions) => {
  if (command.id !== sheets.SetRangeValuesMutation.id) return false
  const { trigger } = command.params as ISetRangeValuesMutationParams
  return options?.onlyLocal === true || (trigger !== undefined && styleCommands().includes(trigger))
}
