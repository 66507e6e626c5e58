// The deliverability figures of a tenant or of the platform over a window (figure book, section 5): rates of sums, the
// estimated loss, the risk in words. Each is known, or null with the reason.
import type { DeliverabilityFigures } from '../contract/summary/strategic-figures.ts'
import { isReason, type KnownOrReason, leaningOn, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import type { DeliverabilityGaps } from './deliverability-gaps.ts'
import type { DeliveryTally } from './delivery-tally.ts'
import { faultOf } from './judged-tally.ts'
import { bounceLossCents, deliverabilityRisk, estimatedLossCents, revenueHealth } from './revenue-risk.ts'

export interface DeliverabilityFacts {
  /** Of the whole window. */
  readonly tally: DeliveryTally
  /** Billed in the same window. */
  readonly revenueCents: KnownOrReason<number>
  readonly gaps: DeliverabilityGaps
  /** A fraction; shown as an assumption. */
  readonly assumedProtection: number
}

type Field = keyof DeliverabilityFigures
type Known = { readonly [F in Field]: KnownOrReason<NonNullable<DeliverabilityFigures[F]>> }

const NO_EMAILS: NullReason = { code: 'no_emails', message: 'No email was sent in the window.' }
const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to divide by.',
}
const SHARE_PARTS = 1_000_000

/** Rates have six decimals, cents are whole; reasons of nulls are added to `nulls`. */
export function deliverabilityFigures(
  facts: DeliverabilityFacts,
  nulls: Record<string, NullReason>,
): DeliverabilityFigures {
  const known = knownFigures(facts)
  for (const [field, value] of Object.entries(known)) if (isReason(value)) nulls[field] = value
  return {
    trackedEmails: orNull(known.trackedEmails),
    bouncedEmails: orNull(known.bouncedEmails),
    spamComplaints: orNull(known.spamComplaints),
    bounceRate: orNull(known.bounceRate),
    deliverabilityRisk: orNull(known.deliverabilityRisk),
    estimatedRevenueLossCents: orNull(known.estimatedRevenueLossCents),
    potentialSavingsCents: orNull(known.potentialSavingsCents),
    revenueRiskScore: orNull(known.revenueRiskScore),
    revenueHealth: orNull(known.revenueHealth),
    protectedRevenueCents: orNull(known.protectedRevenueCents),
  }
}

function knownFigures({ tally, revenueCents, gaps, assumedProtection }: DeliverabilityFacts): Known {
  const fault = gaps.counts ?? faultOf(tally)
  const { sent, bounced } = tally
  const loss = fault ?? gaps.spam ?? estimatedLossCents(bounced, tally.spam)
  return {
    trackedEmails: fault ?? sent,
    bouncedEmails: fault ?? bounced,
    spamComplaints: fault ?? gaps.spam ?? tally.spam,
    bounceRate: fault ?? (sent === 0 ? NO_EMAILS : ratio(bounced, sent, 6)),
    deliverabilityRisk: riskOf(tally, gaps, fault),
    estimatedRevenueLossCents: loss,
    potentialSavingsCents: fault ?? bounceLossCents(bounced),
    revenueRiskScore: leaningOn([loss, revenueCents], () =>
      hasRevenue(revenueCents) ? ratio(loss as number, revenueCents, 6) : NO_REVENUE,
    ),
    revenueHealth: hasRevenue(revenueCents)
      ? leaningOn([loss], () => revenueHealth(loss as number, revenueCents))
      : 'unknown',
    protectedRevenueCents: leaningOn([loss], () =>
      ratio(BigInt(loss as number) * BigInt(Math.round(assumedProtection * SHARE_PARTS)), SHARE_PARTS, 0),
    ),
  }
}

function hasRevenue(revenueCents: KnownOrReason<number>): revenueCents is number {
  return !isReason(revenueCents) && revenueCents > 0
}

/** Nothing sent is no data, whatever else is wrong; otherwise what cannot be judged has no risk. */
function riskOf(
  tally: DeliveryTally,
  gaps: DeliverabilityGaps,
  fault: NullReason | null,
): Known['deliverabilityRisk'] {
  if (gaps.counts === null && tally.unknownDays === 0 && tally.sent === 0) return 'no_data'
  return fault ?? deliverabilityRisk(tally.bounced, tally.sent)
}
