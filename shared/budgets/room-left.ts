// How large a book may grow. Every answer about a plan reads all of its book, so nobody may make it too large for the others;
// an owner's own part of it is smaller, so that no owner uses up the room of all.
import type { BudgetBook } from '../contract/budget/book.ts'
import {
  MOST_LINES,
  MOST_LINES_OF_OWNER,
  MOST_NOTES,
  MOST_NOTES_OF_OWNER,
} from '../contract/budget/most-rows.ts'
import type { CellErrorCode } from '../contract/budget/preview.ts'
import { scenarioWords } from '../contract/budget/scenario-words.ts'
import { groupedNumber } from '../ranges/grouped-numbers.ts'
import { cellErrorOf } from './cell-error.ts'
import type { Submitter } from './submission-terms.ts'
import { type Change, isChange, type Verdict } from './verdict.ts'

interface Size {
  readonly lines: number
  readonly notes: number
}

/**
 * The verdicts, but that the first row which grows the book beyond its room is refused. What makes it no larger always
 * passes, also where Finance gave an owner more.
 */
export function withinRoom(
  book: BudgetBook,
  verdicts: readonly Verdict[],
  who: Submitter,
  mayWrite: (owner: string) => boolean,
): Verdict[] {
  const changes = verdicts.filter(isChange)
  const ofAll = overflowing(sizeOf(book.lines), changes, { lines: MOST_LINES, notes: MOST_NOTES })
  const ofOwner =
    who.writes === 'all lines'
      ? null
      : overflowing(sizeOf(book.lines.filter(({ owner }) => mayWrite(owner))), changes, {
          lines: MOST_LINES_OF_OWNER,
          notes: MOST_NOTES_OF_OWNER,
        })
  const over = ofOwner ?? ofAll
  if (over === null) return [...verdicts]
  const words =
    ofOwner === null ? scenarioWords(book.scenario) : `your part of ${scenarioWords(book.scenario)}`
  return verdicts.map((verdict) =>
    verdict === over.at ? { kind: 'refused', errors: [errorOf(over, words)], stale: null } : verdict,
  )
}

interface Overflow {
  readonly at: Change
  readonly part: keyof Size
  readonly most: number
}

/** What is taken out makes room for what is added, whichever row comes first. */
function overflowing(standing: Size, changes: readonly Change[], most: Size): Overflow | null {
  for (const part of ['lines', 'notes'] as const) {
    const grows = changes.map((change) => ({ change, by: growthOf(change)[part] }))
    const shrunk = grows.reduce((sum, { by }) => sum + Math.min(by, 0), standing[part])
    let size = shrunk
    for (const { change, by } of grows) {
      if (by <= 0) continue
      size += by
      if (size > most[part]) return { at: change, part, most: most[part] }
    }
  }
  return null
}

function growthOf({ old, values }: Change): Size {
  return {
    lines: (values === null ? 0 : 1) - (old === null ? 0 : 1),
    notes: (values?.note?.length ?? 0) - (old?.note?.length ?? 0),
  }
}

function sizeOf(lines: BudgetBook['lines']): Size {
  return { lines: lines.length, notes: lines.reduce((sum, { note }) => sum + (note?.length ?? 0), 0) }
}

function errorOf({ at: { row }, part, most }: Overflow, whose: string) {
  const [code, column, given]: [CellErrorCode, string, string | null] =
    part === 'lines' ? ['too_many_lines', 'member', row.member] : ['too_many_notes', 'note', null]
  const what = part === 'lines' ? 'lines' : 'characters of notes'
  const expected = `at most ${groupedNumber(most)} ${what} in ${whose}`
  const next =
    part === 'lines'
      ? 'Remove lines that are not needed any more, or submit fewer months or members.'
      : 'Shorten the notes of this submission.'
  const message = `From this row on there would be more than ${groupedNumber(most)} ${what} in ${whose}. ${next}`
  return cellErrorOf(row, column, code, given, expected, message)
}
