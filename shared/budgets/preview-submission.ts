// What a submission would do to a book, before it does it: all of it or nothing (figure book, section 9).
import type { BudgetBook } from '../contract/budget/book.ts'
import type { BudgetLine, LineKey, LineValues } from '../contract/budget/line.ts'
import type { RowNote, SubmissionPreview } from '../contract/budget/preview.ts'
import type { Submission, SubmissionRow } from '../contract/budget/submission.ts'
import { counted, groupedDollars } from '../ranges/grouped-numbers.ts'
import { judgeSubmission } from './judge-submission.ts'
import { keyText } from './line-key.ts'
import { totalChanges } from './line-totals.ts'
import { whyFarOff } from './months-around.ts'
import { type SubmissionTerms, writerOf } from './submission-terms.ts'
import { isChange, type Verdict, valuesOf } from './verdict.ts'

/**
 * Pure: the same book and rows give the same preview, in whatever order rows of different numbers come. It tells nothing of
 * lines that the submitter may not write: not in errors, not in totals.
 *
 * @throws RefusedError for a submission to another scenario than the book's
 */
export function previewSubmission(
  book: BudgetBook,
  submission: Submission,
  terms: SubmissionTerms,
): SubmissionPreview {
  return previewOf(book, judgeSubmission(book, submission, terms), terms)
}

export function previewOf(
  book: BudgetBook,
  verdicts: readonly Verdict[],
  terms: SubmissionTerms,
): SubmissionPreview {
  const refusals = verdicts.filter((verdict) => verdict.kind === 'refused')
  const errors = refusals.flatMap((refusal) => refusal.errors)
  const lists = {
    added: verdicts.flatMap((verdict) =>
      verdict.kind === 'added' ? [{ ...placed(verdict), new: verdict.values }] : [],
    ),
    changed: verdicts.flatMap((verdict) =>
      verdict.kind === 'changed'
        ? [
            {
              ...placed(verdict),
              old: valuesOf(verdict.old),
              new: verdict.values,
              version: verdict.old.version,
            },
          ]
        : [],
    ),
    removed: verdicts.flatMap((verdict) =>
      verdict.kind === 'removed'
        ? [{ ...placed(verdict), old: valuesOf(verdict.old), version: verdict.old.version }]
        : [],
    ),
    unchanged: verdicts.flatMap((verdict) =>
      verdict.kind === 'unchanged' ? [{ ...placed(verdict), version: verdict.old.version }] : [],
    ),
  }
  const accepted = errors.length === 0
  return {
    scenario: book.scenario,
    revision: book.revision,
    accepted,
    summary: accepted ? acceptedWords(lists) : refusedWords(errors.length, refusals.length),
    ...lists,
    errors,
    stale: refusals.flatMap(({ stale }) => (stale === null ? [] : [stale])),
    notes: verdicts.flatMap((verdict) => notesOf(verdict, terms)),
    totals: totalsOf(book, accepted ? verdicts : [], terms),
  }
}

function placed({ row, key }: { readonly row: SubmissionRow; readonly key: LineKey }) {
  return { ...key, row: row.row, cell: row.cell }
}

function totalsOf(
  book: BudgetBook,
  verdicts: readonly Verdict[],
  { who, firstMonth, isTold = () => true }: SubmissionTerms,
) {
  const mayWrite = writerOf(who)
  const before = book.lines.filter((line) => mayWrite(line.owner) && isTold(line))
  const after = new Map<string, Pick<BudgetLine, keyof LineKey | 'cents'>>(
    before.map((line) => [keyText(line), line]),
  )
  for (const verdict of verdicts) {
    if (!isChange(verdict)) continue
    const { key, values } = verdict
    if (values === null) after.delete(keyText(key))
    else after.set(keyText(key), { ...key, cents: values.cents })
  }
  return totalChanges(before, [...after.values()], firstMonth)
}

function notesOf(verdict: Verdict, { noteOn, months }: SubmissionTerms): RowNote[] {
  if (verdict.kind !== 'added' && verdict.kind !== 'changed') return []
  const { row, key, values, kind } = verdict
  const messages = [
    kind === 'added' ? (noteOn?.(key) ?? null) : null,
    whyFarOff(key.period, months),
    belowZero(key, values),
  ]
  return messages.flatMap((message) => (message === null ? [] : [{ row: row.row, cell: row.cell, message }]))
}

/** A cost or a price below zero is a credit, or an amount with the wrong sign. */
function belowZero({ measure }: LineKey, { cents }: LineValues): string | null {
  if (cents >= 0 || measure === 'profit') return null
  return `${groupedDollars(cents)} is below zero, so it lowers the total: leave it only if it is a credit.`
}

type Lists = Pick<SubmissionPreview, 'added' | 'changed' | 'removed' | 'unchanged'>

function acceptedWords({ added, changed, removed, unchanged }: Lists): string {
  return `${counted(added.length, 'line')} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged.`
}

function refusedWords(errors: number, rows: number): string {
  return `Refused as a whole: ${counted(errors, 'cell')} in ${counted(rows, 'row')} to correct. Nothing is changed until all are.`
}
