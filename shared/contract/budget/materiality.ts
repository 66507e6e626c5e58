// How large a variance must be before a commentary is asked for: an amount and a percentage, both or either to be passed.
import * as z from 'zod'

export const materiality = z.object({
  /** Whole US cents; passed by more than this, in either direction. */
  amountCents: z.int().nonnegative(),
  /** Of the budget, at most two decimals; passed by more than this. */
  percent: z.number().nonnegative().multipleOf(0.01),
  passed: z.enum(['both', 'either']),
})
export type Materiality = z.infer<typeof materiality>
