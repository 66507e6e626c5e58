// GET /system/benchmarks: what a thousand emails cost with us against competitors' public prices.
import type { BenchmarksAnswer } from '../../../shared/contract/api/answers/system/windows.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { benchmarkVerdict } from '../../../shared/system/market-position.ts'
import { missingFields } from '../../../shared/system/missing-fields.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { holdsAlready } from '../../figures-api/answers/etag.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { chooseWindow } from '../reading/choose-window.ts'
import { openWindow, tagOfWindow, windowMeta } from '../reading/open-window.ts'
import type { SystemServices } from '../services.ts'

const UNKNOWN: NullReason = { code: 'unknown', message: 'Our own cost is not known.' }

export const readBenchmarks: Action<'readBenchmarks', SystemServices> = async (call) => {
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const { request, services, event } = call
  const chosen = await chooseWindow(request, services)
  const etag = tagOfWindow(call, chosen)
  if (holdsAlready(event, etag)) return notModified(etag)
  const opened = await openWindow(chosen, call)
  const [said, subject] = await Promise.all([opened.newest.said(), opened.newest.platform()])
  if (isReason(said)) throw platformRefused()

  const { missing, known } = missingFields()
  const { ourCostPerThousand, rows, missing: why } = said.benchmarks
  if (rows.length === 0 && why !== null) missing.benchmarks = why
  const data: BenchmarksAnswer = {
    timeframe: opened.timeframe,
    unit: 'dollars per thousand emails',
    ours: known('ours', ourCostPerThousand ?? why ?? UNKNOWN),
    benchmarks: rows.map((row, place) => ({
      provider: row.provider,
      plan: row.plan,
      benchmark: row.pricePerThousand,
      monthly_price_cents: row.monthlyPriceCents,
      included_emails: row.includedEmails,
      ours_over_theirs: known(`benchmarks.${place}.ours_over_theirs`, row.oursOverTheirs ?? why ?? UNKNOWN),
      verdict: benchmarkVerdict(row),
      source: row.source,
      date: row.date,
      age_days: row.ageDays,
    })),
    missing,
  }
  const parts = [{ period: opened.newest.record.period, subject }]
  return jsonAnswer({ data, meta: await windowMeta(opened, parts), etag })
}
