// What alerts are found from: the published figures of the summary, and the servers of the month before.
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { VpsUse } from '../contract/summary/resources.ts'
import type { StrategicTenant } from '../contract/summary/strategic-figures.ts'
import type { SystemHealth } from '../contract/summary/summary-figures.ts'
import type { SummarySettings } from '../summaries/summary-settings.ts'

export type AlertTenant = Pick<
  StrategicTenant,
  | 'tenantId'
  | 'tenantName'
  | 'trackedEmails'
  | 'bouncedEmails'
  | 'deliverabilityRisk'
  | 'estimatedRevenueLossCents'
  | 'revenueCents'
  | 'revenueHealth'
>

/** A tenant whose delivery data of the window were refused, and the sentence that says why. */
export interface BadDeliverability {
  readonly tenantId: string
  readonly tenantName: string | null
  readonly why: string
}

export interface AlertFacts {
  readonly tenants: readonly AlertTenant[]
  readonly badDeliverability: readonly BadDeliverability[]
  readonly opportunities: readonly Opportunity[]
  /** `YYYY-MM`, of which the servers' prices are. */
  readonly month: string
  readonly vps: readonly VpsUse[]
  /** Null without a summary of the month before. */
  readonly vpsBefore: readonly VpsUse[] | null
  readonly systemHealth: SystemHealth
  readonly asOfMs: number
  readonly settings: Pick<SummarySettings, 'priceRiseOver' | 'burnedIpsOnVps' | 'staleSourceHours'>
}
