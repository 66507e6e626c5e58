// Budget books as they are answered: scenarios, lines, what a submission would change, and who changed what.
import * as z from 'zod'
import { YEAR_ACTIONS, YEAR_STATUSES } from '../../../budget/book.ts'
import { DIMENSIONS, QUANTITY_UNITS } from '../../../budget/line.ts'
import { CELL_ERROR_CODES } from '../../../budget/preview.ts'
import { scenario } from '../../../budget/scenario.ts'
import { instant, period } from '../common.ts'

const byAt = z.object({ by: z.string(), at: instant })

export const yearStatus = z
  .object({
    fiscal_year: z.string(),
    status: z.enum(YEAR_STATUSES),
    submitted_by: z.array(z.string()),
    locked: byAt.nullable(),
    approved: byAt.nullable(),
  })
  .meta({ id: 'BudgetYear', description: 'A year that is not listed is open, and nobody submitted to it.' })
export type ApiYearStatus = z.infer<typeof yearStatus>

const bookHead = z.object({
  scenario,
  revision: z.int().meta({ description: 'Grows by one with each submission that changes anything.' }),
  years: z.array(yearStatus),
})

export const budgetBooks = z.object({
  books: z.array(bookHead).meta({ description: 'The budget first, then reforecasts and what-ifs by name.' }),
  fiscal_year_first_month: z.int(),
  may_write: z.enum(['own lines', 'all lines', 'nothing']),
  /** What lines of the caller are owned by. */
  person: z.string(),
})
export type BudgetBooks = z.infer<typeof budgetBooks>

const lineKey = {
  dimension: z.enum(DIMENSIONS),
  member: z.string(),
  measure: z.string(),
  period,
}

export const lineValues = z
  .object({
    cents: z.int(),
    quantity: z.int().nullable(),
    unit: z.enum(QUANTITY_UNITS).nullable(),
    rate_microdollars: z.int().nullable(),
    owner: z.string(),
    note: z.string().nullable(),
  })
  .meta({
    id: 'BudgetLineValues',
    description: 'Whole US cents; quantity, unit and rate stand together or not at all.',
  })
export type ApiLineValues = z.infer<typeof lineValues>

export const budgetLine = z
  .object({
    ...lineKey,
    label: z.string().meta({ description: "The member as people call it: a tenant's name." }),
    ...lineValues.shape,
    version: z.int(),
    changed_by: z.string(),
    changed_at: instant,
    may_write: z.boolean().meta({ description: 'Whether the caller may change it while its year is open.' }),
  })
  .meta({ id: 'BudgetLine' })
export type ApiBudgetLine = z.infer<typeof budgetLine>

export const budgetLines = z.object({
  ...bookHead.shape,
  lines: z.array(budgetLine).meta({ description: 'By dimension, member, measure and month.' }),
})
export type BudgetLines = z.infer<typeof budgetLines>

const placed = {
  ...lineKey,
  label: z.string().meta({ description: "The member as people call it: a tenant's name." }),
  row: z.int(),
  cell: z.string().nullable(),
}

export const cellError = z
  .object({
    row: z.int(),
    column: z.string(),
    cell: z.string().nullable(),
    code: z.enum(CELL_ERROR_CODES),
    given: z.string().nullable(),
    expected: z.string(),
    message: z.string(),
  })
  .meta({ id: 'BudgetCellError' })
export type ApiCellError = z.infer<typeof cellError>

export const staleLine = z
  .object({
    ...placed,
    yours: lineValues.nullable(),
    your_version: z.int().nullable(),
    theirs: lineValues.nullable(),
    their_version: z.int(),
    changed_by: z.string(),
    changed_at: instant,
  })
  .meta({
    id: 'StaleBudgetLine',
    description: 'Somebody changed it since it was read; null values: there it is removed.',
  })
export type ApiStaleLine = z.infer<typeof staleLine>

export const budgetPreview = z.object({
  scenario,
  revision: z.int(),
  accepted: z.boolean(),
  applied: z.boolean().meta({ description: 'False for a preview; true once it was submitted.' }),
  summary: z.string(),
  added: z.array(z.object({ ...placed, new: lineValues })),
  changed: z.array(z.object({ ...placed, old: lineValues, new: lineValues, version: z.int() })),
  removed: z.array(z.object({ ...placed, old: lineValues, version: z.int() })),
  unchanged: z.int().meta({ description: 'How many rows say what stands already.' }),
  errors: z.array(cellError),
  stale: z.array(staleLine),
  notes: z.array(z.object({ row: z.int(), cell: z.string().nullable(), message: z.string() })),
  totals: z.array(
    z.object({
      fiscal_year: z.string(),
      dimension: z.enum(DIMENSIONS),
      measure: z.string(),
      before_cents: z.int(),
      after_cents: z.int(),
      change_cents: z.int(),
    }),
  ),
})
export type BudgetPreview = z.infer<typeof budgetPreview>

const versioned = z.object({ ...lineValues.shape, version: z.int() })

export const lineHistoryEntry = z
  .object({
    ...lineKey,
    label: z.string(),
    revision: z.int(),
    who: z.string(),
    at: instant,
    why: z.string(),
    old: versioned.nullable(),
    new: versioned.nullable(),
  })
  .meta({
    id: 'BudgetLineChange',
    description: 'Old is null for a line that was added, new for one that was removed.',
  })

export const yearHistoryEntry = z
  .object({
    fiscal_year: z.string(),
    action: z.enum(YEAR_ACTIONS),
    by: z.string(),
    at: instant,
    why: z.string().nullable(),
  })
  .meta({ id: 'BudgetYearChange' })

export const budgetHistory = z.object({
  scenario,
  lines: z.array(lineHistoryEntry).meta({ description: 'Newest first.' }),
  years: z.array(yearHistoryEntry).meta({ description: 'Newest first.' }),
  next_cursor: z.string().nullable().meta({
    description:
      'Null at the end of the history. A page may hold fewer than were asked for, or none, and still go on.',
  }),
})
export type BudgetHistory = z.infer<typeof budgetHistory>

export const budgetYearChanged = z.object({ scenario, year: yearStatus })
export type BudgetYearChanged = z.infer<typeof budgetYearChanged>
