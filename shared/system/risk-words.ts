// Published figures in the executive contract's words.
import type { RevenueHealth } from '../contract/summary/strategic-figures.ts'
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'

export const REVENUE_RISK_LEVELS = ['low', 'moderate', 'high', 'critical'] as const
export type RevenueRiskLevel = (typeof REVENUE_RISK_LEVELS)[number]

const LEVEL_OF: Readonly<Record<Exclude<RevenueHealth, 'unknown'>, RevenueRiskLevel>> = {
  Excellent: 'low',
  Good: 'moderate',
  Monitor: 'high',
  'Critical Action Required': 'critical',
}
const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to hold the estimated loss against.',
}

export function revenueRiskLevel(health: KnownOrReason<RevenueHealth>): KnownOrReason<RevenueRiskLevel> {
  if (isReason(health)) return health
  return health === 'unknown' ? NO_REVENUE : LEVEL_OF[health]
}

/** The target of the operational efficiency score (figure book, section 7), strict. */
const HEALTHY_ABOVE = 85

/** @param operationsScore 0 to 100: IPs in service / IPs on paid VPS */
export function backboneHealth(
  operationsScore: KnownOrReason<number>,
): KnownOrReason<'healthy' | 'degraded'> {
  if (isReason(operationsScore)) return operationsScore
  return operationsScore > HEALTHY_ABOVE ? 'healthy' : 'degraded'
}
