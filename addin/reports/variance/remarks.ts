// What the numbers of a variance row are not, in sentences: what is missing and why, and bounds.
import { boundOfSum } from '../../../shared/budgets/amounts.ts'
import type {
  ApiAmount,
  ApiComparison,
  ApiVarianceRow,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Bound } from '../../../shared/measures/catalogue.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { wordOf } from '../../shown/bounds.ts'
import { remarkOf } from '../cells.ts'
import { LESS_BUDGET, outlookWords } from './outlook-remarks.ts'

/** @param open what the sheet says of a month that is open; null where none is */
export function lineRemark(row: ApiVarianceRow, open: string | null): string {
  const { outlook, outlook_variance: lessBudget } = row
  return remarkOf([
    ...remarksOf(row, { lessBudget, outlookBounds: [outlook?.bound ?? null], open }),
    outlook === null ? 'No outlook was asked for.' : outlookWords(outlook),
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

export function remarksOf(row: Figures, { lessBudget, outlookBounds, open }: OfOutlook): string[] {
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
