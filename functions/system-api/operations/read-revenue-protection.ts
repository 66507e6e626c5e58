// GET /system/revenue-protection: what delivery trouble may cost, as published summaries model it.

import { SEVERITIES } from '../../../shared/alerts/severity-order.ts'
import type { RevenueProtectionAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { isReason, leaningOn } from '../../../shared/inputs/known-or-reason.ts'
import { WITHOUT_REASON } from '../../../shared/inputs/missing-sources.ts'
import { centsRange } from '../../../shared/ranges/range-words.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { overSummaries } from '../../../shared/system/over-summaries.ts'
import { revenueRiskLevel } from '../../../shared/system/risk-words.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import type { SummaryView } from '../../figures-api/reading/summary-view.ts'
import { apiRange } from '../answers/api-range.ts'
import { chooseWindow } from '../reading/choose-window.ts'
import { openWindow, partsOf, tagOfWindow, windowMeta } from '../reading/open-window.ts'
import type { SystemServices } from '../services.ts'

/** Concerns whose tenants are read, and of these how many are listed: the widest impact of the gravest. */
const MOST_READ = 100
const MOST_LISTED = 20

export const readRevenueProtection: Action<'readRevenueProtection', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event } = call
  const chosen = await chooseWindow(request, services)
  const etag = tagOfWindow(call, chosen)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const [parts, said, concerns, approximation] = await Promise.all([
    partsOf(opened, (view) => view.platform()),
    opened.newest.said(),
    concernsIn(opened.newest),
    opened.newest.approximation(),
  ])
  if (isReason(said)) throw platformRefused()

  const { missing, known } = missingFields()
  const over = overSummaries(parts)
  const loss = over.estimatedRevenueLossCents
  const impact = leaningOn([loss, over.protectedRevenueCents], () =>
    centsRange((loss as number) - (over.protectedRevenueCents as number), loss as number, 'potential impact'),
  )
  const data: RevenueProtectionAnswer = {
    timeframe: opened.timeframe,
    revenue_risk_level: known('revenue_risk_level', revenueRiskLevel(over.revenueHealth)),
    revenue_risk_score: known('revenue_risk_score', over.revenueRiskScore),
    protection_score: known(
      'protection_score',
      said.platform.revenueHealthPart ?? said.platform.nulls.revenueHealthPart ?? WITHOUT_REASON,
    ),
    estimated_revenue_loss_cents: known('estimated_revenue_loss_cents', loss),
    impact: isReason(impact)
      ? apiRange('impact', NO_RANGE, impact, missing)
      : apiRange('impact', impact, null, missing),
    business_insights: concerns.listed.map(({ impact: range, reason, ...concern }, place) => ({
      ...concern,
      impact_range: apiRange(`business_insights.${place}.impact_range`, range, reason, missing),
    })),
    more_insights: concerns.more,
    recommendations: [...said.sections.revenueProtection.strategicRecommendations],
    methodology: `Modeled and directional: a reason to look, not a measured loss. ${approximation.methodText}`,
    missing,
  }
  return jsonAnswer({ data, meta: await windowMeta(opened, parts), etag })
}

const NO_RANGE = { lowCents: null, highCents: null, words: null }
type Concern = StrategicAlert & { readonly tenantId: string }

async function concernsIn(view: SummaryView) {
  const concerns = (await view.alerts()).filter(isConcern).sort(graver)
  const read = concerns.slice(0, MOST_READ)
  const tenants = await view.tenantSummaries([...new Set(read.map(({ tenantId }) => tenantId))])
  const listed = read
    .map(({ tenantId, title, severity }) => {
      const tenant = tenants.get(tenantId)
      return {
        tenant_id: tenantId,
        tenant_name: tenant?.figures.tenantName ?? null,
        concern: title,
        severity,
        impact: tenant?.sections.revenueProtection.impact ?? NO_RANGE,
        reason: tenant?.figures.nulls.estimatedRevenueLossCents ?? null,
      }
    })
    .sort((one, other) => graver(one, other) || (other.impact.highCents ?? -1) - (one.impact.highCents ?? -1))
    .slice(0, MOST_LISTED)
  return { listed, more: concerns.length - listed.length }
}

function isConcern(alert: StrategicAlert): alert is Concern {
  return alert.tenantId !== null && (alert.category === 'Revenue Risk' || alert.category === 'Deliverability')
}

function graver(one: Pick<StrategicAlert, 'severity'>, other: Pick<StrategicAlert, 'severity'>): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
}
