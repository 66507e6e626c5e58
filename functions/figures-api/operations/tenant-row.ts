// A tenant's row as the API shows it, and the sums over rows. No figure is computed here but the sums of cents and counts.
import type { ApiTenantRow, FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import { type Bound, isOfTenants, type Measure } from '../../../shared/measures/catalogue.ts'
import { type Figure, type TenantRow, tenantFigure } from '../../../shared/measures/figure-of.ts'

export function apiTenantRow(row: TenantRow, measures: readonly Measure[]): ApiTenantRow {
  const figures = measures
    .filter(isOfTenants)
    .map((measure): [string, Figure] => [measure.id, tenantFigure(row, measure)])
  return {
    tenant_id: row.tenantId,
    tenant_name: row.tenantName,
    plan_names: [...row.planNames],
    no_active_subscription: row.noActiveSubscription,
    cost_complete: row.costComplete,
    unknown_resources: row.unknownResources,
    ...figuresOf(figures),
  }
}

/** Values by measure id; a null has its reason in `missing`, a bound stands in `bounds`. */
function figuresOf(figures: readonly (readonly [string, Figure])[]) {
  return {
    figures: Object.fromEntries(figures.map(([id, { value }]) => [id, value])),
    bounds: Object.fromEntries(
      figures.flatMap(([id, { bound }]): [string, Bound][] => (bound === null ? [] : [[id, bound]])),
    ),
    missing: Object.fromEntries(
      figures.flatMap(([id, { missing }]) => (missing === null ? [] : [[id, missing]])),
    ),
  }
}

const ADDS_UP: readonly Measure['unit'][] = ['cents', 'emails', 'complaints', 'incidents', 'decisions']

/** Sums over the rows, of measures that add up; what is null is counted and not summed. */
export function sumsOf(rows: readonly TenantRow[], measures: readonly Measure[]): FiguresPage['page_totals'] {
  return Object.fromEntries(
    measures
      .filter((measure) => isOfTenants(measure) && ADDS_UP.includes(measure.unit))
      .map((measure) => [
        measure.id,
        sum(
          rows.map((row) => tenantFigure(row, measure)),
          measure,
        ),
      ]),
  )
}

function sum(
  figures: readonly Figure[],
  { whenCostIncomplete }: Measure,
): FiguresPage['page_totals'][string] {
  const known = figures.flatMap(({ value }) => (typeof value === 'number' ? value : []))
  return {
    value: known.length === 0 ? null : known.reduce((total, value) => total + value, 0),
    bound: figures.some(({ bound }) => bound !== null) ? whenCostIncomplete : null,
    missing: figures.length - known.length,
  }
}
