// GET /planning/bridges/between-runs: how the figures of one run became those of another, one input changed at a time, down
// to resources. Computed from the archived inputs of both.
import { BRIDGED_MEASURES, measureCents, poolSigns } from '../../../shared/bridge/measure-pools.ts'
import { seenSteps } from '../../../shared/bridge/seen-steps.ts'
import type { RunsBridge } from '../../../shared/contract/api/answers/planning/bridges.ts'
import { ADJUSTED_POOLS } from '../../../shared/contract/closing/adjustments.ts'
import { requireSecondFactor } from '../../figures-api/access/second-factor.ts'
import { notAccepted } from '../../figures-api/answers/api-error.ts'
import { etagOf, holdsAlready } from '../../figures-api/answers/etag.ts'
import { conditionOf, runOfMonth, runsMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer, notModified } from '../../figures-api/answers/respond.ts'
import { measureOf } from '../../figures-api/operations/measures-asked.ts'
import { isPlatform, PLATFORM } from '../../figures-api/operations/platform-word.ts'
import type { Action } from '../../figures-api/perform.ts'
import { platformRefused } from '../../figures-api/reading/platform-seen.ts'
import { apiStep } from '../archived/api-steps.ts'
import { bridgePlatform, bridgeTenant, findTenant, subjectOf } from '../archived/bridge-archived-runs.ts'
import { amountOfPlatform, amountOfTenant, platformSubject } from '../archived/bridge-ends.ts'
import { chooseArchivedRun } from '../archived/choose-archived-run.ts'
import { openArchivedRun } from '../archived/open-archived-run.ts'
import type { PlanningServices } from '../services.ts'

export const bridgeRuns: Action<'bridgeRuns', PlanningServices> = async (call) => {
  const { request, operation, sight, services, facts, event } = call
  const asksPlatform = isPlatform(request.of)
  if (asksPlatform && sight.kind !== 'platform') throw platformRefused()
  requireSecondFactor(call, asksPlatform ? Number.POSITIVE_INFINITY : 1)
  const signs = poolSigns(request.measure)
  if (signs === null) throw notAccepted('measure', `one of ${BRIDGED_MEASURES.join(', ')}`)
  const choose = (field: 'from' | 'to') => chooseArchivedRun(request[field], field, sight, services)
  const ends = await Promise.all([choose('from'), choose('to')])
  const runIds = ends.map(({ runId }) => runId)
  facts.runIds = runIds
  const etag = etagOf(sight, operation, request, runIds)
  if (holdsAlready(event, etag)) return notModified(etag)
  const [from, to] = await Promise.all([
    openArchivedRun(ends[0].runId, 'from', sight, services),
    openArchivedRun(ends[1].runId, 'to', sight, services),
  ])
  const views = [from.view, to.view] as const
  const measure = measureOf(request.measure)
  const tenant = asksPlatform ? null : await findTenant(facts, views, request.of)
  const pools = ADJUSTED_POOLS.filter((pool) => signs[pool] !== undefined)
  const bridge =
    tenant === null
      ? await bridgePlatform(from, to, platformSubject(measure.id), pools, services)
      : await bridgeTenant(from, to, tenant, pools, services)
  const amounts =
    tenant === null
      ? [
          amountOfPlatform(from.view, measure, signs, bridge.from),
          amountOfPlatform(to.view, measure, signs, bridge.to),
        ]
      : [amountOfTenant(tenant.from, measure, from.view), amountOfTenant(tenant.to, measure, to.view)]
  const subject = tenant === null ? platformSubject(measure.id) : subjectOf(tenant)
  const data: RunsBridge = {
    measure: measure.id,
    of: tenant?.tenantId ?? PLATFORM,
    label: tenant === null ? 'Platform' : (tenant.tenantName ?? tenant.tenantId),
    from: { ...runOfMonth(from.view), period: from.view.record.period, standing: ends[0].standing },
    to: { ...runOfMonth(to.view), period: to.view.record.period, standing: ends[1].standing },
    from_cents: amounts[0]?.cents ?? null,
    to_cents: amounts[1]?.cents ?? null,
    from_missing: amounts[0]?.missing ?? null,
    to_missing: amounts[1]?.missing ?? null,
    known_from_cents: measureCents(signs, bridge.from.known),
    known_to_cents: measureCents(signs, bridge.to.known),
    steps: seenSteps(bridge, subject, to.view.record.method, sight).map((step) => apiStep(step, signs)),
    unknown_differences: bridge.unknownDifferences,
  }
  const rows = tenant === null ? [] : [tenant.from, tenant.to].flatMap((row) => row ?? [])
  const limited = views.map((view) => conditionOf(view, rows, false).limitedSources)
  const limitedSources = [...new Set(limited.flat())].sort()
  const quality = limitedSources.length === 0 ? 'complete' : 'partial'
  return jsonAnswer({ data, meta: runsMeta([to.view, from.view], { quality, limitedSources }), etag })
}
