// GET /adjustments: the restatements of a month, each with what it changed, a page of adjustments at a time. All pages are
// of the restatements that there were when the first was asked for.

import type { SeenAdjustment } from '../../../shared/access/adjustment-privacy.ts'
import type { AdjustmentsPage } from '../../../shared/contract/api/answers/adjustments.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { conditionOf, runMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action, Call } from '../perform.ts'
import { apiHead } from '../reading/explained-restatements.ts'
import { stateOf } from '../reading/month-state.ts'
import { openMonthRuns } from '../reading/open-month-runs.ts'
import { closedPointer, type SeenRestatement, viewRestatements } from '../reading/restatements-view.ts'
import type { RunView } from '../reading/run-view.ts'
import { adjustmentSums } from './adjustment-sums.ts'
import { namedTenants } from './named-tenants.ts'

export const listAdjustments: Action<'listAdjustments'> = async (call) => {
  const { request, operation, caller, sight, services, facts, event } = call
  const { limit, cursor, ...question } = request
  requireSecondFactor(call, question.tenant?.length ?? Number.POSITIVE_INFINITY)
  const asked = { operation, caller, sight, question }
  const place = cursor === undefined ? null : await services.cursors.open(cursor, asked)
  const pointer = await closedPointer(question.period, services)
  const all = pointer?.restatements ?? []
  const count = place === null ? all.length : Number(place.of)
  const views = await openMonthRuns(question.period, all.slice(0, count), sight, services)
  const view = views.at(-1) as RunView
  facts.runIds = views.map(({ record }) => record.runId)
  const etag = etagOf(sight, operation, question, limit, stateOf(pointer), facts.runIds)
  if (place === null && holdsAlready(event, etag)) return notModified(etag)
  const wanted = await wantedTenants(call, views)
  const restatements = (await viewRestatements(pointer, count, sight, services)).map((restatement) => ({
    ...restatement,
    adjustments: restatement.adjustments.filter(wanted),
  }))
  const rows = restatements.flatMap(rowsOf)
  const start = place === null ? 0 : Number(place.after)
  const end = start + limit
  const data: AdjustmentsPage = {
    period: question.period,
    state: stateOf(pointer),
    currency: 'USD',
    closed_run_id: pointer?.closedRunId ?? null,
    restatements: restatements.map(headOf),
    adjustments: rows.slice(start, end),
    next_cursor:
      end < rows.length
        ? await services.cursors.seal({ of: String(count), after: String(end) }, asked)
        : null,
  }
  const meta = { ...runMeta(view, conditionOf(view, [], false)), data_source: 'restatements' }
  return jsonAnswer({ data, meta, ...(place === null && { etag }) })
}

type Wanted = (adjustment: SeenAdjustment) => boolean

/** A tenant is known by any name that it has in the closed run or in one that restates it. */
async function wantedTenants(
  { request: { tenant: names }, facts }: Call<'listAdjustments'>,
  views: readonly RunView[],
): Promise<Wanted> {
  if (names === undefined) return () => true
  const rows = await namedTenants(facts, views, names, async (tenantIds) => {
    const ids = [...tenantIds]
    const ofRuns = await Promise.all(views.map((view) => view.rows(ids)))
    return new Map(ofRuns.flatMap((ofRun) => [...ofRun]))
  })
  const ids = new Set(rows.map(({ tenantId }) => tenantId))
  return ({ tenantId }) => tenantId !== null && ids.has(tenantId)
}

function headOf(restatement: SeenRestatement): AdjustmentsPage['restatements'][number] {
  const { runId, unknownDifferences, adjustments, withheldBecause } = restatement
  return {
    run_id: runId,
    ...apiHead(restatement),
    unknown_differences: unknownDifferences,
    totals: adjustmentSums(adjustments),
    adjustment_count: adjustments.length,
    withheld_because: withheldBecause,
  }
}

function rowsOf({ number, adjustments }: SeenRestatement): AdjustmentsPage['adjustments'] {
  return adjustments.map(({ tenantId, tenantName, pool, cause, cents }) => ({
    number,
    tenant_id: tenantId,
    tenant_name: tenantName,
    pool,
    cause,
    amount_cents: cents,
  }))
}
