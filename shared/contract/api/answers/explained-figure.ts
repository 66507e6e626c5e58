// How a figure comes about.
import * as z from 'zod'
import { explainedRestatement } from './adjustments.ts'
import { bound, cents, instant, period, reason, value } from './common.ts'

const weightText = z.string().nullable().meta({ description: 'An integer as text; null when withheld.' })

const explainedIp = z.object({
  ip_id: z.string(),
  address: z.string().nullable(),
  other_tenants: z.int(),
  weight: weightText,
  total_weight: weightText,
  evenly_because: z.string().nullable(),
})

const explainedLine = z
  .object({
    kind: z.enum(['resource', 'shared']),
    measure: z.string(),
    pool: z.string(),
    resource_id: z.string().nullable(),
    label: z.string().nullable(),
    vendor: z.string().nullable(),
    policy: z.string().nullable(),
    source_cents: cents.meta({ description: 'Cost of the resource or pool; null when unknown or withheld.' }),
    in_service_ips: z.int().nullable(),
    ips: z.array(explainedIp),
    weight: weightText,
    total_weight: weightText,
    unrounded_share_cents: z.string().nullable(),
    amount_cents: cents.meta({ description: "The tenant's cents; null when the cost is unknown." }),
    spare_cent: z.boolean().meta({ description: 'Whether rounding gave this share the spare cent.' }),
    other_tenants: z.int(),
    other_tenants_cents: cents,
    withheld: z.boolean(),
  })
  .meta({ id: 'ExplainedLine' })

export type ExplainedLine = z.infer<typeof explainedLine>

export const explainedFigure = z
  .object({
    period,
    as_of: instant,
    tenant_id: z.string(),
    tenant_name: z.string().nullable(),
    measure: z.object({
      id: z.string(),
      label: z.string(),
      unit: z.string(),
      direction: z.string(),
      calculation: z.string(),
      source: z.string(),
    }),
    value,
    bound: bound.nullable(),
    missing: reason.nullable(),
    inputs: z
      .array(
        z.object({
          id: z.string(),
          unit: z.string(),
          value,
          bound: bound.nullable(),
          missing: reason.nullable(),
        }),
      )
      .meta({ description: 'The figures that this one is computed from.' }),
    lines: z.array(explainedLine).meta({
      description: 'The cost lines beneath it: their cents sum to the cost measures, to the cent.',
    }),
    line_totals: z.record(z.string(), cents).meta({
      description: 'By cost measure, the sum of its lines; null where the cost is not known at all.',
    }),
    withheld_because: z.string().nullable(),
    restatements: z.array(explainedRestatement).optional().meta({
      description:
        'Of a restated figure, what each restatement since the close changed for the tenant, oldest first: with the closed figures they sum to the restated ones. Else left out.',
    }),
  })
  .meta({ id: 'ExplainedFigure' })

export type ExplainedFigure = z.infer<typeof explainedFigure>
