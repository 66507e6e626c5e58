// What each operation takes: its query string, its path, or the body of a POST.
import * as z from 'zod'
import {
  cursor,
  LONGEST_NAME,
  limit,
  listOf,
  MEASURE_IDS,
  MOST_GRID_FIGURES,
  MOST_PERIODS,
  MOST_TENANTS_A_PAGE,
  MOST_TENANTS_NAMED,
  measure,
  period,
  runChoice,
  tenant,
  tenantMeasure,
  tenantOrPlatform,
} from './parameters.ts'

export const listFiguresRequest = z.strictObject({
  period,
  measure: listOf(measure, MEASURE_IDS.length, 'measures')
    .optional()
    .meta({ description: 'Measures, repeated or separated by commas. Left out: all of them.' }),
  tenant: listOf(tenant, MOST_TENANTS_NAMED, 'tenants')
    .optional()
    .meta({ description: 'Tenants, repeated for several. Left out: all that you may see.' }),
  ...runChoice,
  limit: limit(1_000, MOST_TENANTS_A_PAGE),
  cursor: cursor.optional(),
})

export const exportFiguresRequest = z.strictObject({
  period,
  measure: listOf(tenantMeasure, MEASURE_IDS.length, 'measures')
    .optional()
    .meta({ description: 'Measures of tenants, repeated or separated by commas. Left out: all of them.' }),
  tenant: listFiguresRequest.shape.tenant,
  ...runChoice,
})

export const queryFiguresRequest = z
  .strictObject({
    tenants: listOf(tenantOrPlatform, MOST_GRID_FIGURES, 'tenants'),
    periods: listOf(period, MOST_PERIODS, 'periods'),
    measures: listOf(measure, MEASURE_IDS.length, 'measures'),
    ...runChoice,
  })
  .meta({ id: 'FiguresQuery', description: 'A grid: every tenant x period x measure is answered.' })

export const explainFigureRequest = z.strictObject({
  period,
  measure,
  tenant: tenantOrPlatform,
  ...runChoice,
})

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

export const nothing = z.strictObject({})

export const runPath = z.strictObject({
  id: z.uuid('the id of a run').meta({ description: 'The id of a run.' }),
})
