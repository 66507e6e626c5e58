// GET /figures/vendors: the cents of GET /figures by vendor of the resource and plan of the tenant, from the same runs.
import type { VendorCosts as ApiVendorCosts } from '../../../shared/contract/api/answers/resource-costs.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { type VendorCost, VendorCosts } from '../../../shared/figures/vendor-costs.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { conditionOf, runsMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { openFigures } from '../reading/open-answer.ts'
import type { RunView } from '../reading/run-view.ts'
import { requireFewTenantMonths } from '../reading/span-view.ts'
import { apiPools, figuresHead } from './figures-head.ts'

export const listVendorCosts: Action<'listVendorCosts'> = async (call) => {
  const { request, sight } = call
  requireSecondFactor(call, Number.POSITIVE_INFINITY)
  const opened = await openFigures(call, request)
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, stale, etag } = opened
  await requireFewTenantMonths(view)
  const costs = new VendorCosts()
  // One after the other: the derivations of a month are its bulk.
  for (const month of view.months) await countMonth(month, costs)
  const data: ApiVendorCosts = {
    ...figuresHead(view),
    pools: apiPools(view),
    rows: costs.rows().map(apiVendor),
  }
  const ownRows = sight.kind === 'platform' ? [] : await view.allRows()
  const ofRuns = runsMeta(view.months, conditionOf(view, ownRows, stale))
  return jsonAnswer({ data, meta: metaOfBasis(ofRuns, request, view.months), etag })
}

async function countMonth(month: RunView, costs: VendorCosts): Promise<void> {
  const plansOf = new Map(
    (await month.allRows()).map(({ tenantId, planNames }: TenantFigures) => [tenantId, planNames]),
  )
  await month.takeLines((tenantId, lines) => costs.takeLines(tenantId, plansOf.get(tenantId) ?? [], lines))
  costs.takeUnallocated((await month.unallocated()) ?? [])
}

function apiVendor(row: VendorCost): ApiVendorCosts['rows'][number] {
  return {
    vendor: row.vendor,
    plan: row.plan,
    unallocated_reason: row.unallocatedReason,
    pool: row.pool,
    cost_cents: row.costCents,
    unknown_resources: row.unknownResources,
    tenants: row.tenants,
  }
}
