// A grid of figures, answered by key.
import * as z from 'zod'
import { bound, instant, measureUnit, reason, value } from './common.ts'

const byTenantAndPeriod = <Cell extends z.ZodType>(cell: Cell) =>
  z.record(z.string(), z.record(z.string(), cell))

const answeredRun = z.object({
  run_id: z.string(),
  as_of: instant,
  last_updated: instant.nullable(),
  quality: z.enum(['complete', 'partial', 'stale']),
  method_id: z.string(),
})

export const figuresGrid = z
  .object({
    currency: z.literal('USD'),
    measures: z.array(measureUnit).meta({ description: 'What was asked for, with the unit of its figures.' }),
    runs: z
      .record(z.string(), answeredRun)
      .meta({ description: 'By period; periods without a run are left out.' }),
    figures: byTenantAndPeriod(z.record(z.string(), value)).meta({
      description: 'By tenant as asked, then period, then measure: every combination that was asked for.',
    }),
    missing: byTenantAndPeriod(z.record(z.string(), z.int())).meta({
      description: 'For each null of `figures`, the position of its reason in `reasons`.',
    }),
    bounds: byTenantAndPeriod(z.record(z.string(), bound)).meta({
      description: 'Figures that stand as bounds, by measure.',
    }),
    reasons: z.array(reason),
  })
  .meta({ id: 'FiguresGrid' })

export type FiguresGrid = z.infer<typeof figuresGrid>
