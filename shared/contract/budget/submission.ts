// What an owner submits: rows as they were typed or pasted, read strictly later so that each error names its row and cell.
import * as z from 'zod'
import { A_PLAIN_NOTE, isPlainNote } from '../../text/plain-text.ts'
import { LONGEST_NAME } from '../api/parameters.ts'
import { LONGEST_NOTE } from './line.ts'
import { MOST_ROWS } from './most-rows.ts'
import { scenario } from './scenario.ts'

export { MOST_ROWS }

const typed = z.string().max(LONGEST_NAME)

export const submissionRow = z.strictObject({
  /** Where it stands for its owner: the number of the row in the sheet or file. Errors name it. */
  row: z.int().positive(),
  /** The cell of the amount, such as `F12`; null where there is no sheet. */
  cell: z.string().max(20).nullable().default(null),
  dimension: typed,
  member: typed,
  measure: typed,
  period: typed,
  /** Whole cents; null where quantity, unit and rate stand instead. */
  cents: z.number().nullable().default(null),
  quantity: z.number().nullable().default(null),
  unit: typed.nullable().default(null),
  rateMicrodollars: z.number().nullable().default(null),
  /** Null: whoever submits; of a line that stands, its owner. */
  owner: typed.nullable().default(null),
  note: z.string().max(LONGEST_NOTE).nullable().default(null),
  /**
   * The newest revision of the book that whoever submits has read: one number serves all months of a sheet's row. A line that
   * changed after it is not overwritten. Null for a line that is new to whoever submits.
   */
  version: z.number().nullable().default(null),
  /** The line is taken out. A row that is merely left out changes nothing. */
  remove: z.boolean().default(false),
})
export type SubmissionRow = z.infer<typeof submissionRow>

/** For the history. */
export const reason = z.string().trim().max(LONGEST_NOTE).refine(isPlainNote, A_PLAIN_NOTE)

export const submission = z.strictObject({
  scenario,
  why: reason.min(1),
  rows: z.array(submissionRow).min(1).max(MOST_ROWS),
})
export type Submission = z.infer<typeof submission>
