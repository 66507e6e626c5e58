// Business health: list price held against total cost (figure book, section 4). Thresholds are strict.

export type BusinessHealth = 'Excellent' | 'Good' | 'Monitor' | 'Critical Action Required'

/** Compares unrounded cents; 1.5 x is compared as 2 x price > 3 x cost. */
export function businessHealth(listPriceCents: number, totalCostCents: number): BusinessHealth {
  if (listPriceCents > 2 * totalCostCents) return 'Excellent'
  if (2 * listPriceCents > 3 * totalCostCents) return 'Good'
  if (listPriceCents > totalCostCents) return 'Monitor'
  return 'Critical Action Required'
}
