// Profitability by tenant: what each pays, what it costs and what is left. Cost and revenue that belong to no tenant are
// said beside the table: in it, revenue less cost is profit in the totals too.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import { groupedDollars } from '../../shared/ranges/grouped-numbers.ts'
import type { Asked, FiguresAnswer, PlainRow } from './asked.ts'
import { remarkOf } from './cells.ts'
import { measureOf } from './columns.ts'
import { makeDocument } from './make-document.ts'
import { allPools } from './pool-rows.ts'
import type { ReportDocument } from './report-document.ts'
import { sourceOfRuns } from './report-source.ts'
import { isKnownOfAll, publishedSum, tenantColumns, tenantRows } from './tenant-rows.ts'
import { boundsOfTotals, missingOfTenants } from './total-remarks.ts'

export const PROFITABILITY_MEASURES = [
  'revenue',
  'total_cost',
  'profit',
  'gross_margin_pct',
  'efficiency_ratio',
  'list_price',
  'business_health',
]

const MEASURES = PROFITABILITY_MEASURES.map(measureOf)

export function profitability(asked: Asked, answer: FiguresAnswer): ReportDocument {
  const { pages, meta } = answer
  const [first] = pages
  const { pools, revenue } = first
  return makeDocument('profitability', asked, {
    source: sourceOfRuns(first, meta),
    meta,
    sight: pools === null ? 'some tenants' : 'platform',
    columns: tenantColumns(MEASURES),
    rows: tenantRows(answer, MEASURES),
    publishedTotalsCents: {
      revenue: ofTenants('revenue', revenue?.tenant_cents ?? null, pages),
      total_cost: ofTenants('total_cost', allPools(pools, 'tenant_cents'), pages),
      profit: publishedSum(pages, 'profit'),
      list_price: publishedSum(pages, 'list_price'),
    },
    aboutColumns:
      'Amounts are US dollars, the margin is percent of billed revenue, the efficiency ratio revenue over cost.',
    aboutTotals:
      'The totals are of the tenants: cost and revenue that belong to none are said in the rows above the table. Margins and ratios are not added up.',
    totalRemark: remarkOf([...boundsOfTotals(pages, MEASURES), ...missingOfTenants(pages, MEASURES)]),
    more: besideTenants(first),
  })
}

/** What the pools say that tenants have, where every tenant's figure is known; else what is known of them. */
function ofTenants(measure: string, whole: number | null, pages: readonly FiguresPage[]): number | null {
  return whole !== null && isKnownOfAll(pages, measure) ? whole : publishedSum(pages, measure)
}

function besideTenants({ pools, revenue }: FiguresPage): PlainRow[] {
  const unallocated = allPools(pools, 'unallocated_cents')
  const unattributed = revenue?.unattributed_cents ?? null
  const parts = [
    ...(unallocated === null ? [] : [`Unallocated cost ${groupedDollars(unallocated)}`]),
    ...(unattributed === null ? [] : [`Revenue that belongs to no tenant ${groupedDollars(unattributed)}`]),
  ]
  const words = parts.length === 0 ? 'What belongs to no tenant is not known.' : `${parts.join('. ')}.`
  return pools === null ? [] : [['Not in the table', words]]
}
