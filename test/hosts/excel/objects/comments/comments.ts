// The comments of a workbook or a worksheet, and one thread of them.
// https://learn.microsoft.com/javascript/api/excel/excel.commentcollection
import { ExcelError, invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { splitSheet } from '../area.ts'
import { givenBoolean } from '../given.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { rangeOf } from '../tables/range-of.ts'
import { CommentReplyCollection } from './comment-replies.ts'
import { commentById, commentsOf, putComment, type Remark } from './comment-store.ts'
import { contentOf, newRemark, RemarkObject } from './remarks.ts'

export class CommentCollection extends HostCollection<Comment> {
  readonly className = 'CommentCollection'
  readonly #sheetId: string | undefined

  constructor(world: World, sheetId?: string) {
    super(world)
    this.#sheetId = sheetId
  }

  get eventTarget(): string | undefined {
    return this.#sheetId
  }

  hostItems(): Comment[] {
    return commentsOf(this.world.model, this.#sheetId).map(
      ({ comment }) => new Comment(this.world, comment.id),
    )
  }

  getItem(commentId: unknown): Comment {
    const found = this.hostItems().find(({ id }) => id === commentId)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(commentId: unknown): Comment | NullObject {
    return this.hostItems().find(({ id }) => id === commentId) ?? new NullObject(this.world, 'Comment')
  }

  getItemAt(index: number): Comment {
    const item = this.hostItems()[index]
    if (!item) throw itemNotFound()
    return item
  }

  getItemByCell(cellAddress: Range | string): Comment {
    const found = this.#at(this.#cell(cellAddress))
    if (!found) throw itemNotFound()
    return found
  }

  getItemByReplyId(replyId: string): Comment {
    const all = commentsOf(this.world.model, this.#sheetId)
    const found = all.find(({ comment }) => comment.replies.some(({ id }) => id === replyId))
    if (!found) throw itemNotFound()
    return new Comment(this.world, found.comment.id)
  }

  getCount(): number {
    return this.hostItems().length
  }

  /** @throws ExcelError ItemAlreadyExists where the cell has a comment */
  add(cellAddress: Range | string, content: unknown, contentType?: Remark['contentType']): Comment {
    const cell = this.#cell(cellAddress)
    if (this.#at(cell)) throw new ExcelError('ItemAlreadyExists')
    const remark = newRemark(this.world, contentOf(content, contentType))
    const { row, column } = cell.area
    putComment(this.world.model, cell.sheetId, remark.id, {
      ...remark,
      row,
      column,
      resolved: false,
      replies: [],
    })
    return new Comment(this.world, remark.id)
  }

  #at({ sheetId, area }: Range): Comment | undefined {
    const found = commentsOf(this.world.model, sheetId).find(
      ({ comment }) => comment.row === area.row && comment.column === area.column,
    )
    return found && new Comment(this.world, found.comment.id)
  }

  /** One cell; a text must name its sheet, unless these are the comments of one. */
  #cell(given: Range | string): Range {
    const sheetId = this.#sheetId
    if (typeof given === 'string' && sheetId === undefined && splitSheet(given).sheetName === null)
      throw invalidArgument('(cellAddress)')
    const range = rangeOf(this.world, given, sheetId ?? '')
    if (range.area.rows !== 1 || range.area.columns !== 1) throw invalidArgument('(cellAddress)')
    return range
  }
}

export class Comment extends RemarkObject {
  readonly className = 'Comment'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  get id(): string {
    return this.#id
  }

  protected remark() {
    return commentById(this.world.model, this.id).comment
  }

  protected change(change: object): void {
    const { sheetId, comment } = commentById(this.world.model, this.id)
    putComment(this.world.model, sheetId, this.id, { ...comment, ...change })
  }

  get resolved(): boolean {
    return this.remark().resolved
  }

  set resolved(resolved: unknown) {
    this.change({ resolved: givenBoolean(resolved) })
  }

  get replies(): CommentReplyCollection {
    return new CommentReplyCollection(this.world, this.id)
  }

  getLocation(): Range {
    const { sheetId, comment } = commentById(this.world.model, this.id)
    return new Range(this.world, sheetId, { row: comment.row, column: comment.column, rows: 1, columns: 1 })
  }

  /** Its replies go with it. */
  delete(): void {
    const { sheetId } = commentById(this.world.model, this.id)
    putComment(this.world.model, sheetId, this.id, null)
  }
}
