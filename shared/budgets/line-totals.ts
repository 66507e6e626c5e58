// Sums of budget lines that belong together: by fiscal year, dimension and measure, never over them, since total cost
// holds infrastructure cost, and a vendor's cost is its tenants' cost cut another way.
import { type BudgetLine, DIMENSIONS } from '../contract/budget/line.ts'
import type { TotalChange } from '../contract/budget/preview.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import { compareTexts } from './line-key.ts'

type Summed = Pick<BudgetLine, 'dimension' | 'measure' | 'period' | 'cents'>

/** By fiscal year, dimension and measure in their order. */
export function totalChanges(
  before: readonly Summed[],
  after: readonly Summed[],
  firstMonth: number,
): TotalChange[] {
  const yearOf = new Map<string, string>()
  const totals = new Map<string, TotalChange>()
  const totalOf = ({ dimension, measure, period }: Summed): TotalChange => {
    const fiscalYear = yearOf.get(period) ?? fiscalYearOf(period, firstMonth)
    yearOf.set(period, fiscalYear)
    const key = JSON.stringify([fiscalYear, dimension, measure])
    const total = totals.get(key) ?? {
      fiscalYear,
      dimension,
      measure,
      beforeCents: 0,
      afterCents: 0,
      changeCents: 0,
    }
    totals.set(key, total)
    return total
  }
  for (const line of before) totalOf(line).beforeCents += line.cents
  for (const line of after) totalOf(line).afterCents += line.cents
  return [...totals.values()]
    .map((total) => ({ ...total, changeCents: total.afterCents - total.beforeCents }))
    .sort(inOrder)
}

function inOrder(one: TotalChange, other: TotalChange): number {
  return (
    compareTexts(one.fiscalYear, other.fiscalYear) ||
    DIMENSIONS.indexOf(one.dimension) - DIMENSIONS.indexOf(other.dimension) ||
    compareTexts(one.measure, other.measure)
  )
}
