// What one tenant's events add up to; every sum is of integers, so their order never matters.

export interface EventTally {
  /** `email_delivery_outcome` events of whatever outcome. */
  outcomes: number
  /** `email_delivery_outcome` events that bounced, were marked as spam or blocked. */
  incidents: number
  /** Of `revenue_impact`. */
  impacts: number
  positiveCents: number
  /** Magnitude. */
  negativeCents: number
  /** Of `cost_optimization`: how many, how many of them say an amount that can be read, and their sum. */
  optimizations: number
  optimizationsRead: number
  savingsCents: number
  /** The part of it in the last month of the window. */
  lastMonthSavingsCents: number
  /** Of `efficiency_metrics`: how many, and their sum in millionths. */
  scores: number
  scoreMillionths: number
  /** `strategic_decision` and `strategic_decision_summary`. */
  decisions: number
  /** Of the 90 days before `asOf`. */
  revenueTrends: number
  costTrends: number
  decisionSummaries: number
  /** Midpoints in cents of the ranges in dollars that `cost_optimization_trend` names, and how many there are. */
  savingsRanges: number
  savingsMidpointCents: number
}

export const noEvents = (): EventTally => ({
  outcomes: 0,
  incidents: 0,
  impacts: 0,
  positiveCents: 0,
  negativeCents: 0,
  optimizations: 0,
  optimizationsRead: 0,
  savingsCents: 0,
  lastMonthSavingsCents: 0,
  scores: 0,
  scoreMillionths: 0,
  decisions: 0,
  revenueTrends: 0,
  costTrends: 0,
  decisionSummaries: 0,
  savingsRanges: 0,
  savingsMidpointCents: 0,
})

export function addTo(sum: EventTally, tally: EventTally): void {
  for (const field of Object.keys(tally) as (keyof EventTally)[]) sum[field] += tally[field]
}
