// What a submission would change, or why it is refused: all of it, or none.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { DIMENSIONS, lineKey, lineValues } from './line.ts'
import { scenario } from './scenario.ts'

export const CELL_ERROR_CODES = [
  'bad_dimension',
  'bad_measure',
  'bad_member',
  'bad_period',
  'bad_amount',
  'bad_owner',
  'bad_note',
  'bad_version',
  'duplicate',
  'other_owner',
  'year_not_open',
  'stale_version',
  'no_such_line',
  'too_many_lines',
  'too_many_notes',
] as const
export type CellErrorCode = (typeof CELL_ERROR_CODES)[number]

/** One thing that is wrong with one cell. */
export const cellError = z.object({
  row: z.int(),
  /** The field of the row, such as `period`. */
  column: z.string(),
  /** Where in the sheet, when that is known. */
  cell: z.string().nullable(),
  code: z.enum(CELL_ERROR_CODES),
  /** What stands there. */
  given: z.string().nullable(),
  expected: z.string(),
  /** A whole sentence or two: what is wrong and what to do. */
  message: z.string(),
})
export type CellError = z.infer<typeof cellError>

/** Worth a look, and no hindrance. */
export const rowNote = z.object({ row: z.int(), cell: z.string().nullable(), message: z.string() })
export type RowNote = z.infer<typeof rowNote>

const placed = lineKey.extend({ row: z.int(), cell: z.string().nullable() })

/** Somebody changed the line after the version that the row was submitted with. Null values: there it is removed, or meant to be. */
export const staleLine = placed.extend({
  yours: lineValues.nullable(),
  yourVersion: z.int().nullable(),
  theirs: lineValues.nullable(),
  theirVersion: z.int(),
  changedBy: z.string(),
  changedAt: instant,
})
export type StaleLine = z.infer<typeof staleLine>

export const addedLine = placed.extend({ new: lineValues })
export const changedLine = placed.extend({ old: lineValues, new: lineValues, version: z.int() })
export const removedRow = placed.extend({ old: lineValues, version: z.int() })
export const unchangedLine = placed.extend({ version: z.int() })

/** Sums of what belongs together: measures overlap, and dimensions cut the same money in other ways. */
export const totalChange = z.object({
  fiscalYear: z.string(),
  dimension: z.enum(DIMENSIONS),
  measure: z.string(),
  beforeCents: z.int(),
  afterCents: z.int(),
  changeCents: z.int(),
})
export type TotalChange = z.infer<typeof totalChange>

export const submissionPreview = z.object({
  scenario,
  /** The revision of the book that was looked at. */
  revision: z.int(),
  accepted: z.boolean(),
  /** What is said of it in one sentence. */
  summary: z.string(),
  /** By row, like every list here; also those of a submission that is refused. */
  added: z.array(addedLine),
  changed: z.array(changedLine),
  removed: z.array(removedRow),
  unchanged: z.array(unchangedLine),
  /** None when it is accepted. */
  errors: z.array(cellError),
  /** The stale ones among the errors, with both values. */
  stale: z.array(staleLine),
  notes: z.array(rowNote),
  /** Of the lines that the submitter may write. Of a submission that is refused, after is before. */
  totals: z.array(totalChange),
})
export type SubmissionPreview = z.infer<typeof submissionPreview>
