// Pieces of the executive API: words and bands for people beside the typed figures that they come from.
import * as z from 'zod'
import { DIRECTIONS } from '../../../summary/trend.ts'
import { bound, cents, instant, reason } from '../common.ts'

/** Why fields of an answer are null, by their path in `data`, such as `system_health.uptime`. */
export const missingFields = z.record(z.string(), reason).meta({
  id: 'MissingFields',
  description:
    'By path in `data`: why it is null, or an empty list that may not be all. What cannot be measured here is null with the reason, never invented.',
})

/** What figures of an answer are that are not final, by their path in `data`, such as `system_health.health_score`. */
export const boundedFields = z.record(z.string(), bound).meta({
  id: 'BoundedFields',
  description:
    'By path in `data`: what a figure is that is not final. `provisional`: a month that it is of was not over at its `as_of`; of what stands in `timeframe`, its `provisional` says which. `at_least`, `at_most`: a cost beneath it is unknown in part. A figure that is not here is neither.',
})

export const timeframe = z
  .object({
    window: z.string().meta({ description: 'As asked.' }),
    label: z.string().meta({ description: 'For people.' }),
    from: z.string().meta({
      description:
        'The first day that was asked for, as YYYY-MM-DD (UTC); `figures_from` is that of the figures.',
    }),
    to: z.string().meta({ description: 'The last day that was asked for.' }),
    figures_from: z.string().nullable().meta({
      description:
        'The first day that the figures cover: that of the first of `periods`, since figures are monthly. Null where no summary answers.',
    }),
    figures_to: z
      .string()
      .nullable()
      .meta({ description: 'The last day that the figures cover, as far as the newest summary looked.' }),
    periods: z.array(z.string()).meta({
      description:
        'The months or quarters whose published summaries answer; a window of days names those it lies in.',
    }),
    as_of: instant.nullable(),
    provisional: z.string().nullable().meta({
      description:
        'A sentence where a month or quarter among `periods` was not over when its summary looked: up to when its figures are, which still move. Null where all were over.',
    }),
  })
  .meta({ id: 'Timeframe' })
export type ApiTimeframe = z.infer<typeof timeframe>

/** The opportunity that an initiative comes from. */
export const opportunityOf = z.object({ id: z.string(), summary_run_id: z.string() }).nullable()

/** @param what makes figures of the answer modeled, with its article */
export const statementsBeside = (what: string) =>
  z.array(z.string()).meta({
    description: `Both sentences that belong beside modeled figures, verbatim; empty where the answer holds nothing of ${what}.`,
  })

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
