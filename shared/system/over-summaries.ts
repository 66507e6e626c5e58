// Figures of several published months together: cents and counts add, ratios come from the sums, and a month without one
// leaves the sum null with the reason. Of one month it gives what that month published.
import type { DeliverabilityRisk, RevenueHealth } from '../contract/summary/strategic-figures.ts'
import { deliverabilityRisk, revenueHealth } from '../deliverability/revenue-risk.ts'
import { addedOverMonths } from '../inputs/added-over-months.ts'
import { isReason, type KnownOrReason, leaningOn } from '../inputs/known-or-reason.ts'
import { type NullReason, WITHOUT_REASON } from '../inputs/missing-sources.ts'
import type { SummaryField } from '../measures/measure.ts'
import type { SummarySubject } from '../measures/summary-figure.ts'
import { ratio } from '../money/divide.ts'

/** A month or quarter of the window: what its summary says of a tenant or of the platform, or why it says nothing. */
export interface PublishedPart {
  readonly period: string
  readonly subject: KnownOrReason<SummarySubject>
}

export interface WindowFigures {
  readonly revenueCents: KnownOrReason<number>
  readonly totalCostCents: KnownOrReason<number>
  /** False while a cost of any month is unknown in part, or a month has no summary. */
  readonly costComplete: boolean
  readonly trackedEmails: KnownOrReason<number>
  readonly criticalIssues: KnownOrReason<number>
  readonly estimatedRevenueLossCents: KnownOrReason<number>
  readonly protectedRevenueCents: KnownOrReason<number>
  /** Percent, two decimals. */
  readonly grossMarginPct: KnownOrReason<number>
  /** Fractions, six decimals. */
  readonly bounceRate: KnownOrReason<number>
  readonly deliveryRate: KnownOrReason<number>
  readonly revenueRiskScore: KnownOrReason<number>
  readonly deliverabilityRisk: KnownOrReason<DeliverabilityRisk>
  readonly revenueHealth: KnownOrReason<RevenueHealth>
}

const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to divide by.',
}
const NO_EMAILS: NullReason = { code: 'no_emails', message: 'No email was sent in the window.' }
/** @param parts of the window, oldest first, at least one */
export function overSummaries(parts: readonly PublishedPart[]): WindowFigures {
  const added = (field: SummaryField) =>
    parts.length === 1
      ? figureIn(parts[0] as PublishedPart, field)
      : addedOverMonths(parts.map((part) => ({ period: part.period, part: figureIn(part, field) })))
  const revenueCents = added('revenueCents')
  const totalCostCents = added('totalCostCents')
  const trackedEmails = added('trackedEmails')
  const bounced = added('bouncedEmails')
  const loss = added('estimatedRevenueLossCents')
  const overTracked = (part: (tracked: number, bouncedEmails: number) => number) =>
    leaningOn([trackedEmails, bounced], () =>
      trackedEmails === 0
        ? NO_EMAILS
        : ratio(part(trackedEmails as number, bounced as number), trackedEmails as number, 6),
    )
  return {
    revenueCents,
    totalCostCents,
    costComplete: parts.every(({ subject }) => !isReason(subject) && subject.costComplete),
    trackedEmails,
    criticalIssues: added('criticalIssues'),
    estimatedRevenueLossCents: loss,
    protectedRevenueCents: added('protectedRevenueCents'),
    grossMarginPct: leaningOn([revenueCents, totalCostCents], () => {
      const revenue = revenueCents as number
      return revenue > 0 ? ratio((revenue - (totalCostCents as number)) * 100, revenue, 2) : NO_REVENUE
    }),
    bounceRate: overTracked((_, bouncedEmails) => bouncedEmails),
    deliveryRate: overTracked((tracked, bouncedEmails) => tracked - bouncedEmails),
    revenueRiskScore: leaningOn([loss, revenueCents], () =>
      (revenueCents as number) > 0 ? ratio(loss as number, revenueCents as number, 6) : NO_REVENUE,
    ),
    deliverabilityRisk: leaningOn([trackedEmails, bounced], () =>
      deliverabilityRisk(bounced as number, trackedEmails as number),
    ),
    revenueHealth: leaningOn([loss, revenueCents], () =>
      revenueHealth(loss as number, revenueCents as number),
    ),
  }
}

function figureIn({ subject }: PublishedPart, field: SummaryField): KnownOrReason<number> {
  if (isReason(subject)) return subject
  const figure = subject.fields[field]
  return typeof figure === 'number' ? figure : (subject.nulls[field] ?? WITHOUT_REASON)
}
