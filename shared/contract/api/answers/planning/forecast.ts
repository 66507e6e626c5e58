// A series of months with its forecast and the outlook of the fiscal year, as they are answered.
import * as z from 'zod'
import { bound, cents, reason, runOfMonth } from '../common.ts'
import { apiOutlook } from './variance.ts'

export const forecastAnswer = z.object({
  measure: z.string(),
  of: z.string(),
  label: z.string(),
  fiscal_year: z.string(),
  runs: z.record(z.string(), runOfMonth),
  months: z
    .array(
      z.object({
        period: z.string(),
        part: z.enum(['actual', 'forecast']),
        cents,
        bound: bound.nullable().meta({ description: 'Of an actual that is unknown in part.' }),
        low_cents: cents,
        high_cents: cents,
        missing: reason.nullable(),
      }),
    )
    .meta({ description: 'Of the fiscal year, oldest first.' }),
  outlook: apiOutlook,
})
export type ForecastAnswer = z.infer<typeof forecastAnswer>
