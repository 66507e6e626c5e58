// GET /system/cost-optimization: what the window cost, and what the newest summary found to save.
import type { CostOptimizationAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { rangeWords } from '../../../shared/ranges/range-words.ts'
import { countOfOpportunities, countsByGain, gainsOf } from '../../../shared/savings/savings-totals.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { overSummaries } from '../../../shared/system/over-summaries.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { apiRange } from '../answers/api-range.ts'
import { chooseWindow } from '../reading/choose-window.ts'
import { openWindow, partsOf, tagOfWindow, trendIn, windowMeta } from '../reading/open-window.ts'
import type { SystemServices } from '../services.ts'

const MOST_LISTED = 100

const UNKNOWN_COST: NullReason = {
  code: 'cost_incomplete',
  message: 'Some cost of the window is unknown: the low end is what is known, and nobody knows the high end.',
}

export const readCostOptimization: Action<'readCostOptimization', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event } = call
  const chosen = await chooseWindow(request, services)
  const etag = tagOfWindow(call, chosen)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const [parts, said, found] = await Promise.all([
    partsOf(opened, (view) => view.platform()),
    opened.newest.said(),
    opened.newest.opportunities(),
  ])
  const newest = parts.findLast(({ period }) => period === opened.newest.record.period)?.subject
  if (isReason(said) || newest === undefined || isReason(newest)) throw platformRefused()

  const { missing, known } = missingFields()
  const { totalCostCents, costComplete } = overSummaries(parts)
  const low = known('cost_range', totalCostCents)
  if (low !== null && !costComplete) missing['cost_range.high_cents'] = UNKNOWN_COST
  const high = costComplete ? low : null
  const { savings } = said
  const listed = found.opportunities.slice(0, MOST_LISTED)
  const count = countOfOpportunities(savings)
  const counts = countsByGain(gainsOf(found.opportunities), savings.missing)
  if (isReason(count)) missing.optimization_opportunities = count
  const data: CostOptimizationAnswer = {
    timeframe: opened.timeframe,
    cost_range: { low_cents: low, high_cents: high, words: costWords(low, high) },
    savings: apiRange('savings', savings.savings, savings.missing.savings, missing),
    opportunity_counts: {
      cost: known('opportunity_counts.cost', counts.cost),
      price: known('opportunity_counts.price', counts.price),
      none: known('opportunity_counts.none', counts.none),
    },
    optimization_opportunities: listed.map((opportunity) => ({
      id: opportunity.id,
      type: opportunity.kind,
      title: opportunity.title,
      gain: opportunity.gain,
      savings_range: {
        low_cents: opportunity.lowCents,
        high_cents: opportunity.highCents,
        words: opportunity.words,
      },
      confidence: opportunity.confidence,
      missing: opportunity.missing,
    })),
    more_opportunities: known(
      'more_opportunities',
      isReason(count) ? count : found.opportunities.length - listed.length,
    ),
    insights: {
      cost_trend: trendIn(newest, 'total_cost', request.window),
      vendor_performance: said.vendors.vendors.map((vendor) => ({
        vendor: vendor.vendor,
        cost_cents: vendor.costCents,
        emails_delivered: vendor.emailsDelivered,
        cost_per_thousand_delivered: vendor.costPerThousandDelivered,
        bounce_rate: vendor.bounceRate,
        complaint_rate: vendor.complaintRate,
        missing: vendor.missing,
      })),
      vendor_note: said.vendors.note,
    },
    missing,
  }
  return jsonAnswer({ data, meta: await windowMeta(opened, parts), etag })
}

/** Of a cost that could be negative after a credit there are no words. */
function costWords(low: number | null, high: number | null): string | null {
  return low === null || low < 0 ? null : rangeWords(low, high, 'in the window')
}
