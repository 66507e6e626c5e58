// What the operations of planning take: budgets, the variance sheet, bridges, forecasts and what-ifs.
import * as z from 'zod'
import { A_PLAIN_NAME, isPlainName } from '../../text/plain-text.ts'
import { fiscalYear, YEAR_ACTIONS } from '../budget/book.ts'
import { DIMENSIONS } from '../budget/line.ts'
import { planMonth, planSpan } from '../budget/plan-years.ts'
import { isScenario, scenario } from '../budget/scenario.ts'
import { reason, submission } from '../budget/submission.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../request.ts'
import { VARIANCE_GROUPS } from './answers/planning/variance.ts'
import {
  cursor,
  knownAt,
  LONGEST_NAME,
  limit,
  measure,
  runChoice,
  tenantMeasure,
  tenantOrPlatform,
} from './parameters.ts'

export const A_SCENARIO = 'budget, reforecast/<name> or what_if/<name>'

/** A scenario in a query string; bodies hold it as an object. */
export const scenarioText = z
  .string(A_SCENARIO)
  .regex(/^(budget|(reforecast|what_if)\/\s*\S.{0,59})$/su, A_SCENARIO)
  .refine(isScenario, A_SCENARIO)
  .default('budget')
  .meta({
    description:
      'Which plan: `budget`, or a reforecast or what-if by name, as `reforecast/6+6`. Left out: the budget.',
    example: 'budget',
  })

const dimension = z.enum(DIMENSIONS)
const member = z.string().trim().min(1).max(LONGEST_NAME)

export const listBudgetLinesRequest = z.strictObject({
  scenario: scenarioText,
  fiscalYear: fiscalYear.optional().meta({ description: 'Left out: every year.', example: '2026' }),
  dimension: dimension.optional(),
  measure: measure.optional(),
})

export const budgetSubmissionRequest = z.strictObject(submission.shape)

export const listBudgetHistoryRequest = z.strictObject({
  scenario: scenarioText,
  fiscalYear: fiscalYear.optional(),
  dimension: dimension.optional(),
  member: member.optional(),
  measure: measure.optional(),
  period: planMonth.optional(),
  limit: limit(200, 1_000),
  cursor: cursor.optional(),
})

export const changeBudgetYearRequest = z.strictObject({
  scenario,
  fiscalYear,
  action: z.enum(YEAR_ACTIONS),
  why: reason
    .optional()
    .meta({ description: 'Asked for when a year is opened again; its history keeps it.' }),
  revision: z.int().nonnegative().optional().meta({
    description:
      'The revision of the scenario that was looked at: the step is refused where lines of the year changed since. Left out: whatever stands.',
    example: 12,
  }),
})

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const listVarianceRequest = z.strictObject({
  scenario: scenarioText,
  period: planSpan,
  parts: z.enum(['none', 'months', 'quarters']).default('none').meta({
    description: 'Whether the months or quarters inside the period are answered beside it.',
  }),
  groupBy: z.enum(VARIANCE_GROUPS).default('owner'),
  dimension: dimension.optional(),
  measure: measure.optional(),
  outlook: flag.default(true).meta({ description: 'Whether each row has its full-year outlook.' }),
  unbudgeted: flag.default(false).meta({
    description: 'Whether members that have an actual and no line get a row too.',
  }),
  knownAt: knownAt.optional(),
})

export const bridgeFromBudgetRequest = z.strictObject({
  scenario: scenarioText,
  period: planSpan,
  dimension,
  measure,
  member: member.optional().meta({ description: 'Left out: every line of the dimension and measure.' }),
  knownAt: knownAt.optional(),
})

const aRun = z
  .string()
  .regex(
    /^(20\d{2}-(0[1-9]|1[0-2])(@(closed|restated))?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'a month as YYYY-MM from 2000-01 to 2099-12, a month as YYYY-MM@closed or YYYY-MM@restated, or the id of a run',
  )
  .meta({
    description:
      'A run whose inputs are archived: a month (its newest), `2026-10@closed`, `2026-10@restated`, or the id of a run.',
    example: '2026-10@closed',
  })

export const bridgeRunsRequest = z.strictObject({
  from: aRun,
  to: aRun,
  measure: tenantMeasure,
  of: tenantOrPlatform.default('platform'),
})

export const readForecastRequest = z.strictObject({
  measure: tenantMeasure,
  of: tenantOrPlatform.default('platform'),
  fiscalYear: fiscalYear.optional().meta({ description: 'Left out: that of the newest published month.' }),
  ...runChoice,
})

const resourceId = z.string().trim().min(1).max(LONGEST_NAME)
const monthlyCents = z.int().min(0).max(1_000_000_000)

/** One thing that is otherwise than it was; several are applied in their order. */
export const whatIfChange = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('add_vps'),
      name: z.string().trim().min(1).max(100).refine(isPlainName, A_PLAIN_NAME),
      monthlyCents,
      /** Addresses that come with it, each with what it costs a month. */
      ips: z.array(z.strictObject({ monthlyCents, tenantId: z.guid().toLowerCase().nullable() })).max(100),
    }),
    z.strictObject({ kind: z.literal('drop_vps'), vpsId: resourceId }),
    z.strictObject({ kind: z.literal('change_price'), resourceId, monthlyCents }),
    z.strictObject({ kind: z.literal('use_method'), method: z.enum(METHODS) }),
    z.strictObject({
      kind: z.literal('use_policies'),
      shareIdle: z.enum(SHARE_IDLE).optional(),
      sharePlatform: z.enum(SHARE_PLATFORM).optional(),
    }),
    z.strictObject({
      kind: z.literal('move_tenant'),
      tenantId: z.guid().toLowerCase(),
      /** Of an address: all of the tenant's domains on it, or on any where it is left out, move. */
      fromIpId: resourceId.optional(),
      toIpId: resourceId,
    }),
  ])
  .meta({ id: 'WhatIfChange' })
export type WhatIfChange = z.infer<typeof whatIfChange>

export const MOST_WHAT_IF_CHANGES = 50

export const tryWhatIfRequest = z.strictObject({
  period: planMonth
    .optional()
    .meta({ description: 'A month that is over. Left out: the newest whose inputs are archived.' }),
  changes: z.array(whatIfChange).min(1).max(MOST_WHAT_IF_CHANGES),
})
