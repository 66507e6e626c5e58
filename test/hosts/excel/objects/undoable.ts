// Changes the workbook by Univer's mutations, as one step that undo takes back.
import type { IMutationInfo } from '@univerjs/core'
import { core } from '../model/univer-packages.ts'
import type { World } from '../world.ts'

export interface Change {
  readonly redo: IMutationInfo
  readonly undo: IMutationInfo
}

/** @param changes in their order; undo takes them back from the last */
export function perform({ model }: World, changes: readonly Change[]): void {
  if (changes.length === 0) return
  for (const { redo } of changes) model.api.syncExecuteCommand(redo.id, redo.params)
  model.univer
    .__getInjector()
    .get(core.IUndoRedoService)
    .pushUndoRedo({
      unitID: model.book.getId(),
      redoMutations: changes.map(({ redo }) => redo),
      undoMutations: changes.map(({ undo }) => undo).reverse(),
    })
}

/** The parameters that say which sheet a mutation is about. */
export const onSheet = ({ model }: World, sheetId: string) => ({
  unitId: model.book.getId(),
  subUnitId: sheetId,
})
