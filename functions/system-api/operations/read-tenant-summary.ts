// GET /system/tenants/{tenantId}/summary: one tenant for those who may see it. A tenant that is not there and one that the
// caller does not see are one answer, decided before anything of it is read.
import { sees } from '../../../shared/access/caller.ts'
import type { TenantSummaryAnswer } from '../../../shared/contract/api/answers/system/tenant-summary.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { tenantPath } from '../../../shared/contract/api/system-requests.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { countBand, dollarsBand, percentBand } from '../../../shared/system/bands.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { overSummaries } from '../../../shared/system/over-summaries.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { runMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import { readPath } from '../../figures-api/requests/read-request.ts'
import { StoreUnavailableError } from '../../runtime/errors.ts'
import { type ChosenWindow, chooseWindowOrNone, noneYet } from '../reading/choose-window.ts'
import { COST_RUN, lastCostRunOf, openCostRun } from '../reading/cost-run.ts'
import { ALERTS, lacksAlerts, openOfTenant } from '../reading/open-alerts.ts'
import { openWindowOrNone, partsOf, tagOfWindow, trendIn, windowMeta } from '../reading/open-window.ts'
import { UNREADABLE } from '../reading/side-source.ts'
import { fieldOf, isUnread, planOf, rowOf, statusOf } from '../reading/tenant-row.ts'
import { type MeasuresOf, windowBounds } from '../reading/window-bounds.ts'
import type { SystemServices } from '../services.ts'

const MOST_NOTIFICATIONS = 10

export const readTenantSummary: Action<'readTenantSummary', SystemServices> = async (call) => {
  const { request, sight, services, event, caller, facts } = call
  const { tenantId } = readPath(event, tenantPath)
  facts.asked = { ...facts.asked, tenantId }
  const chosen = await chooseWindowOrNone(request, services)
  if (!sees(sight, tenantId)) throw tenantNotFound()
  const alerts = await openOfTenant(services, request.knownAt, caller, tenantId)
  const etag = tagOfWindow(call, chosen, tenantId, alerts)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindowOrNone(chosen, call)
  const { newest: summary } = opened
  const runId = isReason(summary) ? newestCostRunOf(chosen) : lastCostRunOf(summary)
  if (isReason(summary) && runId === null) throw noneYet(request)
  const [parts, run] = await Promise.all([
    partsOf(opened, async (view) => (await view.tenants([tenantId]))(tenantId)),
    openCostRun(runId, sight, services),
  ])
  const newest = isReason(summary)
    ? summary
    : (parts.findLast(({ period }) => period === summary.record.period)?.subject ?? UNKNOWN)
  const row = isReason(run) ? run : await rowOf(run, tenantId)
  if (isReason(newest) && isReason(row)) throw row.code === UNREADABLE ? storeAway() : tenantNotFound()

  const { missing, known } = missingFields()
  const over = overSummaries(parts)
  const emailsSent = fieldOf(row, 'emailsSent')
  const newestFigures = overSummaries([{ period: '', subject: newest }])
  const isOfMonth = isReason(summary) || summary.record.months.length === 1
  const banded = <Value>(value: KnownOrReason<Value>, band: (value: Value) => string) =>
    isReason(value) ? value : band(value)
  const data: Omit<TenantSummaryAnswer, 'bounds'> = {
    timeframe: opened.timeframe,
    tenant_profile: {
      tenant_id: tenantId,
      name: known('tenant_profile.name', fieldOf(row, 'tenantName')),
      plan: known('tenant_profile.plan', planOf(row)),
      status: known('tenant_profile.status', statusOf(row)),
    },
    system_metrics: {
      month: known('system_metrics.month', isReason(run) ? run : run.record.period),
      sent_30d: known('system_metrics.sent_30d', banded(emailsSent, countBand)),
      emails_sent: known('system_metrics.emails_sent', emailsSent),
      delivery_rate: known('system_metrics.delivery_rate', banded(over.deliveryRate, percentBand)),
    },
    deliverability: {
      rate_30d: known('deliverability.rate_30d', isOfMonth ? newestFigures.deliveryRate : OF_A_QUARTER),
      delivery_rate: known('deliverability.delivery_rate', over.deliveryRate),
      bounce_rate: known('deliverability.bounce_rate', over.bounceRate),
      reputation: known('deliverability.reputation', over.deliverabilityRisk),
    },
    cost_analysis: {
      monthly_cost: known('cost_analysis.monthly_cost', banded(newestFigures.totalCostCents, dollarsBand)),
      total_cost_cents: known('cost_analysis.total_cost_cents', over.totalCostCents),
      cost_complete: over.costComplete,
      cost_trend: isReason(newest) ? 'insufficient_data' : trendIn(newest, 'total_cost', request.window),
    },
    system_alerts: {
      active: known('system_alerts.active', isReason(alerts) ? alerts : alerts.length),
      recent_notifications: (isReason(alerts) ? [] : alerts.slice(0, MOST_NOTIFICATIONS)).map((alert) => ({
        id: alert.id,
        type: alert.category,
        priority: alert.severity,
        context: alert.title,
      })),
    },
    missing,
  }
  const limited = [
    ...(isReason(run) || isUnread(row) ? [COST_RUN] : []),
    ...(lacksAlerts(alerts) ? [ALERTS] : []),
  ]
  const meta = await windowMeta(opened, parts, limited)
  const bounds = windowBounds(data, MEASURES, chosen, { newest: newestFigures, window: over, run })
  const whole = { ...data, bounds }
  return jsonAnswer({
    data: whole,
    meta: isReason(summary) && !isReason(run) ? ofRun(run, meta) : meta,
    etag,
  })
}

const MEASURES: MeasuresOf = {
  newest: {
    'deliverability.rate_30d': 'bounce_rate',
    'cost_analysis.monthly_cost': 'total_cost',
  },
  window: {
    'system_metrics.delivery_rate': 'bounce_rate',
    'deliverability.delivery_rate': 'bounce_rate',
    'deliverability.bounce_rate': 'bounce_rate',
    'deliverability.reputation': 'deliverability_risk',
    'cost_analysis.total_cost_cents': 'total_cost',
  },
  run: {
    'system_metrics.sent_30d': 'emails_sent',
    'system_metrics.emails_sent': 'emails_sent',
  },
}

/** The newest month that was allocated, where there is no summary to say which. */
function newestCostRunOf({ costRuns }: ChosenWindow): string | null {
  const [newest] = [...costRuns].sort(([one], [other]) => (one < other ? 1 : -1))
  return newest?.[1].runId ?? null
}

/** Without a summary the cost run is what answers. */
function ofRun(run: RunView, { data_sources_limited }: Meta): Meta {
  return runMeta(run, { quality: 'partial', limitedSources: data_sources_limited })
}

/** Whether there is such a tenant is not known. */
function storeAway(): StoreUnavailableError {
  return new StoreUnavailableError('Neither the summary nor the cost run tells of the tenant just now.')
}

const OF_A_QUARTER: NullReason = {
  code: 'quarter_answers',
  message: 'The quarter answers from its own summary, which has no rate of a month: ask with window=monthly.',
}
const UNKNOWN: NullReason = { code: 'unknown', message: 'It is not known.' }

/** In the same words for a tenant that is not there and for one that the caller does not see. */
function tenantNotFound(): ApiError {
  const message = 'No tenant that you can see has this id in this window.'
  return new ApiError(404, 'VALIDATION_FAILED', message, { details: [{ field: 'tenantId', message }] })
}
