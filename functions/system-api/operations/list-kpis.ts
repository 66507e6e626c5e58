// GET /system/kpis: the KPIs of a window, or of a month or quarter by name, against their targets, for those who see the whole
// platform.

import type { KpiList } from '../../../shared/contract/api/answers/strategy.ts'
import type { ApiTimeframe } from '../../../shared/contract/api/answers/system/common.ts'
import type { Kpi } from '../../../shared/contract/summary/kpi.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { boundOf } from '../../../shared/system/bounded-fields.ts'
import { notOverWords } from '../../../shared/system/not-over.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import { strategyMeta } from '../../figures-api/answers/strategy-meta.ts'
import type { Action, Call } from '../../figures-api/perform.ts'
import { openSummary } from '../../figures-api/reading/open-summary.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { chooseWindow } from '../reading/choose-window.ts'

export const listKpis: Action<'listKpis'> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const asked = await summaryAsked(call)
  const opened = await openSummary(call, asked)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, etag } = opened
  const [kpis, platform] = await Promise.all([view.kpis(), view.platform()])
  if (isReason(kpis) || isReason(platform)) throw platformRefused()
  const span = spanOf(view.record.period, call.services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const words = notOverWords([{ span, asOfMs: parseInstant(view.record.asOf, 'asOf') }])
  const data: KpiList = {
    ...(asked.timeframe !== undefined && { timeframe: { ...asked.timeframe, provisional: words } }),
    period: view.record.period,
    as_of: view.record.asOf,
    summary_run_id: view.record.runId,
    kpis: kpis.map((kpi) => apiKpi(kpi, words, platform.costComplete)),
  }
  return jsonAnswer({ data, meta: await strategyMeta(opened, [platform]), etag })
}

/** @param notOver words of a month or quarter that is not over, which every KPI of it waits for */
function apiKpi(kpi: Kpi, notOver: string | null, costComplete: boolean): KpiList['kpis'][number] {
  const { id, label, unit, value, target, met, calculation, missing } = kpi
  const said = [notOver ?? [], kpi.provisional ?? []].flat().join(' ')
  const provisional = value === null || said === '' ? null : said
  const standing = { isProvisional: provisional !== null, costComplete }
  const bound = value === null ? null : boundOf(id, standing)
  return { ...{ id, label, unit, value, target, met, calculation }, bound, provisional, missing }
}

interface SummaryAsked {
  readonly period: string
  readonly knownAt?: string | undefined
  readonly timeframe?: ApiTimeframe
}

/** Of a window, its newest summary: KPIs do not add up. */
async function summaryAsked({ request, services }: Call<'listKpis'>): Promise<SummaryAsked> {
  const { window = 'monthly', period: named, knownAt } = request
  if (named !== undefined) return { period: named, knownAt }
  const { timeframe } = await chooseWindow({ window, knownAt }, services)
  const period = timeframe.periods.at(-1) ?? ''
  return {
    period,
    knownAt,
    timeframe: timeframe.periods.length === 1 ? timeframe : ofNewest(timeframe, period),
  }
}

/** @param month the newest of several */
function ofNewest(timeframe: ApiTimeframe, month: string): ApiTimeframe {
  return {
    ...timeframe,
    label: `${timeframe.label}; KPIs do not add up: those of ${month}`,
    figures_from: `${month}-01`,
    periods: [month],
  }
}
