// What the numbers of a variance row are not, in sentences: what is missing and why, bounds, and what an outlook is worth.

import { boundOfSum } from '../../../shared/budgets/amounts.ts'
import type {
  ApiAmount,
  ApiComparison,
  ApiOutlook,
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Bound } from '../../../shared/measures/catalogue.ts'
import { counted, groupedDollars } from '../../../shared/ranges/grouped-numbers.ts'
import { wordOf } from '../../shown/bounds.ts'
import { remarkOf } from '../cells.ts'

/** @param open what the sheet says of a month that is open; null where none is */
export function lineRemark(row: ApiVarianceRow, open: string | null): string {
  const { outlook, outlook_variance: lessBudget } = row
  return remarkOf([
    ...remarksOf(row, { lessBudget, outlookBounds: [outlook?.bound ?? null], open }),
    outlook === null ? 'No outlook was asked for.' : outlookWords(outlook),
  ])
}

/** @param lines those that it is the total of */
export function totalRemark(
  total: ApiVarianceTotal,
  lines: readonly ApiVarianceRow[],
  open: string | null,
): string {
  const { rows, comparable, unbudgeted_cents: unbudgeted } = total
  return remarkOf([
    ...remarksOf(total, {
      lessBudget: null,
      outlookBounds: lines.map(({ outlook }) => outlook?.bound ?? null),
      open,
    }),
    total.outlook?.missing != null && `No full-year outlook: ${total.outlook.missing.message}`,
    ...outlookLess(total),
    comparable.rows < rows &&
      `${comparable.rows} of ${counted(rows, 'line')} have both a budget and an actual.`,
    unbudgeted !== 0 &&
      `Actual and variance include ${groupedDollars(unbudgeted)} of ${counted(lines.filter(isUnbudgeted).length, 'line')} without a budget, which have no variance of their own.`,
    'Ranges of outlooks do not add up.',
  ])
}

const isUnbudgeted = ({ budget, actual }: ApiVarianceRow): boolean =>
  budget.cents === null && actual.cents !== null && actual.cents !== 0

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
  | 'full_year_months_without_line'
  | 'months_without_line'
  | 'variance'
  | 'parts'
>

interface OfOutlook {
  readonly lessBudget: ApiAmount | null
  /** Of every outlook that the row is of. */
  readonly outlookBounds: readonly (Bound | null)[]
  readonly open: string | null
}

function remarksOf(row: Figures, { lessBudget, outlookBounds, open }: OfOutlook): string[] {
  const { budget, actual, prior, change_from_prior: change, year_to_date: toDate } = row
  const gaps = missingIn({
    Budget: budget,
    Actual: actual,
    'Prior period': prior,
    'Change from prior': change,
    'Year to date': firstGap(toDate),
    'Full-year budget': row.full_year_budget,
    [LESS_BUDGET]: lessBudget,
  })
  const { parts } = row
  const unknown = parts === null ? 0 : [...parts.budget_cents, ...parts.actual_cents].filter(isNull).length
  const isZero = row.percent_missing?.code === 'zero_budget'
  return [
    ...gaps,
    ...boundsIn(
      {
        Actual: actual,
        'Prior period': prior,
        'Actual year to date': toDate.actual,
        'Full-year outlook': { bound: boundOfSum(outlookBounds.map((bound) => ({ bound }))) },
      },
      open,
    ),
    ...withoutLine(row),
    ...(isZero ? [row.percent_missing?.message ?? ''] : []),
    ...(row.not_judged !== null && actual.cents !== null && budget.cents !== null
      ? [`Not judged: ${row.not_judged}`]
      : []),
    ...(unknown > 0 ? [`${counted(unknown, 'figure')} of months or quarters not known.`] : []),
  ]
}

const LESS_BUDGET = 'Outlook less budget'

/** Of which months the figures are not. What is not judged for it says so itself. */
function withoutLine({
  budget,
  variance,
  months_without_line: months,
  year_to_date: toDate,
}: Figures): string[] {
  const early = toDate.months_without_line
  return [
    ...(budget.cents !== null && variance.cents === null && months.length > 0
      ? [`No line for ${months.join(', ')}.`]
      : []),
    ...(toDate.budget.cents !== null && early.length > 0
      ? [`Year to date without ${early.join(', ')}, which no line is for.`]
      : []),
  ]
}

function outlookLess({ full_year_budget: budget, full_year_months_without_line: months }: Figures): string[] {
  if (budget.cents === null || months.length === 0) return []
  return [
    `${LESS_BUDGET} missing: a line has none for ${months.join(', ')}, and outlooks are of the whole year.`,
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

/** What is provisional for an open month moves; the plain rows say of which month. */
function boundsIn(
  amounts: Readonly<Record<string, Pick<ApiAmount, 'bound'>>>,
  open: string | null,
): string[] {
  const bounded = Object.entries(amounts).flatMap(([label, { bound }]) =>
    bound === null ? [] : [{ label, bound }],
  )
  const isMoving = ({ bound }: { bound: Bound }) => open !== null && bound === 'provisional'
  const told = (some: typeof bounded, why: string) =>
    some.length === 0
      ? []
      : [`${some.map(({ label, bound }) => `${label} ${wordOf(bound)}`).join(', ')}: ${why}`]
  return [
    ...told(bounded.filter(isMoving), 'a month is open.'),
    ...told(
      bounded.filter((one) => !isMoving(one)),
      'a cost beneath it is unknown in part.',
    ),
  ]
}

function outlookWords({ kind, missing, coverage_percent: coverage, ...outlook }: ApiOutlook): string {
  if (missing !== null) return `No outlook: ${missing.message}`
  if (kind === 'closed') return 'Outlook: every month of the year is over.'
  if (kind === 'range' || coverage === null) return 'Outlook: a range, no coverage is stated.'
  const { hit_rate_percent: rate, hit_rate_tried: tried } = outlook
  const hits = rate === null || tried === null ? 'not tried yet' : `${rate} % of ${tried} tried so far held`
  return `Outlook: ${coverage} % are meant to lie between low and high, ${hits}.`
}
