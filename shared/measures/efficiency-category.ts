// Efficiency category by cost per delivered email in dollars (figure book, section 4). Thresholds are strict.

export type EfficiencyCategory = 'Highly Efficient' | 'Efficient' | 'Moderate' | 'Needs Optimization'

/** Compares cents with emails, unrounded: below one cent an email, two cents, five cents. */
export function efficiencyCategory(totalCostCents: number, emailsDelivered: number): EfficiencyCategory {
  if (totalCostCents < emailsDelivered) return 'Highly Efficient'
  if (totalCostCents < 2 * emailsDelivered) return 'Efficient'
  return totalCostCents < 5 * emailsDelivered ? 'Moderate' : 'Needs Optimization'
}
