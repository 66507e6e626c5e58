// How a table that somebody pasted is laid out: which column holds what, and whether months run across or down.
import * as z from 'zod'
import { LONGEST_NAME, period } from '../api/parameters.ts'
import { fiscalYear } from './plan-years.ts'
import { cellError, rowNote } from './preview.ts'
import { submissionRow } from './submission.ts'

/** A cell as Excel or a CSV reader gives it. */
export type CellValue = string | number | boolean | null
export type Cells = readonly (readonly CellValue[])[]

export const TABLE_FIELDS = [
  'dimension',
  'member',
  'measure',
  'period',
  'amount',
  'quantity',
  'unit',
  'rate',
  'owner',
  'note',
  'version',
] as const
export type TableField = (typeof TABLE_FIELDS)[number]

const place = z.int().positive()
const typed = z.string().max(LONGEST_NAME)

export const tableMapping = z.object({
  /** A month in each column; a month in each row and a line in each column; or one month of one line in each row. */
  layout: z.enum(['months_across', 'months_down', 'list']),
  /** The row with the headings, from 1; for months down, the column with them. */
  headingRow: place,
  /** Number of the column of each field, from 1; for months down, of its row. Months take the place of period and amount. */
  columns: z.partialRecord(z.enum(TABLE_FIELDS), place),
  /** For months down, `column` is the number of the row. */
  months: z.array(z.object({ column: place, period })),
  /** What is the same in every row and stands in no column. */
  fixed: z.object({ dimension: typed, member: typed, measure: typed, owner: typed, unit: typed }).partial(),
  amountsIn: z.enum(['dollars', 'thousands of dollars']),
  /** Whether an empty cell of dimension, member, measure or owner repeats the one above it. */
  fillDown: z.boolean(),
  /** Which year the names of months without one belong to; null refuses them. */
  fiscalYear: fiscalYear.nullable(),
  /** Of the fiscal year, 1 to 12. */
  firstMonth: z.int().min(1).max(12),
  /** Rows that look like totals and are lines, from 1; for months down, their columns. */
  notTotals: z.array(place).optional(),
})
export type TableMapping = z.infer<typeof tableMapping>

export const CONFIDENCES = ['certain', 'likely', 'unsure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** What a heading is taken for, and how sure that is: whoever pasted confirms what is not certain. */
export const headingGuess = z.object({
  /** Such as `F3`. */
  cell: z.string(),
  heading: z.string(),
  meaning: z.union([z.enum(TABLE_FIELDS), period]).nullable(),
  confidence: z.enum(CONFIDENCES),
  why: z.string(),
})
export type HeadingGuess = z.infer<typeof headingGuess>

/** Cells that are not read, such as totals: nothing is lost without a word. */
export const skippedCells = z.object({
  cell: z.string(),
  given: z.string(),
  why: z.string(),
  /** Of a row that is taken for a total: its number, by which `notTotals` takes it in. */
  line: place.optional(),
})
export type SkippedCells = z.infer<typeof skippedCells>

export const pastedTable = z.object({
  rows: z.array(submissionRow),
  errors: z.array(cellError),
  notes: z.array(rowNote),
  skipped: z.array(skippedCells),
})
export type PastedTable = z.infer<typeof pastedTable>
