// The comments of a workbook: threads on cells, which Univer has no place for. They are kept with their sheet, change as a
// whole so that undo puts them back, and move with their cells.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-comments
import type { IMutationInfo } from '@univerjs/core'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core } from '../../model/univer-packages.ts'
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { type Shift, shifted } from '../shift.ts'
import type { Mutations } from '../shift-mutation.ts'
import { raiseCommentEvents } from './comment-events.ts'

export interface Remark {
  readonly id: string
  readonly content: string
  readonly contentType: 'Plain' | 'Mention'
  readonly richContent: string
  readonly mentions: readonly Mention[]
  readonly authorName: string
  readonly authorEmail: string
  /** As JSON has dates. */
  readonly creationDate: string
}

export interface Mention {
  readonly email: string
  readonly id: number
  readonly name: string
}

export interface CommentRecord extends Remark {
  readonly row: number
  readonly column: number
  readonly resolved: boolean
  readonly replies: readonly Remark[]
}

export interface PlacedComment {
  readonly sheetId: string
  readonly comment: CommentRecord
}

const PUT = 'excel.mutation.put-comments'

interface PutParams {
  readonly sheetId: string
  readonly comments: readonly CommentRecord[]
}

/** In the order of the sheets, and of their cells row by row. */
export function commentsOf({ book }: WorkbookModel, sheetId?: string): PlacedComment[] {
  const wanted = book.getSheets().filter((sheet) => sheetId === undefined || sheet.getSheetId() === sheetId)
  return wanted.flatMap((sheet) =>
    (sheetExtras(sheet).comments ?? [])
      .toSorted((one, other) => one.row - other.row || one.column - other.column)
      .map((comment) => ({ sheetId: sheet.getSheetId(), comment })),
  )
}

/** @throws ExcelError ItemNotFound once the comment is deleted */
export function commentById(model: WorkbookModel, id: string): PlacedComment {
  const found = commentsOf(model).find(({ comment }) => comment.id === id)
  if (!found) throw itemNotFound()
  return found
}

/** Adds a comment, puts it in the place of the one with its id, or (by null) deletes that one. */
export function putComment(
  model: WorkbookModel,
  sheetId: string,
  id: string,
  comment: CommentRecord | null,
): void {
  const before = commentsOf(model, sheetId).map((placed) => placed.comment)
  const others = before.filter((each) => each.id !== id)
  const { redos, undos } = change(sheetId, before, comment ? [...others, comment] : others)
  const injector = model.univer.__getInjector()
  core.sequenceExecute(redos, injector.get(core.ICommandService))
  injector
    .get(core.IUndoRedoService)
    .pushUndoRedo({ unitID: model.book.getId(), redoMutations: redos, undoMutations: undos })
}

/** What a shift does to the comments of its sheet: those of deleted cells are deleted. */
export function commentShifts(model: WorkbookModel, shift: Shift): Mutations {
  const before = commentsOf(model, shift.sheetId).map(({ comment }) => comment)
  const after = before.flatMap((comment) => {
    const area = shifted({ row: comment.row, column: comment.column, rows: 1, columns: 1 }, shift)
    return area ? [{ ...comment, row: area.row, column: area.column }] : []
  })
  return before.length === 0 ? { redos: [], undos: [] } : change(shift.sheetId, before, after)
}

function change(
  sheetId: string,
  before: readonly CommentRecord[],
  after: readonly CommentRecord[],
): Mutations {
  const put = (comments: readonly CommentRecord[]): IMutationInfo => ({
    id: PUT,
    params: { sheetId, comments } satisfies PutParams,
  })
  return { redos: [put(after)], undos: [put(before)] }
}

export function attachComments(world: World): void {
  world.model.univer
    .__getInjector()
    .get(core.ICommandService)
    .registerCommand({
      id: PUT,
      type: core.CommandType.MUTATION,
      handler: (_accessor, { sheetId, comments }: PutParams) => {
        const sheet = world.model.book.getSheetBySheetId(sheetId)
        if (!sheet) return false
        const before = sheetExtras(sheet).comments ?? []
        changeSheetExtras(sheet, { comments: comments.length > 0 ? comments : undefined })
        raiseCommentEvents(world, sheetId, before, comments)
        return true
      },
    })
}
