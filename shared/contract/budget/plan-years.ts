// Which years can be planned for and asked about. Every operation of planning takes the same ones, so that a year that was
// mistyped is refused where it is given and not where something is computed of it.
import * as z from 'zod'

export const A_PLAN_YEAR = 'a year as YYYY from 2000 to 2099, for example 2026'
export const A_PLAN_MONTH = 'a month as YYYY-MM from 2000-01 to 2099-12, for example 2026-10'
export const A_PLAN_SPAN =
  'a month as YYYY-MM, a quarter as YYYY-Qn or a year as YYYY, of the years 2000 to 2099, for example 2026-10, 2026-Q3 or 2026'

export const FISCAL_YEAR_FORM = /^20\d{2}$/

export const fiscalYear = z.string(A_PLAN_YEAR).regex(FISCAL_YEAR_FORM, A_PLAN_YEAR)

export const planMonth = z
  .string(A_PLAN_MONTH)
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, A_PLAN_MONTH)
  .meta({ description: 'A calendar month in UTC as YYYY-MM.', example: '2026-10' })

export const planSpan = z
  .string(A_PLAN_SPAN)
  .regex(/^20\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/, A_PLAN_SPAN)
  .meta({
    description:
      'A calendar month in UTC as YYYY-MM, or a quarter as YYYY-Qn or year as YYYY of the fiscal year.',
    example: '2026-10',
  })
