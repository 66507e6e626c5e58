// The strategic figures of one tenant, and of the platform, as typed fields that the measure catalogue names.
// Cents are whole US cents; rates are fractions; scores and percents have two decimals; a null has its reason in `nulls`.
import type { NullReason } from '../../inputs/missing-sources.ts'
import type { CentsRange } from './range.ts'
import type { Trend } from './trend.ts'

export type DeliverabilityRisk = 'critical_action_required' | 'monitoring_needed' | 'acceptable' | 'no_data'
export type RevenueHealth = 'Excellent' | 'Good' | 'Monitor' | 'Critical Action Required' | 'unknown'
export type StrategicActivity =
  | 'High Strategic Activity'
  | 'Moderate Strategic Activity'
  | 'Low Strategic Activity'

/** Of the daily delivery summary, over the window. */
export interface DeliverabilityFigures {
  /** Emails in the daily summary; `emails_sent` of the catalogue comes from billing analytics. */
  readonly trackedEmails: number | null
  readonly bouncedEmails: number | null
  readonly spamComplaints: number | null
  /** bounced / tracked, a fraction, six decimals. */
  readonly bounceRate: number | null
  readonly deliverabilityRisk: DeliverabilityRisk | null
  /** bounced x 5 + spam x 25. */
  readonly estimatedRevenueLossCents: number | null
  /** bounced x 5: a part of the loss, never added to it. */
  readonly potentialSavingsCents: number | null
  /** loss / billed revenue of the window, six decimals. */
  readonly revenueRiskScore: number | null
  readonly revenueHealth: RevenueHealth | null
  /** The assumed share (80 %) of the loss. */
  readonly protectedRevenueCents: number | null
}

/** Of the business events in the window; null when they could not be read. */
export interface EventFigures {
  /** Incident counts of `email_delivery_outcome` bounced, spam and blocked, added. */
  readonly criticalIssues: number | null
  readonly businessPerformanceScore: number | null
  /** Savings of `cost_optimization` events. */
  readonly optimizationSavingsCents: number | null
  readonly savingsPctOfListPrice: number | null
  /** Mean of `efficiency_metrics` events. */
  readonly averageEfficiencyScore: number | null
  readonly strategicDecisions: number | null
  /** Over the 90 days before `asOf`. */
  readonly strategicActivity: StrategicActivity | null
}

export interface HealthFigures {
  /** 0 to 100, the mean of the known parts. */
  readonly healthScore: number | null
  readonly revenueHealthPart: number | null
  readonly costHealthPart: number | null
  /** Of the platform alone; null for a tenant (`platform_only`), and then not named among the missing parts. */
  readonly operationsHealthPart: number | null
}

export interface StrategicTenant extends DeliverabilityFigures, EventFigures, HealthFigures {
  readonly tenantId: string
  readonly tenantName: string | null
  /** Of the window, from the published cost runs. */
  readonly revenueCents: number | null
  readonly totalCostCents: number | null
  readonly listPriceCents: number | null
  readonly costComplete: boolean
  /** Of opportunities that are about this tenant; why they are null is in `nulls`. */
  readonly savings: CentsRange
  readonly trends: readonly Trend[]
  readonly nulls: Readonly<Record<string, NullReason>>
}

export interface StrategicPlatform extends DeliverabilityFigures, EventFigures, HealthFigures {
  readonly revenueCents: number | null
  /** Tenants' and unallocated cost of every known pool, added. */
  readonly totalCostCents: number | null
  readonly grossMarginPct: number | null
  readonly costComplete: boolean
  readonly ipsInService: number | null
  readonly ipsOnPaidVps: number | null
  readonly trends: readonly Trend[]
  readonly nulls: Readonly<Record<string, NullReason>>
}
