// GET /system/intelligence/summary: what needs a look, in counts and trend words. Who sees some tenants only gets the alerts
// of those, and no trend of the platform.
import type { IntelligenceAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import type { TrendMeasure } from '../../../shared/contract/summary/trend.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { chooseWindow } from '../reading/choose-window.ts'
import { ALERTS, lacksAlerts, ownCounts } from '../reading/open-alerts.ts'
import { openWindow, tagOfWindow, trendIn, windowMeta } from '../reading/open-window.ts'
import type { SystemServices } from '../services.ts'

export const readIntelligence: Action<'readIntelligence', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event, caller } = call
  const [chosen, counts] = await Promise.all([
    chooseWindow(request, services),
    ownCounts(services, request.knownAt, caller),
  ])
  const etag = tagOfWindow(call, chosen, counts)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const subject = await opened.newest.platform()

  const { missing, known } = missingFields()
  const trend = (field: string, measure: TrendMeasure) =>
    known(`trends.${field}`, isReason(subject) ? subject : trendIn(subject, measure, request.window))
  const count = (field: string, of: (by: Exclude<typeof counts, { code: string }>) => number) =>
    known(`alerts.${field}`, isReason(counts) ? counts : of(counts))
  const data: IntelligenceAnswer = {
    timeframe: opened.timeframe,
    alerts: {
      high_priority: count('high_priority', ({ Critical, High }) => Critical + High),
      medium_priority: count('medium_priority', ({ Info }) => Info),
      total: count('total', ({ Critical, High, Info }) => Critical + High + Info),
    },
    trends: {
      system_performance: trend('system_performance', 'bounce_rate'),
      cost_optimization: trend('cost_optimization', 'total_cost'),
      business_metrics: trend('business_metrics', 'revenue'),
    },
    missing,
  }
  const parts = [{ period: opened.newest.record.period, subject }]
  return jsonAnswer({
    data,
    meta: await windowMeta(opened, parts, lacksAlerts(counts) ? [ALERTS] : []),
    etag,
  })
}
