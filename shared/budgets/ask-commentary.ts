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
 * is no percentage, so the amount decides. A variance that an unknown cost could turn round is not asked about.
 */
export function askCommentary({ budget, variance }: Comparison, materiality: Materiality): Commentary {
  if (variance.cents === null || budget.cents === null) {
    return { asked: false, why: `Not asked: there is no variance. ${variance.missing?.message ?? ''}`.trim() }
  }
  if (variance.cents === 0 && variance.bound === null) return { asked: false, why: 'Not asked: on budget.' }
  if (!isCertain(variance)) {
    return {
      asked: false,
      why: 'Not asked: part of the actual is unknown, and could turn the variance round.',
    }
  }
  const size = Math.abs(variance.cents)
  const overAmount = size > materiality.amountCents
  const overPercent =
    budget.cents === 0 ? overAmount : isOverPercent(size, Math.abs(budget.cents), materiality.percent)
  const asked = materiality.passed === 'both' ? overAmount && overPercent : overAmount || overPercent
  const amount = `${groupedDollars(size)} is ${overAmount ? 'over' : 'not over'} ${groupedDollars(materiality.amountCents)}`
  const percent = percentWords(budget.cents, overPercent, materiality.percent)
  const rule = materiality.passed === 'both' ? 'both must be passed' : 'one of the two is enough'
  return { asked, why: `${asked ? 'Asked' : 'Not asked'}: ${amount} and ${percent}; ${rule}.` }
}

function isOverPercent(sizeCents: number, budgetCents: number, percent: number): boolean {
  return BigInt(sizeCents) * WHOLE > BigInt(decimalUnits(percent, 2) ?? 0) * BigInt(budgetCents)
}

function percentWords(budgetCents: number, isOver: boolean, percent: number): string {
  if (budgetCents === 0) return 'the budget is zero, so that the amount decides'
  return `${isOver ? 'over' : 'not over'} ${percent} % of the budget`
}
