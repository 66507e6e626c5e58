// GET /figures/resources: what servers, IPs and platform costs come to and who carries it, from the runs that GET /figures
// answers from.
import type { Sight } from '../../../shared/access/caller.ts'
import { WITHHELD_TEXT } from '../../../shared/access/explanation-privacy.ts'
import type { ResourceCosts } from '../../../shared/contract/api/answers/resource-costs.ts'
import { type ResourceCost, ResourcesOfMonth } from '../../../shared/figures/resource-costs.ts'
import {
  type ResourceCostOverMonths,
  resourceCostsOverMonths,
} from '../../../shared/figures/resource-costs-over-months.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { conditionOf, runsMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { openFigures } from '../reading/open-answer.ts'
import type { RunView } from '../reading/run-view.ts'
import { requireFewTenantMonths } from '../reading/span-view.ts'
import { apiPools, figuresHead } from './figures-head.ts'

export const listResourceCosts: Action<'listResourceCosts'> = async (call) => {
  const { request, sight } = call
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const opened = await openFigures(call, request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, stale, etag } = opened
  await requireFewTenantMonths(view)
  const months: ResourceCost[][] = []
  // One after the other: the derivations of a month are its bulk.
  for (const month of view.months) months.push(await resourcesOf(month, sight))
  const rows = resourceCostsOverMonths(months)
  const data: ResourceCosts = {
    ...figuresHead(view),
    pools: apiPools(view),
    resources: rows.map(apiResource),
    withheld_because: rows.some(({ isWithheld }) => isWithheld) ? WITHHELD_TEXT : null,
  }
  const ownRows = sight.kind === 'platform' ? [] : await view.allRows()
  const ofRuns = runsMeta(view.months, conditionOf(view, ownRows, stale))
  return jsonAnswer({ data, meta: metaOfBasis(ofRuns, request, view.months), etag })
}

async function resourcesOf(month: RunView, sight: Sight): Promise<ResourceCost[]> {
  const resources = new ResourcesOfMonth()
  await month.takeLines((tenantId, lines) => resources.takeLines(tenantId, lines))
  resources.takeUnallocated((await month.unallocated()) ?? [])
  return resources.rows(month.record.method, sight)
}

function apiResource(row: ResourceCostOverMonths): ResourceCosts['resources'][number] {
  const { unallocatedReasons: reasons } = row
  return {
    pool: row.pool,
    resource_id: row.resourceId,
    label: row.label,
    vendor: row.vendor,
    cost_cents: row.costCents,
    tenant_cents: row.tenantCents,
    tenants: row.tenants,
    other_tenants: row.otherTenants,
    unallocated_cents: row.unallocatedCents,
    unallocated_reason: reasons.length === 0 ? null : reasons.join(', '),
    unknown_months: row.unknownMonths,
    withheld: row.isWithheld,
  }
}
