// Totals of variance rows: by measure, and by groups of its rows. Measures and dimensions are never added to one another.
import type { Materiality } from '../contract/budget/materiality.ts'
import type { Amount, VarianceRow, VarianceTotal } from '../contract/budget/variance.ts'
import { type Measure, measureById } from '../measures/catalogue.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { boundOfSum, centsOfAll, difference, knownAmount, noAmount } from './amounts.ts'
import { askCommentary } from './ask-commentary.ts'
import { compareAmounts } from './compare-amounts.ts'
import { compareTexts } from './line-key.ts'
import { unlessOpen } from './open-months.ts'
import { unlessUnlike } from './unlike-months.ts'

/**
 * For each dimension, measure and span in the order of the rows: its groups by name, then all rows together (group null).
 * Budgets that are known are added; an actual of a budgeted row that is not known leaves the total without one, and `comparable` sums what has
 * both. Total variance = variances of comparable rows + actuals without a budget, to the cent.
 *
 * @param groupOf null for rows that stand in no group
 * @param openWordsOf what is said of a span with an open month
 */
export function varianceTotals(
  rows: readonly VarianceRow[],
  materiality: Materiality,
  groupOf: (row: VarianceRow) => string | null,
  openWordsOf: (span: string) => string | null = () => null,
): VarianceTotal[] {
  const together = Map.groupBy(rows, ({ dimension, measure, span }) =>
    JSON.stringify([dimension, measure, span]),
  )
  return [...together.values()].flatMap((ofMeasure) => {
    const groups = [...Map.groupBy(ofMeasure, groupOf)].sort(([one], [other]) =>
      compareTexts(one ?? '', other ?? ''),
    )
    return [
      ...groups.flatMap(([group, some]) =>
        group === null ? [] : [totalOf(group, some, materiality, openWordsOf)],
      ),
      totalOf(null, ofMeasure, materiality, openWordsOf),
    ]
  })
}

function totalOf(
  group: string | null,
  rows: readonly VarianceRow[],
  materiality: Materiality,
  openWordsOf: (span: string) => string | null,
): VarianceTotal {
  const { dimension, measure, span } = rows[0] as VarianceRow
  const described = measureById(measure) as Measure
  const monthsWithoutLine = monthsOf(
    rows.map(({ budget, monthsWithoutLine: months }) => ({ budget, months })),
  )
  const compared = unlessUnlike(
    unlessOpen(compareAmounts(budgetsOf(rows), actualsOf(rows), described), openWordsOf(span)),
    monthsWithoutLine,
  )
  const prior = addedMembers(rows.map((row) => row.prior))
  const both = rows.filter(({ budget, actual }) => budget.cents !== null && actual.cents !== null)
  return {
    span,
    dimension,
    measure,
    group,
    rows: rows.length,
    ...compared,
    monthsWithoutLine,
    prior,
    // Of the same rows as the prior one: a row that is left out of the actual above is in that.
    changeFromPrior: difference(addedMembers(rows.map(({ actual }) => actual)), prior),
    yearToDate: {
      ...compareAmounts(
        budgetsOf(rows.map(({ yearToDate }) => yearToDate)),
        actualsOf(rows.map(({ yearToDate }) => yearToDate)),
        described,
      ),
      monthsWithoutLine: monthsOf(
        rows.map(({ yearToDate: { budget, monthsWithoutLine: months } }) => ({ budget, months })),
      ),
    },
    fullYearBudget: budgetsOf(rows.map(({ fullYearBudget: budget }) => ({ budget }))),
    yearMonthsWithoutLine: monthsOf(
      rows.map(({ fullYearBudget: budget, yearMonthsWithoutLine: months }) => ({ budget, months })),
    ),
    commentary: askCommentary(compared, materiality, monthsWithoutLine),
    comparable: {
      rows: both.length,
      budgetCents: centsOfAll(both.map(({ budget }) => budget)),
      actualCents: centsOfAll(both.map(({ actual }) => actual)),
      varianceCents: centsOfAll(both.map(({ variance }) => variance)),
    },
    unbudgetedCents: centsOfAll(
      rows.filter(({ budget }) => budget.cents === null).map(({ actual }) => actual),
    ),
  }
}

/** Months that any of the budgets lacks; what has no budget lacks none of it. */
function monthsOf(
  rows: readonly { readonly budget: Amount; readonly months: readonly string[] }[],
): string[] {
  const lacking = rows.flatMap(({ budget, months }) => (budget.cents === null ? [] : months))
  return [...new Set(lacking)].sort(compareTexts)
}

/** A member without a line is in no budget. */
function budgetsOf(rows: readonly { readonly budget: Amount }[]): Amount {
  const known = rows.flatMap(({ budget }) => (budget.cents === null ? [] : [budget]))
  return known.length === 0 ? (rows[0]?.budget as Amount) : knownAmount(centsOfAll(known))
}

/** A row with neither budget nor actual has nothing to say of the total, and takes none of it away. */
function actualsOf(rows: readonly { readonly budget: Amount; readonly actual: Amount }[]): Amount {
  const told = rows.filter(({ budget, actual }) => budget.cents !== null || actual.cents !== null)
  return addedMembers((told.length === 0 ? rows : told).map(({ actual }) => actual))
}

function addedMembers(amounts: readonly Amount[]): Amount {
  const gaps = amounts.flatMap(({ missing }) => (missing === null ? [] : [missing]))
  const [first] = gaps
  if (first === undefined) return knownAmount(centsOfAll(amounts), boundOfSum(amounts))
  const messages = [...new Set(gaps.map(({ message }) => message))].join(' ')
  const whose = `${counted(gaps.length, 'row')} of ${amounts.length}`
  return noAmount({ code: first.code, message: `Not known for ${whose}. ${messages}` })
}
