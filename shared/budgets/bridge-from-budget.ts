// From a budget line to its actual: price and volume where the line holds quantity and rate, otherwise by resource
// (figure book, section 9). Steps sum to actual less budget to the cent.
import type { BudgetBridge, BudgetStep } from '../contract/budget/bridge.ts'
import type { BudgetLine } from '../contract/budget/line.ts'
import type { Amount } from '../contract/budget/variance.ts'
import { groupedDollars, groupedNumber } from '../ranges/grouped-numbers.ts'
import { centsOf, rateWords } from './line-amount.ts'
import { type ResourceCents, resourceSteps } from './resource-steps.ts'

/** What is known of the actual of a line's month. */
export interface LineActual {
  readonly amount: Amount
  /** How many of the line's unit there were; null where that is not known, or the line holds none. */
  readonly quantity: number | null
  /** The actual of the month before and what both months come to on each resource; null where it is not known. */
  readonly resources: { readonly priorCents: number; readonly ofEach: readonly ResourceCents[] } | null
}

/** Pure. Without an actual there is no bridge, for its reason. */
export function bridgeFromBudget(
  { cents: budgetCents, quantityAndRate }: Pick<BudgetLine, 'cents' | 'quantityAndRate'>,
  { amount, quantity, resources }: LineActual,
): BudgetBridge {
  const { cents: actualCents, bound, missing } = amount
  const ends = { budgetCents, actualCents, bound, missing }
  const because = whyNotPriceAndVolume(quantityAndRate, quantity)
  const noSteps = { because, ...ends, steps: [] }
  if (actualCents === null) return { method: 'whole line', ...noSteps }
  if (quantityAndRate !== null && quantity !== null) {
    const atBudgetRate = centsOf({ quantity, rateMicrodollars: quantityAndRate.rateMicrodollars })
    const rate = rateWords(quantityAndRate.rateMicrodollars)
    const counts = `${groupedNumber(quantity)} instead of ${groupedNumber(quantityAndRate.quantity)}`
    const volume = step('volume', atBudgetRate - budgetCents, `${counts}, at the budget's ${rate} each.`)
    const came = `${groupedNumber(quantity)} at ${rate} are ${groupedDollars(atBudgetRate)}`
    const price = step(
      'price',
      actualCents - atBudgetRate,
      `${came}; they came to ${groupedDollars(actualCents)}.`,
    )
    return { method: 'price and volume', because, ...ends, steps: [volume, price] }
  }
  if (resources === null) {
    const why = `${groupedDollars(actualCents)} against ${groupedDollars(budgetCents)}: the month before is not known by resource.`
    return {
      method: 'whole line',
      because,
      ...ends,
      steps: [step('whole_line', actualCents - budgetCents, why)],
    }
  }
  const { priorCents, ofEach } = resources
  const planned = `The month before came to ${groupedDollars(priorCents)}; the budget was ${groupedDollars(budgetCents)}.`
  const steps = [
    step('planned_change', priorCents - budgetCents, planned),
    ...resourceSteps(ofEach, actualCents - priorCents),
  ]
  return { method: 'by resource', because, ...ends, steps: steps.filter(({ cents }) => cents !== 0) }
}

function whyNotPriceAndVolume(
  quantityAndRate: BudgetLine['quantityAndRate'],
  quantity: number | null,
): string | null {
  if (quantityAndRate === null) return 'The line holds an amount, no quantity and rate.'
  return quantity === null ? 'The actual quantity is not known.' : null
}

function step(kind: BudgetStep['kind'], cents: number, why: string): BudgetStep {
  return { kind, resourceId: null, cents: cents === 0 ? 0 : cents, why }
}
