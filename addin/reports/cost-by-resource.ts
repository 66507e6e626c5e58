// Cost by resource: every VPS, IP and platform cost with what tenants carry of it and what nobody does. The same cents as by
// tenant, counted another way.
import type { ResourceCost, ResourceCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { counted } from '../../shared/ranges/grouped-numbers.ts'
import { poolName } from '../shown/pool-names.ts'
import { unallocatedReason } from '../shown/unallocated-reasons.ts'
import type { Asked } from './asked.ts'
import { dollarsOf, NOTHING, remarkOf } from './cells.ts'
import { countColumn, dollarsColumn, keyColumn, REMARKS, wordsColumn } from './columns.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import { allPools, poolRows } from './pool-rows.ts'
import type { ReportColumn, ReportDocument } from './report-document.ts'
import { sourceOfRuns } from './report-source.ts'
import { atLeastOf, unknownPools } from './total-remarks.ts'

const COLUMNS: readonly ReportColumn[] = [
  wordsColumn('pool', 'Pool', 10),
  wordsColumn('resource', 'Resource', 32),
  wordsColumn('vendor', 'Vendor'),
  countColumn('tenants', 'Tenants'),
  dollarsColumn('tenant_cost', 'Carried by tenants', 'sum'),
  dollarsColumn('unallocated_cost', 'Unallocated', 'sum'),
  wordsColumn('reason', 'Why unallocated', 32),
  dollarsColumn('cost', 'Cost', 'sum'),
  keyColumn('Resource id'),
  REMARKS,
]

export function costByResource(
  asked: Asked,
  { data, meta }: { readonly data: ResourceCosts; readonly meta: Meta },
): ReportDocument {
  const { pools, resources, withheld_because: withheldBecause } = data
  const seesAll = pools !== null
  return makeDocument('cost_by_resource', asked, {
    source: sourceOfRuns(data, meta),
    meta,
    sight: seesAll ? 'platform' : 'some tenants',
    columns: COLUMNS,
    rows: resources.map((resource) => rowOf(resource, remarksOf(resource, withheldBecause, seesAll))),
    publishedTotalsCents: {
      tenant_cost: allPools(pools, 'tenant_cents'),
      unallocated_cost: allPools(pools, 'unallocated_cents'),
      cost: allPools(pools, 'source_cents'),
    },
    aboutColumns: 'Amounts are US dollars. Cost is what tenants carry and what no tenant does, together.',
    aboutTotals: seesAll
      ? 'The total cost is what the pools cost: tenants and unallocated cost together.'
      : 'Carried by tenants is what those that you see carry; the cost of a resource is all of it, whoever carries it.',
    totalRemark: totalRemark(data),
    more: poolRows(pools),
  })
}

function rowOf(resource: ResourceCost, remarks: string): WantedRow {
  const { pool, resource_id: id, label, vendor, tenants, unallocated_reason: reason } = resource
  return {
    key: `${pool}:${id ?? 'whole pool'}`,
    tenantId: null,
    cells: {
      pool: poolName(pool),
      resource: label ?? id ?? `Whole ${poolName(pool)} pool, shared by policy`,
      vendor: vendor ?? 'not known',
      tenants,
      tenant_cost: dollarsOf(resource.tenant_cents),
      unallocated_cost: dollarsOf(resource.unallocated_cents),
      reason: reason === null ? NOTHING : unallocatedReason(reason),
      cost: dollarsOf(resource.cost_cents),
      remarks,
    },
  }
}

function totalRemark({ pools, resources }: ResourceCosts): string {
  const unknown = resources.filter(({ unknown_months: months }) => months > 0).length
  const withheld = resources.filter(({ withheld: isWithheld }) => isWithheld).length
  return remarkOf([
    atLeastOf('Cost', unknown),
    withheld > 0 && `Cost is without ${counted(withheld, 'resource')} whose cost is withheld.`,
    ...unknownPools(pools),
  ])
}

function remarksOf(resource: ResourceCost, withheldBecause: string | null, seesAll: boolean): string {
  const { cost_cents: cost, unknown_months: unknown, other_tenants: others, withheld } = resource
  const isKnownInPart = cost !== null || (withheld && resource.tenant_cents !== null)
  return remarkOf([
    unknown > 0 &&
      (isKnownInPart
        ? `At least: its cost is unknown in ${counted(unknown, 'month')}.`
        : 'Its cost is unknown, and not in the sums.'),
    others > 0 && `Shared with ${counted(others, 'other tenant')}.`,
    withheld && (withheldBecause ?? 'What it costs in all is withheld: it would tell of other tenants.'),
    !seesAll && 'What no tenant carries of it is for roles that see the whole platform.',
  ])
}
