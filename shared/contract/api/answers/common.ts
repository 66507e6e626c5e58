// Pieces that several answers share. Cents are whole US cents; a null has its reason beside it.
import * as z from 'zod'

export const instant = z.iso.datetime({ offset: true })
export const cents = z.int().nullable()
export const period = z.string()

/** By measure id: whole cents, counts, rounded ratios, or a category's words. */
export const value = z
  .union([z.number(), z.string()])
  .nullable()
  .meta({ id: 'FigureValue', description: 'In the unit of its measure; null has its reason in `missing`.' })

export const reason = z
  .object({ code: z.string(), message: z.string() })
  .meta({ id: 'MissingReason', description: 'Why a figure is null.' })

export type MissingReason = z.infer<typeof reason>

export const bound = z.enum(['at_least', 'at_most', 'provisional']).meta({
  id: 'Bound',
  description:
    'What a figure is while a cost it leans on is unknown in part, or, `provisional`, while its month is not over.',
})

export const poolTotals = z
  .object({
    pool: z.string(),
    source_cents: cents,
    tenant_cents: cents,
    unallocated_cents: cents,
    unknown_resources: z.int(),
    difference_cents: cents,
  })
  .meta({ id: 'PoolTotals', description: 'Source = tenants + unallocated, to the cent.' })

export const revenueTotals = z
  .object({
    source_cents: cents,
    tenant_cents: cents,
    unattributed_cents: cents,
    difference_cents: cents,
  })
  .meta({ id: 'RevenueTotals' })

/** A run that an answer comes from. */
export const runOfMonth = z
  .object({
    run_id: z.string(),
    as_of: instant,
    last_updated: instant.nullable(),
    method_id: z.string(),
  })
  .meta({ id: 'RunOfMonth' })

export type RunOfMonth = z.infer<typeof runOfMonth>

export const measureUnit = z.object({ id: z.string(), label: z.string(), unit: z.string() })

/** Every one of the names is there. */
export function byName<Name extends string, Value extends z.ZodType>(names: readonly Name[], value: Value) {
  return z.object(Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>)
}
