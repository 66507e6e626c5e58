// What requests are made of: each parameter once, with its words, for validation, types and the OpenAPI document alike.
import * as z from 'zod'
import { isOfTenants, MEASURES } from '../../measures/catalogue.ts'
import { knowledgeTime } from '../../periods/instants.ts'
import { A_SPAN, SPAN_FORM } from '../../periods/span.ts'
import { uuidFromText } from '../../tenants/uuid-from-text.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../request.ts'

/** Figures that one grid request may ask for: tenants x periods x measures, over all its grids. */
export const MOST_GRID_FIGURES = 25_000
/** Grids in one request. */
export const MOST_GRIDS = 2_000
/** Tenants on a page of figures. */
export const MOST_TENANTS_A_PAGE = 5_000
/** Tenants x months that one answer reads: a year of the largest page, or a quarter of 20,000 tenants. */
export const MOST_TENANT_MONTHS = 12 * MOST_TENANTS_A_PAGE

/** Adjustments on a page. */
export const MOST_ADJUSTMENTS_A_PAGE = 5_000

export const MOST_TENANTS_NAMED = 100
/** Months that one request reads: a quarter is three, a year twelve. */
export const MOST_PERIODS = 60
export const LONGEST_NAME = 300

export const MEASURE_IDS = MEASURES.map(({ id }) => id) as [string, ...string[]]

const MONTH_FORM = /^\d{4}-(0[1-9]|1[0-2])$/
const A_MONTH = 'a month as YYYY-MM, for example 2026-10'
/** A measure that describes a tenant. */
export const tenantMeasure = z
  .enum(MEASURES.filter(isOfTenants).map(({ id }) => id) as [string, ...string[]])
  .meta({ description: 'The id of a measure of the catalogue that is of a tenant.', example: 'total_cost' })

const A_TENANT = 'the id or the whole name of a tenant'
export const A_KNOWN_AT =
  'an instant from 1970 to 9999 (ISO 8601, UTC without a zone), a run id, closed, or restated'

export const A_SUMMARY_KNOWN_AT =
  'an instant from 1970 to 9999 (ISO 8601, UTC without a zone), or the id of a summary'

export const period = z
  .string(A_MONTH)
  .regex(MONTH_FORM, A_MONTH)
  .meta({ description: 'A calendar month in UTC as YYYY-MM.', example: '2026-10' })

export const span = z.string(A_SPAN).regex(SPAN_FORM, A_SPAN).meta({
  description:
    'A calendar month in UTC as YYYY-MM, a quarter as YYYY-Qn, or a year as YYYY. Over its months a quarter or year adds cents and counts, and computes ratios from the sums; `over_months` of a measure says which it does.',
  example: '2026-10',
})

const A_MONTH_TO_EXPLAIN = `${A_MONTH}; of a quarter or year, ask for each of its months`

export const monthToExplain = z.string(A_MONTH_TO_EXPLAIN).regex(MONTH_FORM, A_MONTH_TO_EXPLAIN).meta({
  description:
    'A calendar month in UTC as YYYY-MM. What a quarter or year adds up is explained month by month.',
  example: '2026-10',
})

export const measure = z
  .enum(MEASURE_IDS)
  .meta({ description: 'The id of a measure of the catalogue (`/api/v1/measures`).', example: 'total_cost' })

export const tenant = z.string(A_TENANT).regex(/\S/, A_TENANT).max(LONGEST_NAME, A_TENANT).meta({
  description: 'The id or the whole name of a tenant that you may see; upper and lower case are alike.',
  example: '0000000a-0000-4000-8000-000000000000',
})

export const tenantOrPlatform = tenant.meta({
  description:
    'The id or the whole name of a tenant that you may see; upper and lower case are alike. `platform` stands for the platform as a whole.',
  example: '0000000a-0000-4000-8000-000000000000',
})

export const knownAt = z.string(A_KNOWN_AT).min(1, A_KNOWN_AT).max(64, A_KNOWN_AT).meta({
  description:
    'Knowledge time: an instant (what was current then; ISO 8601, UTC without a zone), the id of a run or of a summary, `closed` or `restated`. Left out: the newest.',
  example: '2026-11-05T09:00:00Z',
})

export const BASES = ['closed', 'restated'] as const

export const A_SUMMARY_PERIOD =
  'a month as YYYY-MM or a quarter as YYYY-Qn, for example 2026-10 or 2026-Q3; of a year, ask for its quarters'

export const summaryPeriod = z
  .string(A_SUMMARY_PERIOD)
  .regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, A_SUMMARY_PERIOD)
  .meta({
    description:
      'A calendar month in UTC as YYYY-MM, or a quarter as YYYY-Qn: strategic summaries exist for these.',
    example: '2026-10',
  })

/** Summaries are not closed or restated. */
export const summaryKnownAt = z
  .string(A_SUMMARY_KNOWN_AT)
  .max(64, { error: A_SUMMARY_KNOWN_AT, abort: true })
  .refine((text) => uuidFromText(text) !== null || knowledgeTime(text) !== null, A_SUMMARY_KNOWN_AT)
  .meta({
    description:
      'Knowledge time: an instant (what was current then; ISO 8601, UTC without a zone), or the id of a summary. Left out: the newest.',
    example: '2026-11-05T09:00:00Z',
  })

export const basis = z.enum(BASES).meta({
  description:
    'Of closed months: `closed` for the figures as they were closed, `restated` for those with all that was learned since; where nothing was restated the closed ones answer, and `meta.basis` says so. Not beside a `knownAt` that is an instant or an id. Left out: the newest run, which of a closed month is the closed one.',
  example: 'restated',
})

export const method = z.enum(METHODS).meta({
  description: 'How tenants on an IP are weighed. Left out: the official method.',
  example: 'even',
})
export const shareIdle = z
  .enum(SHARE_IDLE)
  .meta({ description: 'How idle cost is shared. Left out: the official policy.', example: 'none' })
export const sharePlatform = z
  .enum(SHARE_PLATFORM)
  .meta({ description: "How Finance's platform costs are shared. Left out: the official policy." })

/** Which run: knowledge time or basis, method and policies. */
export const runChoice = {
  basis: basis.optional(),
  knownAt: knownAt.optional(),
  method: method.optional(),
  shareIdle: shareIdle.optional(),
  sharePlatform: sharePlatform.optional(),
}

export const A_CURSOR =
  'the next_cursor of an answer to the same question, asked by the same caller in the last 24 hours'

export const cursor = z.string(A_CURSOR).min(1, A_CURSOR).max(4_000, A_CURSOR).meta({
  description:
    'The `next_cursor` of the answer before, for the same question by the same caller. All pages come from one run.',
})

/** How many a page holds. */
export const limit = (usual: number, most: number) =>
  z.coerce
    .number(`a whole number from 1 to ${most}`)
    .int(`a whole number from 1 to ${most}`)
    .min(1, `a whole number from 1 to ${most}`)
    .max(most, `a whole number from 1 to ${most}`)
    .default(usual)
    .meta({ description: `How many a page holds, up to ${most}.`, example: usual })

export const listOf = <Item extends z.ZodType>(item: Item, most: number, noun: string) =>
  z
    .array(item, `a list of ${noun}`)
    .min(1, `at least one of ${noun}`)
    .max(most, `at most ${most} ${noun} in one request`)
