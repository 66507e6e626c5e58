// Pieces that decisions and initiatives share.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { LONGEST_NAME } from '../api/parameters.ts'

const LONGEST_TITLE = 200
const LONGEST_TEXT = 4_000

const words = (longest: number) => {
  const accepted = `a text of 1 to ${longest} characters`
  return z.string(accepted).trim().min(1, accepted).max(longest, accepted)
}

export const title = words(LONGEST_TITLE)
export const text = words(LONGEST_TEXT)
export const personName = words(LONGEST_NAME)
/** `YYYY-MM-DD`. */
export const day = z.iso.date('a day as YYYY-MM-DD')

const SOME_CENTS = 'whole US cents, 0 or more'
const amount = z.int(SOME_CENTS).nonnegative(SOME_CENTS)

export const byAt = z.object({ by: personName, at: instant })

/** Whole US cents. */
export const centsBetween = z
  .object({ lowCents: amount, highCents: amount })
  .refine(({ lowCents, highCents }) => lowCents <= highCents, {
    path: ['highCents'],
    message: 'the high end at or above the low end',
  })
export type CentsBetween = z.infer<typeof centsBetween>

/** What every record that several people edit has: the version that a change must have read. */
export const versioned = z.object({
  id: z.uuid(),
  /** Grows by one with each change. */
  version: z.int().positive(),
  changedBy: personName,
  changedAt: instant,
})
export type Versioned = z.infer<typeof versioned>
