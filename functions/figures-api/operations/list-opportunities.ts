// GET /opportunities: what the strategic summary of a month or quarter found to save, with ranges and reasons.
import type { ApiOpportunity, OpportunityList } from '../../../shared/contract/api/answers/strategy.ts'
import type { Opportunity, SavingsTotals } from '../../../shared/contract/summary/opportunity.ts'
import type { CentsRange } from '../../../shared/contract/summary/range.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import { strategyMeta } from '../answers/strategy-meta.ts'
import type { Action } from '../perform.ts'
import { openSummary } from '../reading/open-summary.ts'

export const listOpportunities: Action<'listOpportunities'> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const opened = await openSummary(call, call.request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, etag } = opened
  const [{ opportunities, totals }, platform] = await Promise.all([view.opportunities(), view.platform()])
  const data: OpportunityList = {
    period: view.record.period,
    as_of: view.record.asOf,
    summary_run_id: view.record.runId,
    opportunities: opportunities.map(apiOpportunity),
    savings: apiTotal(totals.savings, totals.missing.savings),
    price_adjustments: apiTotal(totals.priceAdjustments, totals.missing.priceAdjustments),
    without_amount: totals.withoutAmount,
  }
  const meta = await strategyMeta(opened, isReason(platform) ? [] : [platform])
  return jsonAnswer({ data, meta, etag })
}

function apiOpportunity(opportunity: Opportunity): ApiOpportunity {
  const { tenantId, resources } = opportunity
  const tenant = resources.find(({ type, id }) => type === 'tenant' && id === tenantId)
  return {
    id: opportunity.id,
    kind: opportunity.kind,
    rank: opportunity.rank,
    title: opportunity.title,
    rationale: opportunity.rationale,
    confidence: opportunity.confidence,
    gain: opportunity.gain,
    tenant_id: tenantId,
    tenant_name: tenant?.label ?? null,
    vendor: opportunity.vendor,
    ...apiRange(opportunity),
    counted_low_cents: opportunity.countedLowCents,
    counted_high_cents: opportunity.countedHighCents,
    how_low: opportunity.howLow,
    how_high: opportunity.howHigh,
    conditions: [...opportunity.conditions],
    resources: resources.map((claim) => ({
      type: claim.type,
      id: claim.id,
      label: claim.label,
      low_cents: claim.lowCents,
      high_cents: claim.highCents,
      counted_low_cents: claim.countedLowCents,
      counted_high_cents: claim.countedHighCents,
    })),
    missing: opportunity.missing,
  }
}

function apiTotal(range: CentsRange, missing: SavingsTotals['missing']['savings']) {
  return { ...apiRange(range), missing }
}

function apiRange({ lowCents, highCents, words }: CentsRange) {
  return { low_cents: lowCents, high_cents: highCents, words }
}
