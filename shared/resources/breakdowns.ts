// Cost and counted savings of the last month by resource type, vendor, plan and tier, and by the months of the window. The rows
// of each sum to the known cost of that month's pools; unknown costs are in none.

import { poolGaps } from '../allocation/pool-gaps.ts'
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { BreakdownRow, VendorComparison, VpsUse } from '../contract/summary/resources.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { monthRows } from './breakdown-by-month.ts'
import { resourceTypeRows, vendorRows } from './breakdown-by-resource.ts'
import { planRows, tierRows } from './breakdown-by-tenant.ts'
import type { BreakdownInputs } from './breakdown-inputs.ts'

/** By resource type in pool order, by vendor, plan and tier in name order with what is unallocated last, by month oldest first. */
export function breakdowns(
  inputs: BreakdownInputs,
  vps: readonly VpsUse[],
  vendors: VendorComparison,
  opportunities: readonly Opportunity[],
): BreakdownRow[] {
  const last = inputs.costRuns.at(-1)
  if (last === undefined) return []
  const rows = [
    ...resourceTypeRows(last, inputs.upstream.missing, opportunities),
    ...vendorRows(inputs, vps, vendors, opportunities),
    ...planRows(last),
    ...tierRows(last, inputs.mapping),
    ...monthRows(inputs.costRuns, opportunities),
  ]
  const { path } = poolGaps(inputs.upstream.missing)
  return path === null ? rows : rows.map((row) => withoutLook(row, path))
}

/** Nobody could look at what is in use, so nothing found is not zero. */
function withoutLook(row: BreakdownRow, reason: NullReason): BreakdownRow {
  return { ...row, savingsLowCents: null, savingsHighCents: null, missing: row.missing ?? reason }
}
