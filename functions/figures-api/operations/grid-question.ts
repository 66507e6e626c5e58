// The grids of a request, each tenant, period and measure once, within what one answer may take.
import type { RequestOf } from '../../../shared/contract/api/operations.ts'
import {
  MOST_GRID_FIGURES,
  MOST_PERIODS,
  MOST_TENANT_MONTHS,
} from '../../../shared/contract/api/parameters.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { type Span, spanOf } from '../../../shared/periods/span.ts'
import { notAccepted } from '../answers/api-error.ts'
import { measuresAsked } from './measures-asked.ts'

export interface AskedGrid {
  readonly tenants: readonly string[]
  readonly spans: readonly Span[]
  readonly measures: readonly Measure[]
}

export interface GridQuestion {
  readonly grids: readonly AskedGrid[]
  /** By month of any grid, the tenants that are asked for in it, as they were asked. */
  readonly tenantsByMonth: ReadonlyMap<string, ReadonlySet<string>>
}

/** @throws ApiError VALIDATION_FAILED for more than one answer takes, counted before anything is read */
export function gridQuestion(request: RequestOf<'queryFigures'>, firstMonth: number): GridQuestion {
  const asked = request.grids ?? [request]
  const grids = asked.map(({ tenants = [], periods = [], measures = [] }) => ({
    tenants: [...new Set(tenants)],
    spans: [...new Set(periods)].map((period) => spanOf(period, firstMonth)),
    measures: measuresAsked(measures),
  }))
  const [fieldOfTenants, fieldOfPeriods] =
    request.grids === undefined ? ['tenants', 'periods'] : ['grids', 'grids']
  refuseTooMany(
    fieldOfTenants,
    sum(grids, ({ tenants, spans, measures }) => tenants.length * spans.length * measures.length),
    MOST_GRID_FIGURES,
    'figures',
  )
  const tenantsByMonth = tenantsOfMonths(grids)
  refuseTooMany(fieldOfPeriods, tenantsByMonth.size, MOST_PERIODS, 'months')
  refuseTooMany(
    fieldOfTenants,
    sum([...tenantsByMonth.values()], ({ size }) => size),
    MOST_TENANT_MONTHS,
    'months of a tenant (a quarter is three, a year twelve)',
  )
  return { grids, tenantsByMonth }
}

function refuseTooMany(field: string, asked: number, most: number, what: string): void {
  if (asked <= most) return
  throw notAccepted(
    field,
    `so many that there are at most ${most} ${what} in one request; these are ${asked}, so ask in several`,
  )
}

function tenantsOfMonths(grids: readonly AskedGrid[]): Map<string, Set<string>> {
  const tenantsByMonth = new Map<string, Set<string>>()
  for (const { tenants, spans } of grids) {
    for (const month of new Set(spans.flatMap(({ months }) => months))) {
      const already = tenantsByMonth.get(month) ?? new Set()
      for (const tenant of tenants) already.add(tenant)
      tenantsByMonth.set(month, already)
    }
  }
  return tenantsByMonth
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0)
}
