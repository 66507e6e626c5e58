// Every row of a submission in the order of its row numbers, each with what becomes of it.
import type { BudgetBook } from '../contract/budget/book.ts'
import { scenarioId, scenarioWords } from '../contract/budget/scenario.ts'
import type { Submission, SubmissionRow } from '../contract/budget/submission.ts'
import { RefusedError } from '../errors.ts'
import { cellErrorOf } from './cell-error.ts'
import { judgeDraft } from './judge-draft.ts'
import { keyText } from './line-key.ts'
import { type Draft, readRow } from './read-row.ts'
import { withinRoom } from './room-left.ts'
import { type SubmissionTerms, writerOf } from './submission-terms.ts'
import type { Verdict } from './verdict.ts'

/** @throws RefusedError for a submission to another scenario than the book's */
export function judgeSubmission(
  book: BudgetBook,
  { scenario, rows }: Submission,
  terms: SubmissionTerms,
): Verdict[] {
  if (scenarioId(scenario) !== scenarioId(book.scenario)) {
    throw new RefusedError(
      `The submission is for ${scenarioWords(scenario)}, and these lines are of ${scenarioWords(book.scenario)}: submit it to its own scenario.`,
    )
  }
  const lines = new Map(book.lines.map((line) => [keyText(line), line]))
  const removed = new Map(book.removed.map((line) => [keyText(line), line]))
  const mayWrite = writerOf(terms.who)
  const judging = { book, who: terms.who, mayWrite, firstMonth: terms.firstMonth }
  const firstRows = new Map<string, SubmissionRow>()
  const verdicts = rows
    .toSorted((one, other) => one.row - other.row)
    .map((row): Verdict => {
      const draft = readRow(row, terms)
      if ('errors' in draft) return { kind: 'refused', errors: draft.errors, stale: null }
      const key = keyText(draft.key)
      const first = firstRows.get(key)
      if (first !== undefined) return duplicate(draft, first)
      firstRows.set(key, row)
      return judgeDraft(draft, { line: lines.get(key) ?? null, removed: removed.get(key) ?? null }, judging)
    })
  return withinRoom(book, verdicts, terms.who, mayWrite)
}

function duplicate({ row }: Draft, first: SubmissionRow): Verdict {
  const place = first.cell === null ? `row ${first.row}` : `row ${first.row}, cell ${first.cell}`
  const message = `${place[0]?.toUpperCase()}${place.slice(1)} already gives this line: it would count twice. Keep one of them, or add them up.`
  const expected = `a line that no other row gives`
  return {
    kind: 'refused',
    errors: [cellErrorOf(row, 'member', 'duplicate', row.member, expected, message)],
    stale: null,
  }
}
