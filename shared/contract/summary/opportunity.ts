// A savings opportunity: a suggestion with a range, never a promise (figure book, section 7).
import type { NullReason } from '../../inputs/missing-sources.ts'
import type { CentsRange } from './range.ts'

export const OPPORTUNITY_KINDS = [
  'idle_vps',
  'underused_vps',
  'unusable_ips',
  'spare_ips',
  'uneven_load',
  'cost_above_list_price',
  'vendor_above_benchmark',
  'vendor_above_invoice',
] as const
export type OpportunityKind = (typeof OPPORTUNITY_KINDS)[number]

export type Confidence = 'high' | 'medium' | 'low'

/**
 * What an opportunity could save of one resource, before opportunities that overlap share its cost as their ceiling. Where it
 * names more resources than it would give up (spare IPs), each is named with its whole cost, and the opportunity's own low
 * and high are less than their sum.
 */
export interface ResourceClaim {
  readonly type: 'vps' | 'ip' | 'tenant' | 'vendor'
  readonly id: string
  /** The provider's instance id, the address or the name, for people. */
  readonly label: string | null
  readonly lowCents: number | null
  readonly highCents: number | null
  /** What of it is in the totals; over all opportunities never more than the resource costs. */
  readonly countedLowCents: number | null
  readonly countedHighCents: number | null
}

export interface Opportunity extends CentsRange {
  /** The same as long as it persists: `kind:subject`. */
  readonly id: string
  readonly kind: OpportunityKind
  /** 1 is the largest high; then the id decides. Those without an amount come last. */
  readonly rank: number
  readonly title: string
  readonly rationale: string
  readonly confidence: Confidence
  /** `cost` is saved, `price` would be earned by another price or plan, `none` makes no claim in dollars. */
  readonly gain: 'cost' | 'price' | 'none'
  /** The one tenant that it is about; null when it is about the platform. */
  readonly tenantId: string | null
  readonly vendor: string | null
  readonly resources: readonly ResourceClaim[]
  /** How low and high were computed, a sentence each. */
  readonly howLow: string
  readonly howHigh: string
  /** What must hold for the high end. */
  readonly conditions: readonly string[]
  /** What of it is in the totals, once a resource is counted once: at most low and high. Null where those are. */
  readonly countedLowCents: number | null
  readonly countedHighCents: number | null
  /** Why there is no amount; null when there is one. */
  readonly missing: NullReason | null
}

/** The opportunities together; each resource's cost counts once. */
export interface SavingsTotals {
  /** Of `cost` opportunities. */
  readonly savings: CentsRange
  /** Of `price` opportunities: what would be earned, beside the savings and never added to them. */
  readonly priceAdjustments: CentsRange
  /** Of every gain. */
  readonly opportunities: number
  /** The same by gain; absent in summaries of before they were counted so. */
  readonly byGain?: Readonly<Record<Opportunity['gain'], number>>
  /** Opportunities whose amount is not known: the totals are without them. */
  readonly withoutAmount: number
  /** Why a range is null: nothing that was found has an amount, or nobody could look. */
  readonly missing: {
    readonly savings: NullReason | null
    readonly priceAdjustments: NullReason | null
  }
}
