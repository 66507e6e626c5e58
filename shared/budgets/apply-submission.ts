// A submission applied to a book: every change of it under one new revision, with its history, or nothing at all.
import type { BudgetBook, RemovedLine, YearStatus } from '../contract/budget/book.ts'
import type { HistoryEntry } from '../contract/budget/history.ts'
import type { BudgetLine } from '../contract/budget/line.ts'
import { MOST_REMOVED } from '../contract/budget/most-rows.ts'
import type { SubmissionPreview } from '../contract/budget/preview.ts'
import type { Submission } from '../contract/budget/submission.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { judgeSubmission } from './judge-submission.ts'
import { compareKeys, compareTexts, keyOf, keyText } from './line-key.ts'
import { previewOf } from './preview-submission.ts'
import type { SubmissionTerms } from './submission-terms.ts'
import { type Change, isChange, valuesOf } from './verdict.ts'
import { yearOf } from './year-status.ts'

export type AppliedSubmission =
  | { readonly applied: false; readonly preview: SubmissionPreview }
  | {
      readonly applied: true
      readonly preview: SubmissionPreview
      /** The same book where nothing changed. */
      readonly book: BudgetBook
      /** In the order of the rows; empty where nothing changed. */
      readonly history: readonly HistoryEntry[]
    }

/**
 * Judged again against the book that it is applied to, so that a preview of an older book cannot slip in.
 *
 * @param at when it is applied, ISO 8601
 * @throws RefusedError for a submission to another scenario than the book's
 */
export function applySubmission(
  book: BudgetBook,
  submission: Submission,
  terms: SubmissionTerms,
  at: string,
): AppliedSubmission {
  const verdicts = judgeSubmission(book, submission, terms)
  const preview = previewOf(book, verdicts, terms)
  if (!preview.accepted) return { applied: false, preview }
  const changes = verdicts.filter(isChange)
  if (changes.length === 0) return { applied: true, preview, book, history: [] }
  const stamp = { revision: book.revision + 1, who: terms.who.person, at }
  return {
    applied: true,
    preview,
    book: changedBook(book, changes, stamp, terms.firstMonth),
    history: changes.map((change) => historyOf(change, book, submission.why, stamp)),
  }
}

interface Stamp {
  readonly revision: number
  readonly who: string
  readonly at: string
}

function changedBook(
  book: BudgetBook,
  changes: readonly Change[],
  { revision, who, at }: Stamp,
  firstMonth: number,
): BudgetBook {
  const lines = new Map(book.lines.map((line) => [keyText(line), line]))
  const removed = new Map(book.removed.map((line) => [keyText(line), line]))
  for (const { key, old, values } of changes) {
    const text = keyText(key)
    if (values === null) {
      lines.delete(text)
      removed.set(text, { ...keyOf(key), owner: old.owner, version: revision, removedBy: who, removedAt: at })
    } else {
      removed.delete(text)
      // A line keeps the spelling of its member.
      const line: BudgetLine = {
        ...keyOf(old ?? key),
        ...values,
        version: revision,
        changedBy: who,
        changedAt: at,
      }
      lines.set(text, line)
    }
  }
  return {
    scenario: book.scenario,
    revision,
    lines: [...lines.values()].sort(compareKeys),
    removed: newestOf([...removed.values()]).sort(compareKeys),
    years: yearsWith(book, new Set(changes.map(({ key }) => fiscalYearOf(key.period, firstMonth))), who),
  }
}

/** Whoever read a line before the oldest of them is asked to read again. */
function newestOf(removed: RemovedLine[]): RemovedLine[] {
  if (removed.length <= MOST_REMOVED) return removed
  return removed.sort((one, other) => other.version - one.version).slice(0, MOST_REMOVED)
}

function yearsWith(book: BudgetBook, changed: ReadonlySet<string>, who: string): YearStatus[] {
  const others = book.years.filter(({ fiscalYear }) => !changed.has(fiscalYear))
  const ofSubmission = [...changed].map((fiscalYear) => {
    const year = yearOf(book, fiscalYear)
    return { ...year, submittedBy: [...new Set([...year.submittedBy, who])].sort(compareTexts) }
  })
  return [...others, ...ofSubmission].sort((one, other) => compareTexts(one.fiscalYear, other.fiscalYear))
}

function historyOf({ key, old, values }: Change, book: BudgetBook, why: string, stamp: Stamp): HistoryEntry {
  return {
    ...keyOf(old ?? key),
    scenario: book.scenario,
    ...stamp,
    why: why.trim(),
    old: old === null ? null : { ...valuesOf(old), version: old.version },
    new: values === null ? null : { ...values, version: stamp.revision },
  }
}
