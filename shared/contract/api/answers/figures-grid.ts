// Grids of figures, answered by key: one as it was asked, or several in the order in which they were asked.
import * as z from 'zod'
import { bound, measureUnit, reason, runOfMonth, value } from './common.ts'

const byTenantAndPeriod = <Cell extends z.ZodType>(cell: Cell) =>
  z.record(z.string(), z.record(z.string(), cell))

const answeredRun = runOfMonth
  .extend({ quality: z.enum(['complete', 'partial', 'stale']) })
  .meta({ id: 'AnsweredRun' })

const head = {
  currency: z.literal('USD'),
  measures: z.array(measureUnit).meta({ description: 'What was asked for, with the unit of its figures.' }),
  runs: z
    .record(z.string(), answeredRun)
    .meta({ description: 'By month; months without a run are left out.' }),
  spans: z.record(z.string(), z.array(z.string())).meta({
    description: 'Quarters and years that were asked for, each with its months.',
  }),
}

const cells = {
  figures: byTenantAndPeriod(z.record(z.string(), value)).meta({
    description: 'By tenant as asked, then period, then measure: every combination that was asked for.',
  }),
  missing: byTenantAndPeriod(z.record(z.string(), z.int())).meta({
    description: 'For each null of `figures`, the position of its reason in `reasons`.',
  }),
  bounds: byTenantAndPeriod(z.record(z.string(), bound)).meta({
    description: 'Figures that stand as bounds, by measure.',
  }),
}

export const figuresGrid = z
  .object({ ...head, ...cells, reasons: z.array(reason) })
  .meta({ id: 'FiguresGrid', description: 'The answer to one grid.' })

export type FiguresGrid = z.infer<typeof figuresGrid>

export const figuresGrids = z
  .object({
    ...head,
    grids: z.array(z.object(cells)).meta({ description: 'In the order in which they were asked for.' }),
    reasons: z.array(reason).meta({ description: 'Of all grids.' }),
  })
  .meta({ id: 'FiguresGrids', description: 'The answer to `grids`.' })

export type FiguresGrids = z.infer<typeof figuresGrids>

/** The cells of one grid. */
export type GridCells = FiguresGrids['grids'][number]
