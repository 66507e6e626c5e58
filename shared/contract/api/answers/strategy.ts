// What a strategic summary found, as typed figures: savings opportunities and KPIs.
import * as z from 'zod'
import { OPPORTUNITY_KINDS } from '../../summary/opportunity.ts'
import { bound, cents, instant, period, reason } from './common.ts'
import { timeframe } from './system/common.ts'

const range = { low_cents: cents, high_cents: cents, words: z.string().nullable() }

const claim = z.object({
  type: z.enum(['vps', 'ip', 'tenant', 'vendor']),
  id: z.string(),
  label: z.string().nullable(),
  low_cents: cents,
  high_cents: cents,
  counted_low_cents: cents,
  counted_high_cents: cents,
})

const opportunity = z
  .object({
    id: z.string(),
    kind: z.enum(OPPORTUNITY_KINDS),
    rank: z.int(),
    title: z.string(),
    rationale: z.string(),
    confidence: z.enum(['high', 'medium', 'low']),
    gain: z.enum(['cost', 'price', 'none']),
    tenant_id: z.string().nullable(),
    tenant_name: z.string().nullable(),
    vendor: z.string().nullable(),
    ...range,
    counted_low_cents: cents.meta({
      description: 'What of it is in the totals, once a resource is counted once.',
    }),
    counted_high_cents: cents,
    how_low: z.string(),
    how_high: z.string(),
    conditions: z.array(z.string()),
    resources: z.array(claim),
    missing: reason.nullable(),
  })
  .meta({ id: 'Opportunity' })

const total = z.object({ ...range, missing: reason.nullable() })

export const opportunityList = z
  .object({
    period,
    as_of: instant,
    summary_run_id: z.string(),
    opportunities: z.array(opportunity).meta({
      description: 'Of every `gain` (`cost`, `price`, `none`), by rank: the largest high first.',
    }),
    savings: total.meta({ description: 'Of those that save cost; each resource counts once.' }),
    price_adjustments: total.meta({
      description: 'Of those that a price or plan would earn: never added to the savings.',
    }),
    without_amount: z.int(),
  })
  .meta({ id: 'OpportunityList' })

export type OpportunityList = z.infer<typeof opportunityList>
export type ApiOpportunity = z.infer<typeof opportunity>

const kpi = z
  .object({
    id: z.string(),
    label: z.string(),
    unit: z.enum(['percent', 'score', 'hours']),
    value: z.number().nullable(),
    target: z.string(),
    met: z.boolean().nullable().meta({
      description: 'By the value as it stands: where it is a `bound`, the verdict may still turn.',
    }),
    calculation: z.string(),
    bound: bound.nullable().meta({
      description:
        'Null for a value that is final. `provisional` where it still moves, for which `provisional` has the words; `at_most` while a cost is unknown in part.',
    }),
    provisional: z.string().nullable().meta({
      description:
        'Why the value still moves: its month or quarter is not over, with the instant up to which the value is, or an alert is within its two hours. Null where it does not.',
    }),
    missing: reason.nullable(),
  })
  .meta({ id: 'Kpi' })

export const kpiList = z
  .object({
    timeframe: timeframe.optional().meta({ description: 'Of a window; not where a period was named.' }),
    period: period.meta({ description: 'The month or quarter whose KPIs these are.' }),
    as_of: instant,
    summary_run_id: z.string(),
    kpis: z.array(kpi),
  })
  .meta({ id: 'KpiList' })

export type KpiList = z.infer<typeof kpiList>
