// Cost by tenant: the parts of each tenant's cost, and below them what no tenant carries of each pool, so that the columns
// sum to the source.
import { poolName } from '../shown/pool-names.ts'
import { poolNotKnown, standsIn, type UnallocatedPool, unallocatedPools } from '../shown/unallocated-pools.ts'
import type { Asked, FiguresAnswer } from './asked.ts'
import { dollarsOf, NOTHING, remarkOf } from './cells.ts'
import { measureOf } from './columns.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import { allPools, poolRows } from './pool-rows.ts'
import type { ReportDocument } from './report-document.ts'
import { sourceOfRuns } from './report-source.ts'
import { isKnownOfAll, publishedSum, tenantColumns, tenantRows } from './tenant-rows.ts'
import { atLeastOf, missingOfTenants, unknownPools, unknownResources } from './total-remarks.ts'

export const COST_BY_TENANT_MEASURES = [
  'infrastructure_cost',
  'email_service_cost',
  'idle_cost',
  'platform_cost',
  'total_cost',
]

const MEASURES = COST_BY_TENANT_MEASURES.map(measureOf)

export function costByTenant(asked: Asked, answer: FiguresAnswer): ReportDocument {
  const { pages, meta } = answer
  const [first] = pages
  const unallocated = unallocatedPools(first)
  return makeDocument('cost_by_tenant', asked, {
    source: sourceOfRuns(first, meta),
    meta,
    sight: first.pools === null ? 'some tenants' : 'platform',
    columns: tenantColumns(MEASURES),
    rows: [...tenantRows(answer, MEASURES), ...unallocated.map(unallocatedRow)],
    publishedTotalsCents: Object.fromEntries(
      MEASURES.map(({ id }) => [id, publishedTotal(id, answer, unallocated)]),
    ),
    aboutColumns:
      'Amounts are US dollars. Cost that no tenant carries stands below the tenants, a row for each pool.',
    aboutTotals:
      first.pools === null
        ? 'The total is of the tenants that you see.'
        : 'The total is what the pools cost: tenants and unallocated cost together.',
    totalRemark: totalRemark(answer),
    more: poolRows(first.pools),
  })
}

function totalRemark({ pages }: FiguresAnswer): string {
  const { pools } = pages[0]
  const isAtLeast = pages.some(({ tenants }) => tenants.some(({ bounds }) => bounds.total_cost !== undefined))
  return remarkOf([
    atLeastOf('Total cost', unknownResources(pools) ?? (isAtLeast ? null : 0)),
    ...missingOfTenants(pages, MEASURES),
    ...unknownPools(pools),
  ])
}

function unallocatedRow({ pool, cents, remark }: UnallocatedPool): WantedRow {
  const amount = dollarsOf(cents)
  const ofPool = (id: string) => [id, standsIn(id, pool) ? amount : NOTHING] as const
  return {
    key: `unallocated:${pool}`,
    tenantId: null,
    cells: {
      tenant: `Unallocated: ${poolName(pool)}`,
      ...Object.fromEntries(MEASURES.map(({ id }) => ofPool(id))),
      remarks: cents === null ? poolNotKnown(pool) : remark,
    },
  }
}

/** The whole column where all of it is known; else what is known of it. */
function publishedTotal(
  measure: string,
  { pages }: FiguresAnswer,
  unallocated: readonly UnallocatedPool[],
): number | null {
  const source = measure === 'total_cost' ? allPools(pages[0].pools, 'source_cents') : null
  if (source !== null && isKnownOfAll(pages, measure)) return source
  const rest = unallocated.flatMap(({ pool, cents }) => (standsIn(measure, pool) ? (cents ?? []) : []))
  const tenants = publishedSum(pages, measure)
  return tenants === null && rest.length === 0
    ? null
    : rest.reduce((total, cents) => total + cents, tenants ?? 0)
}
