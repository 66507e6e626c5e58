// What each operation takes: its query string, its path, or the body of a POST.
import * as z from 'zod'
import {
  cursor,
  LONGEST_NAME,
  limit,
  listOf,
  MEASURE_IDS,
  MOST_ADJUSTMENTS_A_PAGE,
  MOST_GRID_FIGURES,
  MOST_GRIDS,
  MOST_PERIODS,
  MOST_TENANTS_A_PAGE,
  MOST_TENANTS_NAMED,
  measure,
  monthToExplain,
  period,
  runChoice,
  span,
  summaryKnownAt,
  summaryPeriod,
  tenant,
  tenantMeasure,
  tenantOrPlatform,
} from './parameters.ts'

export const listFiguresRequest = z.strictObject({
  period: span,
  measure: listOf(measure, MEASURE_IDS.length, 'measures').optional().meta({
    description:
      'Measures, repeated or separated by commas. Left out: all that are published in cost runs; those of summaries are asked for by name.',
  }),
  tenant: listOf(tenant, MOST_TENANTS_NAMED, 'tenants')
    .optional()
    .meta({ description: 'Tenants, repeated for several. Left out: all that you may see.' }),
  ...runChoice,
  limit: limit(1_000, MOST_TENANTS_A_PAGE),
  cursor: cursor.optional(),
})

export const exportFiguresRequest = z.strictObject({
  period: span,
  measure: listOf(tenantMeasure, MEASURE_IDS.length, 'measures').optional().meta({
    description:
      'Measures of tenants, repeated or separated by commas. Left out: all that are published in cost runs; those of summaries are asked for by name.',
  }),
  tenant: listFiguresRequest.shape.tenant,
  ...runChoice,
})

const grid = {
  tenants: listOf(tenantOrPlatform, MOST_GRID_FIGURES, 'tenants'),
  periods: listOf(span, MOST_PERIODS, 'periods'),
  measures: listOf(measure, MEASURE_IDS.length, 'measures'),
}

const GRID_FIELDS = Object.keys(grid) as (keyof typeof grid)[]

/** A grid: every tenant x period x measure of it is answered. */
export const gridQuestion = z
  .strictObject(grid, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `only the fields ${GRID_FIELDS.join(', ')}` : undefined,
  })
  .meta({ id: 'GridQuestion' })

export type GridQuestion = z.infer<typeof gridQuestion>

const EITHER = 'tenants, periods and measures, or grids, and not both'

/** One grid in the request itself, or several in `grids`. */
export const queryFiguresRequest = z
  .strictObject({
    tenants: grid.tenants.optional(),
    periods: grid.periods.optional(),
    measures: grid.measures.optional(),
    grids: listOf(gridQuestion, MOST_GRIDS, 'grids').optional(),
    ...runChoice,
  })
  .superRefine((request, { addIssue }) => {
    const given = GRID_FIELDS.filter((field) => request[field] !== undefined)
    const wrong = request.grids === undefined ? GRID_FIELDS.filter((field) => !given.includes(field)) : given
    for (const field of wrong) addIssue({ code: 'custom', path: [field], message: EITHER })
  })
  .meta({
    id: 'FiguresQuery',
    description:
      'One grid (`tenants`, `periods`, `measures`), or several in `grids`. Every tenant x period x measure of a grid is answered.',
    oneOf: [{ required: GRID_FIELDS }, { required: ['grids'] }],
  })

/** A grid question as a client writes it: one grid, or several. */
export type FiguresQuery = Omit<z.input<typeof queryFiguresRequest>, keyof typeof grid | 'grids'> &
  (GridQuestion | { readonly grids: readonly GridQuestion[] })

export const explainFigureRequest = z.strictObject({
  period: monthToExplain,
  measure,
  tenant: tenantOrPlatform,
  ...runChoice,
})

export const listResourceCostsRequest = z.strictObject({ period: span, ...runChoice })

export const listVendorCostsRequest = z.strictObject({ period: span, ...runChoice })

const summaryChoice = { period: summaryPeriod, knownAt: summaryKnownAt.optional() }

export const listOpportunitiesRequest = z.strictObject(summaryChoice)

export const listTenantsRequest = z.strictObject({
  search: z
    .string()
    .trim()
    .max(LONGEST_NAME, `at most ${LONGEST_NAME} letters`)
    .optional()
    .meta({ description: 'Part of a name, or the beginning of an id; upper and lower case are alike.' }),
  period: period.optional().meta({ description: 'The month whose run lists them. Left out: the newest.' }),
  ...runChoice,
  limit: limit(20, 1_000),
  cursor: cursor.optional(),
})

export const listRunsRequest = z.strictObject({
  period: period.optional().meta({ description: 'The month whose runs are listed. Left out: the newest.' }),
  limit: limit(50, 200),
  cursor: cursor.optional(),
})

export const listAdjustmentsRequest = z.strictObject({
  period,
  tenant: listOf(tenant, MOST_TENANTS_NAMED, 'tenants')
    .optional()
    .meta({ description: 'Tenants, repeated for several. Left out: all that you may see.' }),
  limit: limit(1_000, MOST_ADJUSTMENTS_A_PAGE),
  cursor: cursor.optional(),
})

export const nothing = z.strictObject({})

export const runPath = z.strictObject({
  id: z.uuid('the id of a run').meta({ description: 'The id of a run.' }),
})
