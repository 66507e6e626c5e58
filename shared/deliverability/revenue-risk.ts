// What delivery trouble may cost, and how it compares with revenue (001, sections 3.3 and 6.2; figure book, section 5).
// Every threshold is strict and compares unrounded values.
import type { DeliverabilityRisk, RevenueHealth } from '../contract/summary/strategic-figures.ts'

const CENTS_A_BOUNCE = 5
const CENTS_A_SPAM_COMPLAINT = 25

/** Cents: what bounces cost; a part of the estimated loss. */
export const bounceLossCents = (bounced: number): number => bounced * CENTS_A_BOUNCE

/** Cents: bounces at 5 and spam complaints at 25. */
export const estimatedLossCents = (bounced: number, spam: number): number =>
  bounceLossCents(bounced) + spam * CENTS_A_SPAM_COMPLAINT

/** A bounce rate over 10 % is critical, over 5 % to be monitored; nothing sent is no data. */
export function deliverabilityRisk(bounced: number, sent: number): DeliverabilityRisk {
  if (sent === 0) return 'no_data'
  if (10 * bounced > sent) return 'critical_action_required'
  return 20 * bounced > sent ? 'monitoring_needed' : 'acceptable'
}

/** Loss below 5 % of revenue Excellent, below 10 % Good, below 20 % Monitor; without revenue `unknown`. */
export function revenueHealth(lossCents: number, revenueCents: number): RevenueHealth {
  if (revenueCents <= 0) return 'unknown'
  if (20 * lossCents < revenueCents) return 'Excellent'
  if (10 * lossCents < revenueCents) return 'Good'
  return 5 * lossCents < revenueCents ? 'Monitor' : 'Critical Action Required'
}
