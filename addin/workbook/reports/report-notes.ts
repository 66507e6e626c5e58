// The two notes of a report, on its first header cell and on its total: notes where Excel has them, comments where it has
// only those, and nothing in older ones; the plain rows say the same. What people wrote themselves, or changed, is theirs.
import { supports } from '../in-workbook.ts'
import type { RecordedNote } from './report-record.ts'

/** https://learn.microsoft.com/javascript/api/requirement-sets/excel/excel-api-1-18-requirement-set */
const NOTES_SINCE = '1.18'
/** Comments that are there or not are asked for since then; LTSC 2021 has it. */
const COMMENTS_SINCE = '1.14'

/** Whether what is to be recorded of an added note is known at once: a comment gets its id from Excel. */
export const notesAreKnownAtOnce = (): boolean => supports(NOTES_SINCE) || !supports(COMMENTS_SINCE)

/** Adds a note to a cell that has none. @returns what to record of it, after the next sync */
export function addNote(
  context: Excel.RequestContext,
  cell: Excel.Range,
  text: string,
): () => RecordedNote | null {
  if (supports(NOTES_SINCE)) {
    context.workbook.notes.add(cell, text)
    return () => ({ text, commentId: null })
  }
  if (!supports(COMMENTS_SINCE)) return () => null
  const comment = context.workbook.comments.add(cell, text)
  comment.load('id')
  return () => ({ text, commentId: comment.id })
}

export interface NoteInSheet {
  readonly content: string
  write(text: string): void
}

/** Asks for the note that was recorded; @returns it after the next sync, or null where it is ours no longer */
export function askNote(
  context: Excel.RequestContext,
  address: string | null,
  recorded: RecordedNote | null,
): () => NoteInSheet | null {
  if (recorded === null || address === null) return () => null
  const item = noteItem(context, address, recorded)
  if (item === null) return () => null
  item.load('content')
  return () => {
    if (item.isNullObject || lines(item.content) !== lines(recorded.text)) return null
    const write = (text: string) => {
      item.content = text
    }
    return { content: item.content, write }
  }
}

function noteItem(
  { workbook }: Excel.RequestContext,
  address: string,
  { commentId }: RecordedNote,
): Excel.Note | Excel.Comment | null {
  if (commentId === null) return supports(NOTES_SINCE) ? workbook.notes.getItemOrNullObject(address) : null
  return supports(COMMENTS_SINCE) ? workbook.comments.getItemOrNullObject(commentId) : null
}

/** Excel may end lines otherwise than we did. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
