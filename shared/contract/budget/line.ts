// A budget line: what somebody plans that a member of a dimension comes to in a month (figure book, section 9).
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { LONGEST_NAME, measure } from '../api/parameters.ts'
import {
  DIMENSION_NAMES,
  DIMENSIONS,
  type Dimension,
  QUANTITY_UNITS,
  type QuantityUnit,
} from './dimensions.ts'
import { planMonth } from './plan-years.ts'

export { DIMENSION_NAMES, DIMENSIONS, type Dimension, QUANTITY_UNITS, type QuantityUnit }

export const LONGEST_NOTE = 2_000

/** Cents that come of a count and what one of it costs. A rate is in millionths of a dollar: $0.0008 is 800. */
export const quantityAndRate = z.object({
  quantity: z.int().nonnegative(),
  unit: z.enum(QUANTITY_UNITS),
  rateMicrodollars: z.int().nonnegative(),
})
export type QuantityAndRate = z.infer<typeof quantityAndRate>

/** What a line is of; with the scenario, one line stands for each. */
export const lineKey = z.object({
  dimension: z.enum(DIMENSIONS),
  /** The id of a tenant (lower case), `vps`, `ip` or `platform` as a resource type, else a name. */
  member: z.string().min(1).max(LONGEST_NAME),
  measure,
  period: planMonth,
})
export type LineKey = z.infer<typeof lineKey>

/** What its owner says of it. */
export const lineValues = z.object({
  /** Whole US cents, always: quantity x rate, rounded half away from zero, where the line holds them. */
  cents: z.int(),
  quantityAndRate: quantityAndRate.nullable(),
  owner: z.string().min(1).max(LONGEST_NAME),
  note: z.string().max(LONGEST_NOTE).nullable(),
})
export type LineValues = z.infer<typeof lineValues>

export const budgetLine = lineKey.extend(lineValues.shape).extend({
  /** The revision of the book that last changed it: it only grows, also over a removal. */
  version: z.int().positive(),
  changedBy: z.string().min(1),
  changedAt: instant,
})
export type BudgetLine = z.infer<typeof budgetLine>
