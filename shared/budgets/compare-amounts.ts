// Actual against budget: cents, percent, and in words whether that is favourable (figure book, section 9).
import type { Amount, Comparison, Judgement } from '../contract/budget/variance.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { Direction, Measure } from '../measures/catalogue.ts'
import { ratio } from '../money/divide.ts'
import { difference } from './amounts.ts'

const PERCENT_DECIMALS = 2
const ZERO_BUDGET: NullReason = {
  code: 'zero_budget',
  message: 'There is no percentage of a budget of zero.',
}

/** Variance = actual - budget; % on |budget|. */
export function compareAmounts(
  budget: Amount,
  actual: Amount,
  { direction }: Pick<Measure, 'direction'>,
): Comparison {
  const variance = difference(actual, budget)
  return { budget, actual, variance, ...percentOf(variance, budget), ...judge(variance, direction) }
}

function percentOf(variance: Amount, budget: Amount): Pick<Comparison, 'variancePercent' | 'percentMissing'> {
  if (variance.cents === null || budget.cents === null) {
    return { variancePercent: null, percentMissing: variance.missing }
  }
  if (budget.cents === 0) return { variancePercent: null, percentMissing: ZERO_BUDGET }
  const percent = ratio(BigInt(variance.cents) * 100n, Math.abs(budget.cents), PERCENT_DECIMALS)
  return { variancePercent: percent, percentMissing: null }
}

/** Judged only where no unknown cost could turn it round. */
function judge(variance: Amount, direction: Direction): Pick<Comparison, 'judgement' | 'notJudged'> {
  if (variance.cents === null) return notJudged((variance.missing as NullReason).message)
  if (!isCertain(variance)) {
    return notJudged('Part of the actual is unknown, and could turn the variance round.')
  }
  if (variance.cents === 0) return judged('on budget')
  if (direction === 'neutral')
    return notJudged('Neither more nor less of this measure is favourable by itself.')
  return judged(variance.cents > 0 === (direction === 'higher is favourable') ? 'favourable' : 'adverse')
}

/** Whether the variance keeps its sign, whatever the unknown part of it comes to. */
export function isCertain({ cents, bound }: Amount): boolean {
  if (cents === null) return false
  if (bound === null) return true
  return (bound === 'at_least' && cents > 0) || (bound === 'at_most' && cents < 0)
}

function judged(judgement: Judgement): Pick<Comparison, 'judgement' | 'notJudged'> {
  return { judgement, notJudged: null }
}

function notJudged(why: string): Pick<Comparison, 'judgement' | 'notJudged'> {
  return { judgement: 'not judged', notJudged: why }
}
