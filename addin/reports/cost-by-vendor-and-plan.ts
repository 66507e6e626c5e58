// Cost by vendor and plan: whom it is paid to, and on which plans the tenants are that carry it. The same cents as by tenant,
// counted another way.
import type { VendorCost, VendorCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { ofUnknownCost } from '../shown/bounds.ts'
import { poolName } from '../shown/pool-names.ts'
import { unallocatedReason } from '../shown/unallocated-reasons.ts'
import type { Asked } from './asked.ts'
import { dollarsOf, NOTHING, remarkOf } from './cells.ts'
import { countColumn, dollarsColumn, keyColumn, REMARKS, wordsColumn } from './columns.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import { allPools, poolRows } from './pool-rows.ts'
import type { ReportColumn, ReportDocument } from './report-document.ts'
import { sourceOfRuns } from './report-source.ts'
import { atLeastOf, unknownPools, unknownResources } from './total-remarks.ts'

const COLUMNS: readonly ReportColumn[] = [
  wordsColumn('vendor', 'Vendor'),
  wordsColumn('plan', 'Plan of the tenants', 40),
  wordsColumn('pool', 'Pool', 10),
  countColumn('tenants', 'Tenants'),
  dollarsColumn('cost', 'Cost', 'sum'),
  countColumn('unknown_resources', 'Resources of unknown cost'),
  keyColumn('Row id'),
  REMARKS,
]

export function costByVendorAndPlan(
  asked: Asked,
  { data, meta }: { readonly data: VendorCosts; readonly meta: Meta },
): ReportDocument {
  const { pools, rows } = data
  return makeDocument('cost_by_vendor_and_plan', asked, {
    source: sourceOfRuns(data, meta),
    meta,
    sight: pools === null ? 'some tenants' : 'platform',
    columns: COLUMNS,
    rows: rows.map(rowOf),
    publishedTotalsCents: { cost: allPools(pools, 'source_cents') },
    aboutColumns:
      'Amounts are US dollars. Cost that no tenant carries has no plan, and says why nobody does.',
    aboutTotals:
      pools === null
        ? 'The total is of what the tenants that you see carry.'
        : 'The total is what the pools cost: tenants and unallocated cost together.',
    totalRemark: remarkOf([
      atLeastOf('Cost', unknownResources(pools) ?? (rows.some(isUnknownInPart) ? null : 0)),
      ...unknownPools(pools),
    ]),
    more: poolRows(pools),
  })
}

function rowOf(row: VendorCost): WantedRow {
  const { vendor, plan, unallocated_reason: reason, pool, tenants, unknown_resources: unknown } = row
  const unallocated = reason === null ? null : `Unallocated: ${unallocatedReason(reason)}`
  return {
    key: [pool, vendor ?? 'no vendor', reason === null ? (plan ?? 'no plan') : `unallocated ${reason}`].join(
      ' / ',
    ),
    tenantId: null,
    cells: {
      vendor: vendor ?? 'not known',
      plan: unallocated ?? plan ?? 'No plan',
      pool: poolName(pool),
      tenants,
      cost: dollarsOf(row.cost_cents),
      unknown_resources: unknown,
      remarks: rowRemark(row),
    },
  }
}

function isUnknownInPart({ unknown_resources: unknown }: VendorCost): boolean {
  return unknown > 0
}

function rowRemark({ cost_cents: cents, unknown_resources: unknown }: VendorCost): string {
  if (cents === null) return 'Nothing of this cost is known, and it is not in the sums.'
  return unknown === 0 ? NOTHING : `Cost at least: ${ofUnknownCost(unknown)}.`
}
