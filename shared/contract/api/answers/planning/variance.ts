// The variance sheet as it is answered: a row for each member and measure, compact enough for 2,000 lines of 12 months.
import * as z from 'zod'
import { DIMENSIONS } from '../../../budget/line.ts'
import { materiality } from '../../../budget/materiality.ts'
import { scenario } from '../../../budget/scenario.ts'
import { JUDGEMENTS } from '../../../budget/variance.ts'
import { bound, cents, reason, runOfMonth } from '../common.ts'
import { yearStatus } from './budgets.ts'

export const apiAmount = z
  .object({ cents, bound: bound.nullable(), missing: reason.nullable() })
  .meta({ id: 'Amount', description: 'Null cents have their reason; known ones may be a bound.' })
export type ApiAmount = z.infer<typeof apiAmount>

export const apiComparison = z
  .object({
    budget: apiAmount,
    actual: apiAmount,
    variance: apiAmount.meta({ description: 'Actual less budget.' }),
    variance_percent: z.number().nullable().meta({ description: 'Of |budget|; two decimals.' }),
    percent_missing: reason.nullable(),
    judgement: z.enum(JUDGEMENTS),
    not_judged: z.string().nullable(),
  })
  .meta({ id: 'BudgetComparison' })
export type ApiComparison = z.infer<typeof apiComparison>

const comparisonToDate = apiComparison
  .extend({
    months_without_line: z
      .array(z.string())
      .meta({ description: 'Months to date that are in neither budget nor actual.' }),
  })
  .meta({
    id: 'BudgetComparisonToDate',
    description:
      'Budget and actual of the months to date that have a line; the actual of all where none has.',
  })

export const KNOWN_CHANGE = z
  .object({
    from_period: z.string(),
    cents_per_month: z.int(),
    why: z.string(),
    source: z.string(),
  })
  .meta({ id: 'KnownChange', description: 'A fact about the months to come: added, not learned as a trend.' })

export const OUTLOOK_KINDS = ['closed', 'interval', 'range', 'refused'] as const

export const apiOutlook = z
  .object({
    kind: z.enum(OUTLOOK_KINDS).meta({
      description:
        'Closed: every month of the year is over. Interval: 80 % are meant to lie between low and high. Range: no coverage is stated. Refused: too few months.',
    }),
    point_cents: cents,
    low_cents: cents,
    high_cents: cents,
    bound: bound.nullable().meta({
      description: 'Of point, low and high, where a cost of a month that is over is unknown in part.',
    }),
    actual_cents: cents.meta({ description: 'Of the months that are over, restated where they were.' }),
    coverage_percent: z.number().nullable(),
    hit_rate_percent: z.number().nullable().meta({
      description: 'How often such intervals of this very series held what then came, in percent.',
    }),
    hit_rate_tried: z.int().nullable(),
    method: z.string().nullable(),
    missing: reason.nullable(),
    known_changes: z.array(KNOWN_CHANGE),
    text: z.array(z.string()),
  })
  .meta({ id: 'FullYearOutlook', description: 'Closed months and the forecast of the rest.' })
export type ApiOutlook = z.infer<typeof apiOutlook>

/** A month or quarter inside the span, in the order of `parts`: lists, so that 24,000 of them stay small. */
const ofParts = z
  .object({
    budget_cents: z.array(cents),
    actual_cents: z.array(cents),
    variance_cents: z.array(cents),
    bounds: z.array(bound.nullable()),
  })
  .meta({
    id: 'VarianceOfParts',
    description: 'One entry for each of `parts`; the bound is that of the actual.',
  })

const figures = {
  dimension: z.enum(DIMENSIONS),
  measure: z.string(),
  ...apiComparison.shape,
  months_without_line: z.array(z.string()).meta({
    description:
      'Months of the period without a line: not judged then. Of a total, those of any of its budgeted rows.',
  }),
  prior: apiAmount.meta({ description: 'The actual of the month, quarter or year before.' }),
  change_from_prior: apiAmount,
  year_to_date: comparisonToDate,
  full_year_budget: apiAmount,
  full_year_months_without_line: z.array(z.string()),
  commentary: z.object({ asked: z.boolean(), why: z.string() }),
  parts: ofParts.nullable(),
}

export const varianceRow = z
  .object({
    ...figures,
    member: z.string(),
    label: z.string(),
    group: z
      .string()
      .nullable()
      .meta({ description: 'What the row is grouped by; null stands in no group.' }),
    owners: z.array(z.string()),
    outlook: apiOutlook.nullable().meta({ description: 'Null where no outlook was asked for.' }),
    outlook_variance: apiAmount.nullable().meta({
      description: 'Outlook less full-year budget; null where a month of the year has no line.',
    }),
  })
  .meta({ id: 'VarianceRow' })
export type ApiVarianceRow = z.infer<typeof varianceRow>

export const varianceTotal = z
  .object({
    ...figures,
    group: z.string().nullable().meta({ description: 'Null for all rows of the measure together.' }),
    rows: z.int(),
    outlook: apiAmount.nullable().meta({
      description:
        'Of all of its rows: null cents where one of them has none. Null where none was asked for.',
    }),
    outlook_variance: apiAmount.nullable().meta({
      description: 'Outlook less full-year budget; null cents where a month of the year has no line.',
    }),
    comparable: z.object({
      rows: z.int(),
      budget_cents: z.int(),
      actual_cents: z.int(),
      variance_cents: z.int(),
    }),
    unbudgeted_cents: z.int(),
  })
  .meta({ id: 'VarianceTotal' })
export type ApiVarianceTotal = z.infer<typeof varianceTotal>

export const VARIANCE_GROUPS = ['owner', 'plan', 'none'] as const
export type VarianceGrouping = (typeof VARIANCE_GROUPS)[number]

export const varianceAnswer = z.object({
  scenario,
  revision: z.int(),
  period: z.string().meta({ description: 'The month, quarter or year.' }),
  parts: z
    .array(z.string())
    .meta({ description: 'Months or quarters of the period, oldest first; none when not asked for.' }),
  fiscal_year: z.string(),
  year: yearStatus,
  actuals_through: z.string().nullable().meta({ description: 'The last month that has actuals.' }),
  materiality: z.object({
    amount_cents: materiality.shape.amountCents,
    percent: materiality.shape.percent,
    passed: materiality.shape.passed,
  }),
  grouped_by: z.enum(VARIANCE_GROUPS),
  sees: z.enum(['platform', 'own lines']),
  runs: z.record(z.string(), runOfMonth).meta({ description: 'By month: what the actuals come from.' }),
  measures: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      favourable: z.enum(['lower', 'higher', 'neither']),
    }),
  ),
  rows: z.array(varianceRow).meta({ description: 'By dimension, measure, group, label, then member.' }),
  totals: z.array(varianceTotal),
})
export type VarianceAnswer = z.infer<typeof varianceAnswer>
