// What became of comments, told to those who listen to a sheet's comments or to the workbook's.
// https://learn.microsoft.com/javascript/api/excel/excel.commentchangedeventargs
import type { World } from '../../world.ts'
import type { CommentRecord } from './comment-store.ts'

const ADDED = 250
const DELETED = 251
const CHANGED = 252

export function raiseCommentEvents(
  { events }: World,
  sheetId: string,
  before: readonly CommentRecord[],
  after: readonly CommentRecord[],
): void {
  const tell = (type: number, comment: CommentRecord, details: object) => {
    const commentDetails = [{ commentId: comment.id, replyIds: comment.replies.map(({ id }) => id) }]
    events.raise(type, sheetId, { source: 'Local', worksheetId: sheetId, commentDetails, ...details })
  }
  for (const comment of before) if (!after.some(({ id }) => id === comment.id)) tell(DELETED, comment, {})
  for (const comment of after) {
    const old = before.find(({ id }) => id === comment.id)
    if (!old) tell(ADDED, comment, {})
    else for (const changeType of changesOf(old, comment)) tell(CHANGED, comment, { changeType })
  }
}

function changesOf(old: CommentRecord, comment: CommentRecord): string[] {
  const changes: string[] = []
  if (old.content !== comment.content) changes.push('CommentEdited')
  if (old.resolved !== comment.resolved)
    changes.push(comment.resolved ? 'CommentResolved' : 'CommentReopened')
  const replies = new Map(old.replies.map((reply) => [reply.id, reply.content]))
  for (const { id, content } of comment.replies)
    if (!replies.has(id)) changes.push('ReplyAdded')
    else if (replies.get(id) !== content) changes.push('ReplyEdited')
  if (old.replies.some(({ id }) => !comment.replies.some((reply) => reply.id === id)))
    changes.push('ReplyDeleted')
  return changes
}
