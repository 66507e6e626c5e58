// What there is to ask about: tenants, measures, months.
import * as z from 'zod'
import { instant, period } from './common.ts'
import { closing } from './runs.ts'

export const tenantsPage = z
  .object({
    period,
    tenants: z.array(z.object({ tenant_id: z.string(), tenant_name: z.string().nullable() })),
    tenant_count: z.int().meta({ description: 'How many match, over all pages.' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'TenantsPage' })

export type TenantsPage = z.infer<typeof tenantsPage>

export const measureList = z
  .object({
    measures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        direction: z.string(),
        calculation: z.string(),
        source: z.string(),
        over_months: z.enum(['added', 'computed from sums', 'last month', 'summary of the quarter']).meta({
          description: 'What a figure of a quarter or year is, of its months.',
        }),
        approximate: z.boolean(),
        scope: z.enum(['tenant', 'platform', 'both']).meta({
          description: 'What its figures are of: one tenant, the platform as a whole, or either.',
        }),
        published_in: z.enum(['cost run', 'summary']).meta({
          description:
            'Cost runs are of months. Strategic summaries are of months and quarters; their measures are asked for by name.',
        }),
      }),
    ),
  })
  .meta({ id: 'MeasureList' })

export type MeasureList = z.infer<typeof measureList>

export const periodList = z
  .object({
    periods: z.array(
      z.object({
        period,
        state: z.enum(['open', 'closed', 'restated']).meta({
          description: 'Restated: closed, and with a restatement beside the closed figures.',
        }),
        run_id: z.string(),
        as_of: instant,
        last_updated: instant,
        method_id: z.string(),
        closing: closing
          .extend({ restated_run_id: z.string().nullable(), restatements: z.int() })
          .nullable()
          .meta({
            description:
              'Of a closed month, the summary of its certificate; null for callers who see some tenants only.',
          }),
      }),
    ),
  })
  .meta({ id: 'PeriodList' })

export type PeriodList = z.infer<typeof periodList>
