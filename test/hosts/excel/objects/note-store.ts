// The notes of a workbook, in Univer's own keeping, which moves them with their cells.
import type { ISheetNote } from '@univerjs/sheets-note'
import { sheetsNote } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import { perform } from './undoable.ts'

export type KeptNote = ISheetNote & { readonly author?: string }

export interface PlacedNote {
  readonly sheetId: string
  readonly note: KeptNote
}

/** In the order of the sheets, and of their cells row by row. */
export function notesOf({ model }: World, sheetId?: string): PlacedNote[] {
  const kept = model.univer.__getInjector().get(sheetsNote.SheetsNoteModel)
  return model.book
    .getSheets()
    .map((sheet) => sheet.getSheetId())
    .filter((id) => sheetId === undefined || id === sheetId)
    .flatMap((id) =>
      [...(kept.getSheetNotes(model.book.getId(), id)?.values() ?? [])]
        .sort((one, other) => one.row - other.row || one.col - other.col)
        .map((note) => ({ sheetId: id, note })),
    )
}

export function putNote(world: World, sheetId: string, note: KeptNote): void {
  const before = notesOf(world, sheetId).find((placed) => placed.note.id === note.id)?.note
  const undo = before ? update(world, sheetId, before) : removal(world, sheetId, note)
  perform(world, [{ redo: update(world, sheetId, note), undo }])
}

const update = ({ model }: World, sheetId: string, note: KeptNote) => ({
  id: sheetsNote.UpdateNoteMutation.id,
  params: { unitId: model.book.getId(), sheetId, row: note.row, col: note.col, note: { ...note } },
})

const removal = ({ model }: World, sheetId: string, { id, row, col }: KeptNote) => ({
  id: sheetsNote.RemoveNoteMutation.id,
  params: { unitId: model.book.getId(), sheetId, noteId: id, row, col },
})

export function removeNote(world: World, sheetId: string, note: KeptNote): void {
  perform(world, [{ redo: removal(world, sheetId, note), undo: update(world, sheetId, note) }])
}
