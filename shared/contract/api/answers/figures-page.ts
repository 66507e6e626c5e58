// Figures of a month, quarter or year, tenant by tenant.
import * as z from 'zod'
import {
  bound,
  cents,
  instant,
  measureUnit,
  period,
  poolTotals,
  reason,
  revenueTotals,
  runOfMonth,
  value,
} from './common.ts'

const tenantRow = z
  .object({
    tenant_id: z.string(),
    tenant_name: z.string().nullable(),
    plan_names: z.array(z.string()),
    no_active_subscription: z.boolean().nullable(),
    cost_complete: z.boolean(),
    unknown_resources: z.int(),
    figures: z.record(z.string(), value),
    bounds: z.record(z.string(), bound),
    missing: z.record(z.string(), reason),
  })
  .meta({ id: 'TenantRow' })

const unallocatedRow = z
  .object({
    pool: z.string(),
    reason: z.string(),
    resource_id: z.string(),
    label: z.string().nullable().meta({
      description:
        "The provider's instance id of a server, the address of an IP, the name of a platform cost; null where it is not recorded, and where the run does not say it.",
    }),
    vendor: z.string().nullable().meta({ description: 'Null where the run does not say it.' }),
    amount_cents: cents,
  })
  .meta({ id: 'UnallocatedRow', description: 'Cost that no tenant carries; null is unknown.' })

const total = z.object({
  value: z.number().nullable(),
  bound: bound.nullable(),
  missing: z.int().meta({ description: 'Tenants whose figure is null; they are not in the sum.' }),
})

const platform = z.object({
  figures: z.record(z.string(), value),
  missing: z.record(z.string(), reason),
})

export const figuresPage = z
  .object({
    period,
    as_of: instant.meta({ description: 'Of a quarter or year, that of its last month.' }),
    currency: z.literal('USD'),
    method_id: z.string(),
    runs: z.record(z.string(), runOfMonth).meta({ description: 'By month.' }),
    measures: z.array(measureUnit),
    tenants: z.array(tenantRow),
    page_totals: z.record(z.string(), total).meta({
      description: 'Sums over the tenants of this page, for measures that add up.',
    }),
    tenant_count: z.int().meta({ description: 'Tenants of the whole answer, over all its pages.' }),
    unallocated: z.array(unallocatedRow).nullable().meta({
      description: 'On the first page of an answer over the whole platform; else null.',
    }),
    pools: z.array(poolTotals).nullable(),
    revenue: revenueTotals.nullable(),
    platform: platform.nullable(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'FiguresPage' })

export type FiguresPage = z.infer<typeof figuresPage>
export type ApiTenantRow = z.infer<typeof tenantRow>
