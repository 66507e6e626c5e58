// The revenue protection summary (003; figure book, sections 5 and 7): what delivery trouble may cost, as a range.
import type { CentsRange } from '../../contract/summary/range.ts'
import type { RevenueProtectionSummary } from '../../contract/summary/sections.ts'
import type { DeliverabilityRisk, RevenueHealth } from '../../contract/summary/strategic-figures.ts'
import { ratio } from '../../money/divide.ts'
import { counted, groupedNumber } from '../../ranges/grouped-numbers.ts'
import { centsRange } from '../../ranges/range-words.ts'
import type { SectionFacts } from './section-facts.ts'
import { trendOf, trendWords } from './trend-words.ts'
import { troubleWords } from './trouble-words.ts'

/** Months that the directional indicators look back over. */
const INDICATOR_MONTHS = 6
const SERIOUS_RISKS: ReadonlySet<DeliverabilityRisk | null> = new Set([
  'critical_action_required',
  'monitoring_needed',
])
const SERIOUS_HEALTH: ReadonlySet<RevenueHealth | null> = new Set(['Monitor', 'Critical Action Required'])
const RISK_WORDS: Readonly<Record<DeliverabilityRisk, string>> = {
  critical_action_required: 'critical action required (over 10 %)',
  monitoring_needed: 'monitoring needed (over 5 %)',
  acceptable: 'acceptable (at most 5 %)',
  no_data: 'no data',
}

export function revenueProtection(facts: SectionFacts): RevenueProtectionSummary {
  const { figures, alerts } = facts
  const impact = impactOf(facts)
  const isSerious = SERIOUS_RISKS.has(figures.deliverabilityRisk) || SERIOUS_HEALTH.has(figures.revenueHealth)
  const alerted = alerts.some(
    ({ category, severity }) =>
      severity !== 'Info' && (category === 'Deliverability' || category === 'Revenue Risk'),
  )
  return {
    directionalRiskIndicators: indicators(facts),
    approximateImpact: impact.words,
    impact,
    strategicRecommendations: recommendations(facts),
    processFollowUpRequired: isSerious || alerted,
  }
}

/** High: the whole estimated loss of the window. Low: what is left of it if the assumed share is protected. */
function impactOf({ figures }: SectionFacts): CentsRange {
  const { estimatedRevenueLossCents: loss, protectedRevenueCents: protectedCents } = figures
  if (loss === null || protectedCents === null) return centsRange(null, null, 'potential impact')
  return centsRange(loss - protectedCents, loss, 'potential impact')
}

function indicators({ figures, assumedProtection, vps, tenantsLeftOut }: SectionFacts): string[] {
  const { bounceRate, deliverabilityRisk, revenueRiskScore, revenueHealth, trends } = figures
  const directions = (['bounce_rate', 'estimated_revenue_loss'] as const).flatMap((measure) => {
    const trend = trendOf(trends, measure, INDICATOR_MONTHS)
    return (trend === undefined ? null : trendWords(trend)) ?? []
  })
  const unknown = figures.nulls.bouncedEmails
  return [
    ...(unknown === undefined ? [] : [`Deliverability is not known. ${unknown.message}`]),
    ...(bounceRate === null || deliverabilityRisk === null
      ? []
      : [`Bounce rate ${groupedNumber(percentOf(bounceRate))} %: ${RISK_WORDS[deliverabilityRisk]}.`]),
    ...(revenueRiskScore === null || revenueHealth === null
      ? []
      : [
          `Estimated loss (modeled) is ${groupedNumber(percentOf(revenueRiskScore))} % of billed revenue: ${revenueHealth}; assumed ${percentOf(assumedProtection)} % of it can be protected.`,
        ]),
    ...directions,
    ...(tenantsLeftOut === 0
      ? []
      : [
          `Deliverability is without ${counted(tenantsLeftOut, 'tenant')} whose delivery data cannot be used.`,
        ]),
    ...troubleWords(vps),
  ]
}

function recommendations({ figures }: SectionFacts): string[] {
  const { deliverabilityRisk, revenueHealth, bouncedEmails, spamComplaints } = figures
  return [
    ...(deliverabilityRisk === 'critical_action_required'
      ? ['Consider pausing the campaigns and lists with most bounces until the lists are verified.']
      : []),
    ...(deliverabilityRisk === 'monitoring_needed'
      ? ['Consider verifying the lists with most bounces, and watch the bounce rate weekly.']
      : []),
    // A complaint is counted at five times a bounce.
    ...(bouncedEmails !== null && spamComplaints !== null && spamComplaints * 5 > bouncedEmails
      ? [
          'Spam complaints weigh more than bounces in the estimated loss: consider a review of consent and content.',
        ]
      : []),
    ...(SERIOUS_HEALTH.has(revenueHealth)
      ? ['The estimated loss is 10 % of billed revenue or more: consider a review with the account owner.']
      : []),
  ]
}

/** A fraction in percent, two decimals. */
function percentOf(fraction: number): number {
  return ratio(Math.round(fraction * 1_000_000), 10_000, 2)
}
