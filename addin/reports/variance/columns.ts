// The columns of a variance sheet: what is looked at first stands first and is printed, the rest further right.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import { isMonth, spanOf } from '../../../shared/periods/span.ts'
import { keyColumn, numberColumn, REMARKS, wordsColumn } from '../columns.ts'
import type { PrintedColumns, ReportColumn } from '../report-document.ts'
import { BESIDE, COUNTED_BESIDE, COUNTED_GAPS, GAPS, KNOWN, YEAR_GAPS } from './formulas.ts'
import { isOfYear, repeatsYearToDate } from './whole-year.ts'

const AMOUNT_WIDTH = 14
const DOLLARS = '#,##0.00;-#,##0.00;0.00'
const PERCENT = '+0.0"%";-0.0"%";0.0"%"'

export const COMMENTARY = 'commentary'

export const partIds = (part: string) => ({
  budget: `budget_${part}`,
  actual: `actual_${part}`,
  variance: `variance_${part}`,
})

/** What one is made of: the answer without its measures and groups. */
export type Shape = Pick<VarianceAnswer, 'period' | 'parts' | 'rows' | 'totals'>

export function varianceColumns(answer: Shape): readonly ReportColumn[] {
  const { period, parts } = answer
  return [
    wordsColumn('group', 'Group', 18),
    wordsColumn('member', 'Member', 28),
    wordsColumn('measure', 'Measure', 14),
    ...ofPeriod(period),
    ...ofYear(answer),
    { ...wordsColumn('asked', 'Commentary asked', 40), isOfRun: true },
    ...parts.flatMap(ofPart),
    wordsColumn('dimension', 'Dimension', 14),
    wordsColumn('owner', 'Owner', 24),
    amount('budget_on_record', 'Budget on record'),
    keyColumn('Row id'),
    helper(wordsColumn('adds_to_group', 'Adds to group')),
    helper(wordsColumn('adds_to_all', 'Adds to all')),
    helper(wordsColumn('if_above', 'Words if above')),
    helper(wordsColumn('if_below', 'Words if below')),
    helper(wordsColumn('if_on', 'Words if on budget')),
    helper(wordsColumn(YEAR_GAPS, 'Months without a line')),
    { ...helper(wordsColumn('on_record', 'On record')), holdsRecord: true },
    ...COUNTED_GAPS.map((id) => onceWritten(`${GAPS}${id}`, `Gaps ${spoken(id)}`, '0')),
    ...COUNTED_BESIDE.map((id) => onceWritten(`${BESIDE}${id}`, `Gaps beside budget ${spoken(id)}`, '0')),
    // Their headers are short, since the formulas of totals name them.
    ...addedIds(answer).map((id) => onceWritten(`${KNOWN}${id}`, `Known ${spoken(id)}`, DOLLARS)),
    REMARKS,
  ]
}

const ofPeriod = (period: string): ReportColumn[] => [
  { ...amount('budget', 'Budget'), onRecord: planned(period) },
  { ...amount('actual', 'Actual'), explainsRow: true },
  amount('variance', 'Variance'),
  { ...numberColumn('percent', 'Variance %', 'percent', PERCENT, 'none'), widthInCharacters: 11 },
  { ...wordsColumn('judgement', 'In words', 14), isOfRun: true },
  amount('prior', 'Prior period'),
  { ...amount('change', 'Change from prior'), isWrittenOnce: true },
  { ...wordsColumn(COMMENTARY, 'Commentary', 34), owner: 'person', wraps: true },
]

function ofYear(answer: Shape): ReportColumn[] {
  const repeat = repeatsYearToDate(answer) ? ({ isRepeat: true } as const) : {}
  return [
    { ...amount('ytd_budget', 'YTD budget'), onRecord: { of: 'year to date', isAddedUp: true }, ...repeat },
    { ...amount('ytd_actual', 'YTD actual'), ...repeat },
    { ...amount('ytd_variance', 'YTD variance'), ...repeat },
    ...(isOfYear(answer.period)
      ? []
      : [{ ...amount('year_budget', 'Full-year budget'), onRecord: WHOLE_YEAR }]),
    amount('outlook', 'Full-year outlook'),
    { ...amount('outlook_variance', 'Outlook less budget'), isWrittenOnce: true },
    amount('outlook_low', 'Outlook low'),
    amount('outlook_high', 'Outlook high'),
  ]
}

const WHOLE_YEAR = { of: 'full year', isAddedUp: true } as const

function ofPart(part: string): ReportColumn[] {
  const { budget, actual, variance } = partIds(part)
  return [
    { ...amount(budget, `${part} budget`), onRecord: planned(part) },
    amount(actual, `${part} actual`),
    { ...amount(variance, `${part} variance`), isWrittenOnce: true },
  ]
}

export const COLUMNS_IN_SIGHT = 2

/** Of the period with its commentary, then of the year, then of each part; what is further right is for work on the screen. */
export function printedColumns(answer: Shape): PrintedColumns {
  const idsOf = (columns: readonly ReportColumn[]) => columns.map(({ id }) => id)
  return {
    labels: 3,
    blocks: [
      idsOf(ofPeriod(answer.period)),
      idsOf(ofYear(answer)),
      ...answer.parts.map((part) => idsOf(ofPart(part))),
    ],
  }
}

/** Ids of amounts that totals add up. */
export const addedIds = ({ period, parts }: Pick<Shape, 'period' | 'parts'>): string[] => [
  ...['budget', 'actual', 'prior', 'ytd_budget', 'ytd_actual'],
  ...(isOfYear(period) ? [] : ['year_budget']),
  'outlook',
  ...parts.flatMap((part) => [partIds(part).budget, partIds(part).actual]),
]

function amount(id: string, header: string): ReportColumn {
  return {
    ...numberColumn(id, `${header} (USD)`, 'dollars', DOLLARS, 'none'),
    widthInCharacters: AMOUNT_WIDTH,
  }
}

/** More than a month is added up from lines. */
const planned = (of: string) => ({ of, ...(!isMonth(spanOf(of)) && { isAddedUp: true as const }) })

const helper = (column: ReportColumn): ReportColumn => ({ ...column, isHelper: true })

const onceWritten = (id: string, header: string, format: string): ReportColumn => ({
  ...helper(numberColumn(id, header, 'count', format, 'none')),
  isWrittenOnce: true,
})

/** In letters and digits, which need no brackets in a formula. */
const spoken = (id: string): string => id.replace(/[_-]/g, ' ')
