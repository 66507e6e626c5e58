// What a change of a decision or an initiative leaves behind, and what somebody sees whose version was stale.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { personName, text } from './parts.ts'

const fieldValue = z.json()

/** One version: what changed, from what to what, by whom and why. */
export const changeEntry = z.object({
  id: z.uuid(),
  version: z.int().positive(),
  by: personName,
  at: instant,
  why: text,
  /** Null `from` in the first version. */
  changes: z.array(z.object({ field: z.string(), from: fieldValue, to: fieldValue })),
})
export type ChangeEntry = z.infer<typeof changeEntry>

/** Somebody changed the record since it was read. `theirs` is what stands now. */
export const staleChange = z.object({
  id: z.uuid(),
  yourVersion: z.int(),
  theirVersion: z.int().positive(),
  changedBy: personName,
  changedAt: instant,
  /** Every field of the change that was refused, with the value it has now. */
  fields: z.array(z.object({ field: z.string(), yours: fieldValue, theirs: fieldValue })),
  /** Whole sentences: who changed it and what to do. */
  message: z.string(),
})
export type StaleChange = z.infer<typeof staleChange>
