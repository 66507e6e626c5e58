// GET /tenants: the tenants that the caller sees, by name, for pickers.
import type { TenantsPage } from '../../../shared/contract/api/answers/listings.ts'
import { etagOf, holdsAlready } from '../answers/etag.ts'
import { qualityOf, runMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { isStale } from '../reading/freshness.ts'
import { newestPeriod } from '../reading/newest-period.ts'
import { chooseRun, openRun } from '../reading/open-run.ts'
import { matching } from '../reading/tenant-names.ts'

export const listTenants: Action<'listTenants'> = async (call) => {
  const { request, sight, services, event, facts, operation, caller } = call
  const { limit, cursor, ...question } = request
  const asked = { operation, caller, sight, question }
  const place = cursor === undefined ? null : await services.cursors.open(cursor, asked)
  const period = question.period ?? (await newestPeriod(services))
  const chosen = place === null ? await chooseRun(period, question, sight, services) : null
  const runId = place?.runId ?? chosen?.runId ?? ''
  facts.runIds = [runId]
  const stale = chosen !== null && isStale(period, chosen.asOfMs, question, services)
  const etag = etagOf(sight, operation, question, limit, place, runId, stale)
  if (chosen !== null && holdsAlready(event, etag)) return notModified(etag)

  const view = await openRun(runId, sight, services)
  const found = matching(await view.tenants(), question.search ?? '')
  const start = place === null ? 0 : found.findIndex(({ tenantId }) => tenantId === place.after) + 1
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = last !== undefined && start + limit < found.length
  const data: TenantsPage = {
    period: view.record.period,
    tenants: page.map(({ tenantId, tenantName }) => ({ tenant_id: tenantId, tenant_name: tenantName })),
    tenant_count: found.length,
    next_cursor: hasMore ? await services.cursors.seal({ runId, after: last.tenantId }, asked) : null,
  }
  const meta = runMeta(view, qualityOf(view, [], stale))
  return jsonAnswer({ data, meta, ...(chosen !== null && { etag }) })
}
