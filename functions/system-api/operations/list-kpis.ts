// GET /system/kpis: the KPIs of a month or quarter against their targets, for those who see the whole platform.
import type { KpiList } from '../../../shared/contract/api/answers/strategy.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import { strategyMeta } from '../../figures-api/answers/strategy-meta.ts'
import type { Action } from '../../figures-api/perform.ts'
import { openSummary } from '../../figures-api/reading/open-summary.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'

export const listKpis: Action<'listKpis'> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const opened = await openSummary(call, call.request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, etag } = opened
  const [kpis, platform] = await Promise.all([view.kpis(), view.platform()])
  if (isReason(kpis) || isReason(platform)) throw platformRefused()
  const data: KpiList = {
    period: view.record.period,
    as_of: view.record.asOf,
    summary_run_id: view.record.runId,
    kpis: kpis.map(({ id, label, unit, value, target, met, calculation, missing }) => ({
      ...{ id, label, unit, value, target, met, calculation, missing },
    })),
  }
  return jsonAnswer({ data, meta: await strategyMeta(opened, [platform]), etag })
}
