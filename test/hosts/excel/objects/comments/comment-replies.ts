// The replies to a comment. https://learn.microsoft.com/javascript/api/excel/excel.commentreplycollection
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import type { Range } from '../range.ts'
import { commentById, putComment, type Remark } from './comment-store.ts'
import { Comment } from './comments.ts'
import { contentOf, newRemark, RemarkObject } from './remarks.ts'

export class CommentReplyCollection extends HostCollection<CommentReply> {
  readonly className = 'CommentReplyCollection'
  readonly #commentId: string

  constructor(world: World, commentId: string) {
    super(world)
    this.#commentId = commentId
  }

  hostItems(): CommentReply[] {
    const { comment } = commentById(this.world.model, this.#commentId)
    return comment.replies.map(({ id }) => new CommentReply(this.world, this.#commentId, id))
  }

  getItem(replyId: unknown): CommentReply {
    const found = this.hostItems().find(({ id }) => id === replyId)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(replyId: unknown): CommentReply | NullObject {
    return this.hostItems().find(({ id }) => id === replyId) ?? new NullObject(this.world, 'CommentReply')
  }

  getItemAt(index: number): CommentReply {
    const item = this.hostItems()[index]
    if (!item) throw itemNotFound()
    return item
  }

  getCount(): number {
    return this.hostItems().length
  }

  add(content: unknown, contentType?: Remark['contentType']): CommentReply {
    const { sheetId, comment } = commentById(this.world.model, this.#commentId)
    const reply = newRemark(this.world, contentOf(content, contentType))
    putComment(this.world.model, sheetId, comment.id, { ...comment, replies: [...comment.replies, reply] })
    return new CommentReply(this.world, this.#commentId, reply.id)
  }
}

export class CommentReply extends RemarkObject {
  readonly className = 'CommentReply'
  readonly #id: string
  readonly #commentId: string

  constructor(world: World, commentId: string, id: string) {
    super(world)
    this.#id = id
    this.#commentId = commentId
  }

  get id(): string {
    return this.#id
  }

  protected remark(): Remark {
    const reply = commentById(this.world.model, this.#commentId).comment.replies.find(
      ({ id }) => id === this.id,
    )
    if (!reply) throw itemNotFound()
    return reply
  }

  protected change(change: Partial<Remark>): void {
    const changed = { ...this.remark(), ...change }
    this.#put((replies) => replies.map((reply) => (reply.id === this.id ? changed : reply)))
  }

  get resolved(): boolean {
    return this.getParentComment().resolved
  }

  getParentComment(): Comment {
    return new Comment(this.world, this.#commentId)
  }

  getLocation(): Range {
    return this.getParentComment().getLocation()
  }

  delete(): void {
    this.remark()
    this.#put((replies) => replies.filter(({ id }) => id !== this.id))
  }

  #put(change: (replies: readonly Remark[]) => readonly Remark[]): void {
    const { sheetId, comment } = commentById(this.world.model, this.#commentId)
    putComment(this.world.model, sheetId, comment.id, { ...comment, replies: change(comment.replies) })
  }
}
