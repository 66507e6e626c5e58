// All lines of a scenario, which of its fiscal years are locked or approved, and what was removed.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { budgetLine, lineKey } from './line.ts'
import { FISCAL_YEAR_FORM, fiscalYear } from './plan-years.ts'
import { scenario } from './scenario.ts'

export { FISCAL_YEAR_FORM, fiscalYear }

export const YEAR_STATUSES = ['open', 'locked', 'approved'] as const

const byAt = z.object({ by: z.string().min(1), at: instant })

/** A year that is not listed in a book is open and nobody submitted to it. */
export const yearStatus = z.object({
  fiscalYear,
  status: z.enum(YEAR_STATUSES),
  /** Everybody who changed a line of the year, in the order of their names; kept when it is opened again. */
  submittedBy: z.array(z.string()),
  locked: byAt.nullable(),
  approved: byAt.nullable(),
})
export type YearStatus = z.infer<typeof yearStatus>

export const YEAR_ACTIONS = ['lock', 'approve', 'reopen'] as const

/** One step of a fiscal year, for its history. */
export const yearEvent = z.object({
  scenario,
  fiscalYear,
  action: z.enum(YEAR_ACTIONS),
  by: z.string(),
  at: instant,
  why: z.string().nullable(),
})
export type YearEvent = z.infer<typeof yearEvent>

/** A line that no longer stands: whoever still holds an older version of it learns who removed it. */
export const removedLine = lineKey.extend({
  owner: z.string(),
  version: z.int().positive(),
  removedBy: z.string(),
  removedAt: instant,
})
export type RemovedLine = z.infer<typeof removedLine>

export const budgetBook = z.object({
  scenario,
  /** Grows by one with each submission that changes anything; 0 for a book without any. */
  revision: z.int().nonnegative(),
  /** In the order of `compareKeys`, each key once. */
  lines: z.array(budgetLine),
  removed: z.array(removedLine),
  /** By fiscal year. */
  years: z.array(yearStatus),
})
export type BudgetBook = z.infer<typeof budgetBook>
