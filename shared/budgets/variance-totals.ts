// Totals of variance rows: by measure, and by groups of its rows. Measures and dimensions are never added to one another.
import type { Materiality } from '../contract/budget/materiality.ts'
import type { Amount, VarianceRow, VarianceTotal } from '../contract/budget/variance.ts'
import { type Measure, measureById } from '../measures/catalogue.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { boundOfSum, centsOfAll, difference, knownAmount, noAmount } from './amounts.ts'
import { askCommentary } from './ask-commentary.ts'
import { compareAmounts } from './compare-amounts.ts'
import { compareTexts } from './line-key.ts'

/**
 * For each dimension, measure and span in the order of the rows: its groups by name, then all rows together (group null).
 * Budgets that are known are added; an actual that is not known leaves the total without one, and `comparable` sums what has
 * both. Total variance = variances of comparable rows + actuals without a budget, to the cent.
 *
 * @param groupOf null for rows that stand in no group
 */
export function varianceTotals(
  rows: readonly VarianceRow[],
  materiality: Materiality,
  groupOf: (row: VarianceRow) => string | null,
): VarianceTotal[] {
  const together = Map.groupBy(rows, ({ dimension, measure, span }) =>
    JSON.stringify([dimension, measure, span]),
  )
  return [...together.values()].flatMap((ofMeasure) => {
    const groups = [...Map.groupBy(ofMeasure, groupOf)].sort(([one], [other]) =>
      compareTexts(one ?? '', other ?? ''),
    )
    return [
      ...groups.flatMap(([group, some]) => (group === null ? [] : [totalOf(group, some, materiality)])),
      totalOf(null, ofMeasure, materiality),
    ]
  })
}

function totalOf(
  group: string | null,
  rows: readonly VarianceRow[],
  materiality: Materiality,
): VarianceTotal {
  const { dimension, measure, span } = rows[0] as VarianceRow
  const described = measureById(measure) as Measure
  const compared = compareAmounts(
    budgetsOf(rows.map(({ budget }) => budget)),
    addedMembers(rows.map(({ actual }) => actual)),
    described,
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
    prior,
    changeFromPrior: difference(compared.actual, prior),
    yearToDate: compareAmounts(
      budgetsOf(rows.map(({ yearToDate }) => yearToDate.budget)),
      addedMembers(rows.map(({ yearToDate }) => yearToDate.actual)),
      described,
    ),
    fullYearBudget: budgetsOf(rows.map(({ fullYearBudget }) => fullYearBudget)),
    commentary: askCommentary(compared, materiality),
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

/** A member without a line is in no budget. */
function budgetsOf(amounts: readonly Amount[]): Amount {
  const known = amounts.filter(({ cents }) => cents !== null)
  return known.length === 0 ? (amounts[0] as Amount) : knownAmount(centsOfAll(known))
}

function addedMembers(amounts: readonly Amount[]): Amount {
  const gaps = amounts.flatMap(({ missing }) => (missing === null ? [] : [missing]))
  const [first] = gaps
  if (first === undefined) return knownAmount(centsOfAll(amounts), boundOfSum(amounts))
  const messages = [...new Set(gaps.map(({ message }) => message))].join(' ')
  const whose = `${counted(gaps.length, 'row')} of ${amounts.length}`
  return noAmount({ code: first.code, message: `Not known for ${whose}. ${messages}` })
}
