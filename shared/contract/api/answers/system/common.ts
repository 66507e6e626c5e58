// Pieces of the executive API: words and bands for people beside the typed figures that they come from.
import * as z from 'zod'
import { DIRECTIONS } from '../../../summary/trend.ts'
import { cents, instant, reason } from '../common.ts'

/** Why fields of an answer are null, by their path in `data`, such as `system_health.uptime`. */
export const missingFields = z.record(z.string(), reason).meta({
  id: 'MissingFields',
  description:
    'By path in `data`: why it is null. What cannot be measured here is null with the reason, never invented.',
})

export const timeframe = z
  .object({
    window: z.string().meta({ description: 'As asked.' }),
    label: z.string().meta({ description: 'For people.' }),
    from: z.string().meta({ description: 'The first day, as YYYY-MM-DD (UTC).' }),
    to: z.string().meta({ description: 'The last day.' }),
    periods: z.array(z.string()).meta({
      description:
        'The months or quarters whose published summaries answer; a window of days names those it lies in.',
    }),
    as_of: instant.nullable(),
  })
  .meta({ id: 'Timeframe' })
export type ApiTimeframe = z.infer<typeof timeframe>

export const dollarsRange = z
  .object({
    low_cents: cents,
    high_cents: cents,
    words: z.string().nullable().meta({ description: 'Such as `$5K-15K potential impact`.' }),
  })
  .meta({ id: 'DollarsRange' })

export const trendWord = z.enum(DIRECTIONS).meta({
  description: 'The published trend over 3 months; over 6 for half a year, over 12 for a year.',
})

export const band = z.string().nullable().meta({
  id: 'Band',
  description:
    'Words for people, such as `98-99_percent`, `100K-150K` or `1000-1500`; the figure itself stands beside it.',
})
