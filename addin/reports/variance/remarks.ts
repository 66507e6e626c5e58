// What the numbers of a variance row are not, in sentences: what is missing and why, bounds, and what an outlook is worth.
import type {
  ApiAmount,
  ApiComparison,
  ApiOutlook,
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { counted, groupedDollars } from '../../../shared/ranges/grouped-numbers.ts'
import { wordOf } from '../../shown/bounds.ts'
import { remarkOf } from '../cells.ts'

export function lineRemark(row: ApiVarianceRow): string {
  const { months_without_line: months, outlook, outlook_variance: outlookVariance } = row
  return remarkOf([
    ...remarksOf(row, { outlook_variance: outlookVariance }),
    months.length > 0 && row.budget.cents !== null && `No line for ${months.join(', ')}.`,
    outlook === null ? 'No outlook was asked for.' : outlookWords(outlook),
  ])
}

export function totalRemark(total: ApiVarianceTotal): string {
  const { rows, comparable, unbudgeted_cents: unbudgeted } = total
  return remarkOf([
    ...remarksOf(total),
    comparable.rows < rows &&
      `${comparable.rows} of ${counted(rows, 'line')} have both a budget and an actual.`,
    unbudgeted !== 0 && `Actual that nobody budgeted: ${groupedDollars(unbudgeted)}.`,
    'Ranges of outlooks do not add up.',
  ])
}

type Figures = Pick<
  ApiVarianceRow,
  | 'budget'
  | 'actual'
  | 'percent_missing'
  | 'judgement'
  | 'not_judged'
  | 'prior'
  | 'change_from_prior'
  | 'year_to_date'
  | 'full_year_budget'
  | 'parts'
>

function remarksOf(row: Figures, more: Readonly<Record<string, ApiAmount | null>> = {}): string[] {
  const { budget, actual, prior, change_from_prior: change, year_to_date: toDate } = row
  const gaps = missingIn({
    Budget: budget,
    Actual: actual,
    'Prior period': prior,
    'Change from prior': change,
    'Year to date': firstGap(toDate),
    'Full-year budget': row.full_year_budget,
    'Outlook less budget': more.outlook_variance ?? null,
  })
  const { parts } = row
  const unknown = parts === null ? 0 : [...parts.budget_cents, ...parts.actual_cents].filter(isNull).length
  const isZero = row.percent_missing?.code === 'zero_budget'
  return [
    ...gaps,
    ...boundsIn({ Actual: actual, 'Prior period': prior, 'Actual year to date': toDate.actual }),
    ...(isZero ? [row.percent_missing?.message ?? ''] : []),
    ...(row.not_judged !== null && actual.cents !== null && budget.cents !== null
      ? [`Not judged: ${row.not_judged}`]
      : []),
    ...(unknown > 0 ? [`${counted(unknown, 'figure')} of months or quarters not known.`] : []),
  ]
}

const isNull = (cents: number | null): boolean => cents === null

const firstGap = ({ budget, actual }: ApiComparison): ApiAmount => (budget.missing === null ? actual : budget)

/** One sentence a reason, with what is missing for it. */
function missingIn(amounts: Readonly<Record<string, ApiAmount | null>>): string[] {
  const labels = new Map<string, string[]>()
  for (const [label, amount] of Object.entries(amounts)) {
    const reason = amount?.missing?.message
    if (reason !== undefined) labels.set(reason, [...(labels.get(reason) ?? []), label])
  }
  return [...labels].map(([reason, all]) => `${all.join(', ')} missing: ${reason}`)
}

function boundsIn(amounts: Readonly<Record<string, ApiAmount>>): string[] {
  const words = Object.entries(amounts).flatMap(([label, { bound }]) =>
    bound === null ? [] : [`${label} ${wordOf(bound)}`],
  )
  return words.length === 0 ? [] : [`${words.join(', ')}: a cost beneath it is unknown in part.`]
}

function outlookWords({ kind, missing, coverage_percent: coverage, ...outlook }: ApiOutlook): string {
  if (missing !== null) return `No outlook: ${missing.message}`
  if (kind === 'closed') return 'Outlook: every month of the year is over.'
  if (kind === 'range' || coverage === null) return 'Outlook: a range, no coverage is stated.'
  const { hit_rate_percent: rate, hit_rate_tried: tried } = outlook
  const hits = rate === null || tried === null ? 'not tried yet' : `${rate} % of ${tried} tried so far held`
  return `Outlook: ${coverage} % are meant to lie between low and high, ${hits}.`
}
