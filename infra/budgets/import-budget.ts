// A table of a file submitted to a budget: read, judged and previewed by what the pane's submissions are judged by, then
// applied as a whole or not at all.
import type { BookStore } from '../../functions/stores/budgets/book-store.ts'
import { applySubmission } from '../../shared/budgets/apply-submission.ts'
import { readPastedTable } from '../../shared/budgets/paste/read-pasted-table.ts'
import { previewSubmission } from '../../shared/budgets/preview-submission.ts'
import type { SubmissionTerms } from '../../shared/budgets/submission-terms.ts'
import type { BudgetBook } from '../../shared/contract/budget/book.ts'
import type {
  Cells,
  HeadingGuess,
  SkippedCells,
  TableMapping,
} from '../../shared/contract/budget/pasted-table.ts'
import type { CellError, RowNote, SubmissionPreview } from '../../shared/contract/budget/preview.ts'
import type { Scenario } from '../../shared/contract/budget/scenario.ts'
import { MOST_ROWS, type Submission } from '../../shared/contract/budget/submission.ts'
import { RefusedError } from '../../shared/errors.ts'
import { groupedNumber } from '../../shared/ranges/grouped-numbers.ts'
import { assertReason, checkedRows } from './checked-rows.ts'
import type { ChosenMapping } from './choose-mapping.ts'

export interface FileTable {
  readonly fileName: string
  /** Null for a file without sheets. */
  readonly sheet: string | null
  readonly cells: Cells
  /** What whoever imports should know of it, in sentences. */
  readonly notes: readonly string[]
}

export interface ImportPreview {
  readonly fileName: string
  readonly sheet: string | null
  /** What is to be known of the file, in sentences. */
  readonly fileNotes: readonly string[]
  readonly headings: readonly HeadingGuess[]
  readonly mapping: TableMapping
  /** Cells and columns that are not read, and why. */
  readonly skipped: readonly SkippedCells[]
  /** Cells that cannot be read; the others are previewed all the same. */
  readonly unreadable: readonly CellError[]
  readonly notes: readonly RowNote[]
  readonly preview: SubmissionPreview
  /** Whether it can be submitted. */
  readonly accepted: boolean
}

export interface PreparedImport {
  readonly shown: ImportPreview
  readonly submission: Submission
  readonly terms: SubmissionTerms
}

export interface ImportWish {
  readonly scenario: Scenario
  readonly why: string
  /** What others changed since the file was made is replaced too. */
  readonly replacesStale: boolean
}

/** @throws RefusedError for a table without any row to submit, or with too many */
export async function prepareImport(
  book: BudgetBook,
  { fileName, sheet, cells, notes: fileNotes }: FileTable,
  { mapping, headings, skipped, remarks }: ChosenMapping,
  { scenario, why, replacesStale }: ImportWish,
  termsOf: (rows: Submission['rows']) => Promise<(book: BudgetBook) => SubmissionTerms>,
): Promise<PreparedImport> {
  // A name such as Total Networks may be a member's: known once it is asked for.
  const asked = checkedRows(readPastedTable(cells, mapping, false, () => true)).rows
  const terms = (await termsOf(asked))(book)
  const table = readPastedTable(cells, mapping, false, (dimension, name) =>
    isKnownMember(book, terms, dimension, name),
  )
  if (table.rows.length + table.errors.length === 0) {
    throw new RefusedError('No row of the table holds an amount below its headings: nothing was submitted.')
  }
  if (table.rows.length > MOST_ROWS) {
    throw new RefusedError(
      `The table gives ${groupedNumber(table.rows.length)} amounts, and ${groupedNumber(MOST_ROWS)} can be submitted at once: split the file, for example by measure.`,
    )
  }
  assertReason(why)
  const newest = book.revision === 0 ? null : book.revision
  const read = checkedRows(table)
  const rows = replacesStale ? read.rows.map((row) => ({ ...row, version: newest })) : read.rows
  const submission = { scenario, why, rows }
  const preview = previewSubmission(book, submission, terms)
  const shown = {
    fileName,
    sheet,
    fileNotes: [...fileNotes, ...remarks],
    headings,
    mapping,
    skipped: [...skipped, ...table.skipped],
    unreadable: read.errors,
    notes: [...table.notes, ...preview.notes],
    preview,
    accepted: read.errors.length === 0 && preview.accepted,
  }
  return { shown, submission, terms }
}

function isKnownMember(
  { lines }: BudgetBook,
  { isKnown }: SubmissionTerms,
  dimension: string,
  name: string,
): boolean {
  const typed = name.toLowerCase()
  const stands = lines.some((line) => line.dimension === dimension && line.member.toLowerCase() === typed)
  return stands || isKnown?.(dimension, name) === true
}

/**
 * Judged again against the book that it is applied to.
 *
 * @param at ISO 8601
 * @returns the revision that stands now: the same one where nothing changed
 * @throws BookChangedError when somebody else changed it meanwhile, RefusedError where it is refused
 */
export async function submitImport(
  books: BookStore,
  book: BudgetBook,
  { submission, terms }: Pick<PreparedImport, 'submission' | 'terms'>,
  at: string,
): Promise<number> {
  const applied = applySubmission(book, submission, terms, at)
  if (!applied.applied) throw new RefusedError(applied.preview.summary)
  if (applied.history.length > 0) await books.write(book, applied.book, { lines: applied.history, years: [] })
  return applied.book.revision
}
