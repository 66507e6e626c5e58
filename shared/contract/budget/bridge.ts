// How a budget, or an earlier actual, becomes the actual: steps that sum to the difference to the cent.
import * as z from 'zod'
import { bound, cents, reason } from '../api/answers/common.ts'
import { CAUSES } from '../closing/adjustments.ts'

export const BUDGET_STEPS = [
  'volume',
  'price',
  'planned_change',
  'resource_new',
  'resource_changed',
  'resource_gone',
  'without_resource',
  'whole_line',
] as const
export type BudgetStepKind = (typeof BUDGET_STEPS)[number]

export const budgetStep = z.object({
  kind: z.enum(BUDGET_STEPS),
  /** Of a step that is one resource's. */
  resourceId: z.string().nullable(),
  cents: z.int(),
  /** A sentence with the amounts behind it. */
  why: z.string(),
})
export type BudgetStep = z.infer<typeof budgetStep>

export const BRIDGE_METHODS = ['price and volume', 'by resource', 'whole line'] as const

export const budgetBridge = z.object({
  method: z.enum(BRIDGE_METHODS),
  /** Why it is not by price and volume; null when it is. */
  because: z.string().nullable(),
  budgetCents: cents,
  actualCents: cents,
  /** What the actual is, and with it the last step, while a cost is unknown. */
  bound: bound.nullable(),
  /** Why there is no bridge; null when there is one. */
  missing: reason.nullable(),
  steps: z.array(budgetStep),
})
export type BudgetBridge = z.infer<typeof budgetBridge>

/** Many bridges as one, for a waterfall: every kind of step that moved anything, in its order. */
export const bridgeTotals = z.object({
  budgetCents: z.int(),
  actualCents: z.int(),
  steps: z.array(z.object({ kind: z.enum(BUDGET_STEPS), cents: z.int() })),
  bridges: z.int(),
  /** Those without a bridge: their cents are in neither end. */
  without: z.int(),
})
export type BridgeTotals = z.infer<typeof bridgeTotals>

/** Between two actuals: the allocation again, one input changed at a time. */
export const causeStep = z.object({ cause: z.enum(CAUSES), cents: z.int() })
export type CauseStep = z.infer<typeof causeStep>
