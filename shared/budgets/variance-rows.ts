// The variance sheet: a row for each member and measure in each month, quarter or year (figure book, section 9).
import type { BudgetLine } from '../contract/budget/line.ts'
import type { Materiality } from '../contract/budget/materiality.ts'
import type { Amount, ComparisonToDate, VarianceRow } from '../contract/budget/variance.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { type Measure, measureById } from '../measures/catalogue.ts'
import { parsePeriod, shiftPeriod } from '../periods/period.ts'
import { type Span, spanOf } from '../periods/span.ts'
import { addedMonths, difference, noAmount } from './amounts.ts'
import { askCommentary } from './ask-commentary.ts'
import { type BudgetedMonths, type BudgetedSubject, budgetOf, type Subject, subjectsOf } from './budget-of.ts'
import { compareAmounts } from './compare-amounts.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { type OpenMonths, openWords, unlessOpen } from './open-months.ts'
import { unlessUnlike } from './unlike-months.ts'

export interface VarianceTerms {
  /** For example those of `spansOf`. */
  readonly spans: readonly Span[]
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /** The last month that has actuals, `YYYY-MM`; null where none has. */
  readonly actualsThrough: string | null
  /** Months whose run looked before they were over: shown where they are asked for, as provisional, and taken for whole nowhere. */
  readonly provisionalMonths?: OpenMonths
  readonly materiality: Materiality
  /** What was published of a subject for a month; null cents with the reason. */
  readonly actualOf: (subject: Subject, period: string) => Amount
  /** Subjects that get rows without a line, such as members whose cost nobody budgeted. */
  readonly alsoFor?: readonly Subject[]
}

/** By subject in the order of lines, then by span as asked. Pure, in whole cents. */
export function varianceRows(lines: readonly BudgetLine[], terms: VarianceTerms): VarianceRow[] {
  const months = new Map(terms.spans.map((span) => [span.id, monthsAround(span, terms)]))
  return subjectsOf(lines, terms.alsoFor ?? []).flatMap((subject) =>
    terms.spans.map((span) => rowOf(subject, span, months.get(span.id) as MonthsAround, terms)),
  )
}

/** What is looked at beside the months of a span. */
interface MonthsAround {
  readonly before: readonly string[]
  readonly toDate: readonly string[]
  readonly ofYear: readonly string[]
}

function monthsAround({ months }: Span, { firstMonth, actualsThrough }: VarianceTerms): MonthsAround {
  const last = months.at(-1) as string
  const ofYear = spanOf(fiscalYearOf(last, firstMonth), firstMonth).months
  return {
    before: months.map((month) => shiftPeriod(parsePeriod(month), -months.length).id),
    toDate: ofYear.filter((month) => month <= last && actualsThrough !== null && month <= actualsThrough),
    ofYear,
  }
}

function rowOf(
  { subject, lines }: BudgetedSubject,
  { id, months }: Span,
  { before, toDate, ofYear }: MonthsAround,
  terms: VarianceTerms,
): VarianceRow {
  const measure = measureById(subject.measure) as Measure
  const actualOf = (some: readonly string[]): Amount =>
    addedMonths(some.map((period) => ({ period, amount: actualIn(subject, period, terms) })))
  const { budget, owners, monthsWithoutLine } = budgetOf(lines, months)
  const open = (some: readonly string[]) => openWords(some, terms.provisionalMonths ?? NONE_OPEN)
  const compared = unlessUnlike(
    unlessOpen(compareAmounts(budget, actualOf(months), measure), open(months)),
    monthsWithoutLine,
  )
  const prior = actualOf(before)
  const year = budgetOf(lines, ofYear)
  return {
    ...subject,
    span: id,
    owners,
    monthsWithoutLine,
    ...compared,
    prior,
    changeFromPrior: difference(compared.actual, prior),
    yearToDate: yearToDate(budgetOf(lines, toDate), toDate, actualOf, measure),
    fullYearBudget: year.budget,
    yearMonthsWithoutLine: year.monthsWithoutLine,
    commentary: askCommentary(compared, terms.materiality, monthsWithoutLine),
  }
}

const NONE_OPEN: OpenMonths = new Map()
const NOT_YET: NullReason = { code: 'no_actual_yet', message: 'No actual is published for it yet.' }

/** Of the months that have a line, so that like is compared with like; where none has, the actual of all of them. */
function yearToDate(
  { budget, monthsWithoutLine }: BudgetedMonths,
  months: readonly string[],
  actualOf: (months: readonly string[]) => Amount,
  measure: Measure,
): ComparisonToDate {
  if (months.length === 0) {
    return { ...compareAmounts(noAmount(NOT_YET), noAmount(NOT_YET), measure), monthsWithoutLine }
  }
  const without = new Set(budget.cents === null ? [] : monthsWithoutLine)
  const compared = months.filter((month) => !without.has(month))
  return { ...compareAmounts(budget, actualOf(compared), measure), monthsWithoutLine }
}

function actualIn(
  subject: Subject,
  period: string,
  { actualsThrough, provisionalMonths, actualOf }: VarianceTerms,
): Amount {
  if (provisionalMonths?.has(period)) {
    const amount = actualOf(subject, period)
    return amount.cents === null ? amount : { ...amount, bound: 'provisional' }
  }
  if (actualsThrough === null || period > actualsThrough) return noAmount(NOT_YET)
  return actualOf(subject, period)
}
