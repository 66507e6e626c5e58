// Cost of a month, quarter or year resource by resource, and by vendor and plan: the same cents as the tenants' figures,
// counted another way.
import * as z from 'zod'
import { cents, instant, period, poolTotals, runOfMonth } from './common.ts'

const resourceCost = z
  .object({
    pool: z.string(),
    resource_id: z
      .string()
      .nullable()
      .meta({ description: 'Null for what a sharing policy divides of a whole pool.' }),
    label: z.string().nullable(),
    vendor: z.string().nullable().meta({ description: 'Null where the run does not say it.' }),
    cost_cents: cents.meta({ description: 'Null when unknown, or withheld.' }),
    tenant_cents: cents.meta({
      description: 'What the tenants that you see carry of it; null when unknown.',
    }),
    tenants: z.int().meta({ description: 'How many tenants that you see have a share of it.' }),
    other_tenants: z.int().meta({
      description:
        'How many more have one; zero for who sees all. Of a quarter or year, the most of any month.',
    }),
    unallocated_cents: cents.meta({
      description: 'What no tenant carries of it; null when unknown, and for who sees some tenants only.',
    }),
    unallocated_reason: z.string().nullable().meta({
      description: 'Of a quarter or year the reasons of its months, separated by a comma and a space.',
    }),
    unknown_months: z.int().meta({
      description: 'Months in which its cost is unknown: cents are those of the other months, at least.',
    }),
    withheld: z.boolean().meta({
      description: 'Whether the cost is withheld, since it would tell of other tenants on the resource.',
    }),
  })
  .meta({ id: 'ResourceCost' })

const head = {
  period,
  as_of: instant,
  currency: z.literal('USD'),
  method_id: z.string(),
  runs: z.record(z.string(), runOfMonth).meta({ description: 'By month.' }),
  pools: z
    .array(poolTotals)
    .nullable()
    .meta({ description: 'What the rows sum to, pool by pool; null for who sees some tenants only.' }),
}

export const resourceCosts = z
  .object({
    ...head,
    resources: z.array(resourceCost),
    withheld_because: z
      .string()
      .nullable()
      .meta({ description: 'Set where a cost is withheld: a sentence.' }),
  })
  .meta({ id: 'ResourceCosts' })

export type ResourceCosts = z.infer<typeof resourceCosts>
export type ResourceCost = z.infer<typeof resourceCost>

const vendorCost = z
  .object({
    vendor: z.string().nullable().meta({ description: 'Null where the run does not say it.' }),
    plan: z.string().nullable().meta({
      description:
        'Plan names of the tenants that carry it, joined; null without a plan, and where no tenant does.',
    }),
    unallocated_reason: z.string().nullable().meta({ description: 'Set where no tenant carries it.' }),
    pool: z.string(),
    cost_cents: cents.meta({ description: 'Null when nothing of it is known.' }),
    unknown_resources: z.int(),
    tenants: z.int(),
  })
  .meta({ id: 'VendorCost' })

export const vendorCosts = z.object({ ...head, rows: z.array(vendorCost) }).meta({ id: 'VendorCosts' })

export type VendorCosts = z.infer<typeof vendorCosts>
export type VendorCost = z.infer<typeof vendorCost>
