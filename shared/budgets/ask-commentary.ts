// Whether a variance is so large that whoever owns the budget is asked to comment on it (figure book, section 9).
import type { Materiality } from '../contract/budget/materiality.ts'
import type { Commentary, Comparison } from '../contract/budget/variance.ts'
import { decimalUnits } from '../ranges/decimal-units.ts'
import { groupedDollars } from '../ranges/grouped-numbers.ts'
import { isCertain } from './compare-amounts.ts'

/** A percentage of a hundred, in hundredths of a percent. */
const WHOLE = 10_000n

/**
 * Passed means by more, in either direction; the percentage is compared unrounded. Of a budget of zero there
 * is no percentage, so the amount decides. A variance that an unknown cost could turn round is not asked about, nor one of
 * an actual of more months than the budget.
 *
 * @param monthsWithoutLine those that the budget lacks
 */
export function askCommentary(
  { budget, variance, notJudged }: Comparison,
  materiality: Materiality,
  monthsWithoutLine: readonly string[] = [],
): Commentary {
  if (variance.cents === null || budget.cents === null) {
    return { asked: false, why: `Not asked: there is no variance. ${variance.missing?.message ?? ''}`.trim() }
  }
  if (monthsWithoutLine.length > 0) {
    return {
      asked: false,
      why: `Not asked: there is no line for ${monthsWithoutLine.join(', ')}, and the actual is of all months.`,
    }
  }
  if (variance.cents === 0 && variance.bound === null) return { asked: false, why: 'Not asked: on budget.' }
  if (!isCertain(variance)) {
    return { asked: false, why: `Not asked: ${spoken(notJudged ?? '')}` }
  }
  const size = Math.abs(variance.cents)
  const isOverAmount = size > materiality.amountCents
  const isOverShare = isOverPercent(size, Math.abs(budget.cents), materiality.percent)
  const thresholds: Threshold[] = [
    { isPassed: isOverAmount, words: groupedDollars(materiality.amountCents) },
    ...(budget.cents === 0
      ? []
      : [{ isPassed: isOverShare, words: `${materiality.percent} % of the budget` }]),
  ]
  const isOver = ({ isPassed }: Threshold): boolean => isPassed
  const asked = materiality.passed === 'both' ? thresholds.every(isOver) : thresholds.some(isOver)
  // Of those that decide: what was passed where it is asked, and what was not where it is not.
  const named = thresholds.filter(({ isPassed }) => isPassed === asked).map(({ words }) => words)
  const than = asked
    ? named.map((words) => `more than ${words}`).join(' and ')
    : `within ${named.join(' and ')}`
  return {
    asked,
    why: `${asked ? 'Asked' : 'Not asked'}: the variance of ${groupedDollars(size)} is ${than}.`,
  }
}

const spoken = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

interface Threshold {
  readonly isPassed: boolean
  readonly words: string
}

function isOverPercent(sizeCents: number, budgetCents: number, percent: number): boolean {
  return BigInt(sizeCents) * WHOLE > BigInt(decimalUnits(percent, 2) ?? 0) * BigInt(budgetCents)
}
