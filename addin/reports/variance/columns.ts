// The columns of a variance sheet: what is looked at first stands first and is printed, the rest further right.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import { keyColumn, numberColumn, REMARKS, wordsColumn } from '../columns.ts'
import type { ReportColumn } from '../report-document.ts'
import { KNOWN } from './formulas.ts'

const AMOUNT_WIDTH = 14
const DOLLARS = '#,##0.00;-#,##0.00;0.00'
const PERCENT = '+0.0"%";-0.0"%";0.0"%"'

/** Amounts that totals add up, by id. */
export const ADDED = [
  'budget',
  'actual',
  'prior',
  'ytd_budget',
  'ytd_actual',
  'year_budget',
  'outlook',
] as const

export const COMMENTARY = 'commentary'
export const BUDGET_ON_RECORD = 'budget_on_record'

export const partIds = (part: string) => ({
  budget: `budget_${part}`,
  actual: `actual_${part}`,
  variance: `variance_${part}`,
})

/** @param parts months or quarters of the period */
export function varianceColumns({ parts }: Pick<VarianceAnswer, 'parts'>): readonly ReportColumn[] {
  const first: readonly ReportColumn[] = [
    wordsColumn('group', 'Group', 18),
    wordsColumn('member', 'Member', 28),
    wordsColumn('measure', 'Measure', 16),
    { ...amount('budget', 'Budget'), onRecord: BUDGET_ON_RECORD },
    { ...amount('actual', 'Actual'), explainsRow: true },
    amount('variance', 'Variance'),
    { ...numberColumn('percent', 'Variance %', 'percent', PERCENT, 'none'), widthInCharacters: 11 },
    wordsColumn('judgement', 'In words', 15),
    amount('prior', 'Prior period'),
    amount('change', 'Change from prior'),
    amount('ytd_budget', 'YTD budget'),
    amount('ytd_actual', 'YTD actual'),
    amount('ytd_variance', 'YTD variance'),
    amount('year_budget', 'Full-year budget'),
    amount('outlook', 'Full-year outlook'),
    amount('outlook_variance', 'Outlook less budget'),
    { ...wordsColumn(COMMENTARY, 'Commentary', 36), owner: 'person' },
  ]
  const more: readonly ReportColumn[] = [
    wordsColumn('asked', 'Commentary asked', 40),
    amount('outlook_low', 'Outlook low'),
    amount('outlook_high', 'Outlook high'),
    ...parts.flatMap((part) => {
      const { budget, actual, variance } = partIds(part)
      return [
        amount(budget, `${part} budget`),
        amount(actual, `${part} actual`),
        { ...amount(variance, `${part} variance`), isWrittenOnce: true as const },
      ]
    }),
    wordsColumn('dimension', 'Dimension', 14),
    wordsColumn('owner', 'Owner', 24),
    amount(BUDGET_ON_RECORD, 'Budget on record'),
    keyColumn('Row id'),
    helper(wordsColumn('adds_to_group', 'Adds to group')),
    helper(wordsColumn('adds_to_all', 'Adds to all')),
    // Their headers are short, since the formulas of totals name them.
    ...addedIds(parts).map((id) => ({
      ...helper(numberColumn(`${KNOWN}${id}`, `Known ${spoken(id)}`, 'count', DOLLARS, 'none')),
      isWrittenOnce: true as const,
    })),
    REMARKS,
  ]
  return [...first, ...more]
}

export const PRINTED_COLUMNS = 17
export const COLUMNS_IN_SIGHT = 2

export const addedIds = (parts: readonly string[]): string[] => [
  ...ADDED,
  ...parts.flatMap((part) => [partIds(part).budget, partIds(part).actual]),
]

function amount(id: string, header: string): ReportColumn {
  return {
    ...numberColumn(id, `${header} (USD)`, 'dollars', DOLLARS, 'none'),
    widthInCharacters: AMOUNT_WIDTH,
  }
}

const helper = (column: ReportColumn): ReportColumn => ({ ...column, isHelper: true })

/** In letters and digits, which need no brackets in a formula. */
const spoken = (id: string): string => id.replace(/[_-]/g, ' ')
