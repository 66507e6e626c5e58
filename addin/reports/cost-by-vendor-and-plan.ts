// Cost by vendor and plan: whom it is paid to, and on which plans the tenants are that carry it. The same cents as by tenant,
// counted another way.
import type { VendorCost, VendorCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { ofUnknownCost } from '../shown/bounds.ts'
import type { Asked } from './asked.ts'
import { dollarsOf, NOTHING, wordsOf } from './cells.ts'
import { countColumn, dollarsColumn, keyColumn, REMARKS, wordsColumn } from './columns.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import { allPools, poolRows } from './pool-rows.ts'
import type { ReportColumn, ReportDocument } from './report-document.ts'
import { sourceOfRuns } from './report-source.ts'

const COLUMNS: readonly ReportColumn[] = [
  wordsColumn('vendor', 'Vendor'),
  wordsColumn('plan', 'Plan of the tenants'),
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
    columns: COLUMNS,
    rows: rows.map(rowOf),
    publishedTotalsCents: { cost: allPools(pools, 'source_cents') },
    aboutColumns:
      'Amounts are US dollars. Cost that no tenant carries has no plan, and says why nobody does.',
    aboutTotals:
      pools === null
        ? 'The total is of what the tenants that you see carry.'
        : 'The total is what the pools cost: tenants and unallocated cost together.',
    more: poolRows(pools),
  })
}

function rowOf(row: VendorCost): WantedRow {
  const { vendor, plan, unallocated_reason: reason, pool, tenants, unknown_resources: unknown } = row
  const unallocated = reason === null ? null : `Unallocated: ${wordsOf(reason)}`
  return {
    key: [pool, vendor ?? 'no vendor', reason === null ? (plan ?? 'no plan') : `unallocated ${reason}`].join(
      ' / ',
    ),
    tenantId: null,
    cells: {
      vendor: vendor ?? 'not known',
      plan: unallocated ?? plan ?? 'No plan',
      pool,
      tenants,
      cost: dollarsOf(row.cost_cents),
      unknown_resources: unknown,
      remarks: remarkOf(row),
    },
  }
}

function remarkOf({ cost_cents: cents, unknown_resources: unknown }: VendorCost): string {
  if (cents === null) return 'Nothing of this cost is known, and it is not in the sums.'
  return unknown === 0 ? NOTHING : `Cost at least: ${ofUnknownCost(unknown)}.`
}
