// GET /tenants: the tenants that the caller sees, by name, for pickers.
import type { TenantsPage } from '../../../shared/contract/api/answers/listings.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { conditionOf, runMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { openAnswer } from '../reading/open-answer.ts'
import { matching } from '../reading/tenant-names.ts'

export const listTenants: Action<'listTenants'> = async (call) => {
  const { limit, cursor, ...question } = call.request
  const opened = await openAnswer(call, question, { limit, cursor })
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, after, asked, stale, etag } = opened
  const found = matching(await view.tenants(), question.search ?? '')
  const start = after === null ? 0 : found.findIndex(({ tenantId }) => tenantId === after) + 1
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = last !== undefined && start + limit < found.length
  const place = { of: view.record.runId, after: last?.tenantId ?? '' }
  const data: TenantsPage = {
    period: view.record.period,
    tenants: page.map(({ tenantId, tenantName }) => ({ tenant_id: tenantId, tenant_name: tenantName })),
    tenant_count: found.length,
    next_cursor: hasMore ? await call.services.cursors.seal(place, asked) : null,
  }
  const meta = metaOfBasis(runMeta(view, conditionOf(view, [], stale)), question, [view])
  return jsonAnswer({ data, meta, etag })
}
