// Cost efficiency score and optimization potential (figure book, section 4).
import { ratio } from '../money/divide.ts'

export type OptimizationPotential = 'high' | 'moderate' | 'well optimized'

/** (list price - total cost) / list price x 100, held in 0..100, two decimals. The list price is above zero. */
export function costEfficiencyScore(listPriceCents: number, totalCostCents: number): number {
  const heldMarginCents = Math.min(Math.max(listPriceCents - totalCostCents, 0), listPriceCents)
  return ratio(heldMarginCents * 100, listPriceCents, 2)
}

/** Below 50 high, below 75 moderate, else well optimized; the unrounded score is compared. */
export function optimizationPotential(listPriceCents: number, totalCostCents: number): OptimizationPotential {
  const marginCents = listPriceCents - totalCostCents
  if (marginCents * 100 < 50 * listPriceCents) return 'high'
  return marginCents * 100 < 75 * listPriceCents ? 'moderate' : 'well optimized'
}
