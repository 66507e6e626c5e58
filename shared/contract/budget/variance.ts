// A row of the variance sheet: budget against actual, in cents, percent and words (figure book, section 9).
import * as z from 'zod'
import { bound, cents, reason } from '../api/answers/common.ts'
import { DIMENSIONS } from './line.ts'

export const GRAINS = ['month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

export const JUDGEMENTS = ['favourable', 'adverse', 'on budget', 'not judged'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

/** Null cents have their reason; known ones may be a bound. */
export const amount = z.object({ cents, bound: bound.nullable(), missing: reason.nullable() })
export type Amount = z.infer<typeof amount>

export const comparison = z.object({
  budget: amount,
  actual: amount,
  /** Actual less budget; a bound where the actual is one. */
  variance: amount,
  /** Of |budget|, two decimals, half away from zero. */
  variancePercent: z.number().nullable(),
  percentMissing: reason.nullable(),
  judgement: z.enum(JUDGEMENTS),
  /** Why it is not judged; null when it is. */
  notJudged: z.string().nullable(),
})
export type Comparison = z.infer<typeof comparison>

/** Of a row that has lines in some of the months alone: budget and actual are both of those. */
export const comparisonToDate = comparison.extend({
  /** Months that are in neither of the two. */
  monthsWithoutLine: z.array(z.string()),
})
export type ComparisonToDate = z.infer<typeof comparisonToDate>

export const commentary = z.object({ asked: z.boolean(), why: z.string() })
export type Commentary = z.infer<typeof commentary>

const figures = z.object({
  /** `YYYY-MM`, `YYYY-Qn` or `YYYY`. */
  span: z.string(),
  dimension: z.enum(DIMENSIONS),
  measure: z.string(),
  ...comparison.shape,
  /** Months of the span without a line: no budget there, which is not a budget of 0. Of a total, of any of its budgeted rows. */
  monthsWithoutLine: z.array(z.string()),
  /** The actual of the month, quarter or year before. */
  prior: amount,
  /** Actual less prior. */
  changeFromPrior: amount,
  /** From the fiscal year's first month to the span's last, as far as there are actuals. */
  yearToDate: comparisonToDate,
  /** Of the fiscal year in which the span lies. */
  fullYearBudget: amount,
  /** Of that year, as those of the span. */
  yearMonthsWithoutLine: z.array(z.string()),
  commentary,
})

export const varianceRow = figures.extend({
  member: z.string(),
  /** Of its lines in the span, in the order of their names. */
  owners: z.array(z.string()),
})
export type VarianceRow = z.infer<typeof varianceRow>

export const varianceTotal = figures.extend({
  /** Null for all rows of the measure together. */
  group: z.string().nullable(),
  rows: z.int(),
  /** Of the rows that have both budget and actual: their variances sum to this one. */
  comparable: z.object({ rows: z.int(), budgetCents: z.int(), actualCents: z.int(), varianceCents: z.int() }),
  /** Known actuals of rows without a budget. */
  unbudgetedCents: z.int(),
})
export type VarianceTotal = z.infer<typeof varianceTotal>
