// Who changed which budget line, when, from what to what, and why.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { lineKey, lineValues } from './line.ts'
import { scenario } from './scenario.ts'

const versioned = lineValues.extend({ version: z.int().positive() })

export const historyEntry = lineKey.extend({
  scenario,
  /** Of the book: all entries of one submission have the same. */
  revision: z.int().positive(),
  who: z.string(),
  at: instant,
  why: z.string(),
  /** Null for a line that was added. */
  old: versioned.nullable(),
  /** Null for a line that was removed. */
  new: versioned.nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntry>
