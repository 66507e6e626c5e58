// GET /system/overview: the platform at a glance, from published summaries, the cost run behind the newest and the open alerts.
import type { OverviewAnswer } from '../../../shared/contract/api/answers/system/overview.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { WITHOUT_REASON } from '../../../shared/inputs/missing-sources.ts'
import { countsByGain } from '../../../shared/savings/savings-totals.ts'
import { percentBand } from '../../../shared/system/bands.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { API_RESPONSE_TIME, QUEUE_PROCESSING, UPTIME } from '../../../shared/system/not-measured.ts'
import { overSummaries } from '../../../shared/system/over-summaries.ts'
import { overallStatus } from '../../../shared/system/overall-status.ts'
import { backboneHealth } from '../../../shared/system/risk-words.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { apiRange } from '../answers/api-range.ts'
import { chooseWindow } from '../reading/choose-window.ts'
import { COST_RUN, lastCostRunOf, openCostRun } from '../reading/cost-run.ts'
import { ALERTS, bySeverity, lacksAlerts, openCounts } from '../reading/open-alerts.ts'
import { openWindow, partsOf, tagOfWindow, trendIn, windowMeta } from '../reading/open-window.ts'
import { tenantCounts } from '../reading/tenant-counts.ts'
import { type MeasuresOf, windowBounds } from '../reading/window-bounds.ts'
import type { SystemServices } from '../services.ts'

export const readOverview: Action<'readOverview', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, sight, services, event } = call
  const [chosen, counts] = await Promise.all([
    chooseWindow(request, services),
    openCounts(services, request.knownAt),
  ])
  const etag = tagOfWindow(call, chosen, counts)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const [parts, said, run] = await Promise.all([
    partsOf(opened, (view) => view.platform()),
    opened.newest.said(),
    openCostRun(lastCostRunOf(opened.newest), sight, services),
  ])
  const newest = parts.findLast(({ period }) => period === opened.newest.record.period)?.subject
  if (isReason(said) || newest === undefined || isReason(newest)) throw platformRefused()

  const { missing, known } = missingFields()
  const over = overSummaries(parts)
  const score = (field: 'healthScore' | 'operationsHealthPart') =>
    said.platform[field] ?? said.platform.nulls[field] ?? WITHOUT_REASON
  const deliveryRate = known('deliverability.delivery_rate', over.deliveryRate)
  const counted = tenantCounts(run)
  const opportunities = countsByGain(said.savings.byGain, said.savings.missing)
  const incidents = isReason(counts) ? counts : bySeverity(counts).Critical
  const data: Omit<OverviewAnswer, 'bounds'> = {
    timeframe: opened.timeframe,
    system_health: {
      overall_status: known(
        'system_health.overall_status',
        overallStatus(said.systemHealth.status, incidents),
      ),
      runs_and_sources: said.systemHealth.status,
      health_score: known('system_health.health_score', score('healthScore')),
      uptime: known<null>('system_health.uptime', UPTIME),
      active_incidents: known('system_health.active_incidents', incidents),
    },
    tenant_metrics: {
      month: known('tenant_metrics.month', counted.month),
      total_tenants: known('tenant_metrics.total_tenants', counted.total),
      active_tenants: known('tenant_metrics.active_tenants', counted.active),
      new_tenants_30d: known('tenant_metrics.new_tenants_30d', counted.added),
    },
    deliverability: {
      overall_delivery_rate: known(
        'deliverability.overall_delivery_rate',
        deliveryRate === null ? over.deliveryRate : percentBand(deliveryRate),
      ) as string | null,
      delivery_rate: deliveryRate,
      issues_monitored: known('deliverability.issues_monitored', over.criticalIssues),
    },
    operations: {
      backbone_health: known('operations.backbone_health', backboneHealth(score('operationsHealthPart'))),
      in_service_ips_percent: known('operations.in_service_ips_percent', score('operationsHealthPart')),
      api_response_time: known<null>('operations.api_response_time', API_RESPONSE_TIME),
      queue_processing: known<null>('operations.queue_processing', QUEUE_PROCESSING),
    },
    business_metrics: {
      monthly_revenue: trendIn(newest, 'revenue', request.window),
      revenue_cents: known('business_metrics.revenue_cents', over.revenueCents),
      total_cost_cents: known('business_metrics.total_cost_cents', over.totalCostCents),
      cost_complete: over.costComplete,
      gross_margin_pct: known('business_metrics.gross_margin_pct', over.grossMarginPct),
      cost_optimization_opportunities: known(
        'business_metrics.cost_optimization_opportunities',
        opportunities.cost,
      ),
      price_adjustment_opportunities: known(
        'business_metrics.price_adjustment_opportunities',
        opportunities.price,
      ),
      savings: apiRange(
        'business_metrics.savings',
        said.savings.savings,
        said.savings.missing.savings,
        missing,
      ),
    },
    missing,
  }
  const limited = [...(isReason(run) ? [COST_RUN] : []), ...(lacksAlerts(counts) ? [ALERTS] : [])]
  const bounds = windowBounds(data, MEASURES, chosen, { newest, window: over, run })
  return jsonAnswer({ data: { ...data, bounds }, meta: await windowMeta(opened, parts, limited), etag })
}

/** Scores are those of the newest summary. */
const MEASURES: MeasuresOf = {
  newest: {
    'system_health.health_score': 'health_score',
    'operations.in_service_ips_percent': 'operations_health_part',
    'business_metrics.savings': 'savings_low',
  },
  window: {
    'deliverability.overall_delivery_rate': 'bounce_rate',
    'deliverability.delivery_rate': 'bounce_rate',
    'deliverability.issues_monitored': 'critical_issues',
    'business_metrics.revenue_cents': 'platform_revenue',
    'business_metrics.total_cost_cents': 'platform_total_cost',
    'business_metrics.gross_margin_pct': 'platform_gross_margin_pct',
  },
  run: {
    'tenant_metrics.total_tenants': null,
    'tenant_metrics.active_tenants': 'active_tenants',
    'tenant_metrics.new_tenants_30d': 'new_tenants',
  },
}
