// What decisions and initiatives have in common as they are answered.
import * as z from 'zod'
import { cents, instant } from '../common.ts'

export const byAt = z.object({ by: z.string(), at: instant }).meta({ id: 'ByAt' })

export const apiVersion = {
  id: z.string(),
  version: z.int().meta({ description: 'A change names it.' }),
  changed_by: z.string(),
  changed_at: instant,
}

/** Newest first. */
export const apiHistory = z
  .array(
    z.object({
      version: z.int(),
      by: z.string(),
      at: instant,
      why: z.string(),
      changes: z.array(
        z.object({
          field: z.string().meta({ description: 'As answers name it.' }),
          from: z.json(),
          to: z.json(),
        }),
      ),
    }),
  )
  .meta({ id: 'RecordHistory', description: 'Every version, newest first: what changed, by whom and why.' })
export type ApiHistory = z.infer<typeof apiHistory>

export const expectedCents = z.object({ low_cents: cents, high_cents: cents })
