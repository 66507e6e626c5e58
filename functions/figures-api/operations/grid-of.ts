// Lays months of rows out as a grid: by tenant as asked, period and measure, every combination answered, each null with
// the position of its reason.
import type { FiguresGrid } from '../../../shared/contract/api/answers/figures-grid.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { type Figure, platformFigure, tenantFigure } from '../../../shared/measures/figure-of.ts'
import { TENANT_NOT_FOUND } from '../reading/find-tenants.ts'
import { type GridMonth, isPlatform } from './grid-month.ts'

type Grid = Pick<FiguresGrid, 'figures' | 'missing' | 'bounds' | 'reasons'>

/** @param months by period: what was read, or why there is nothing */
export function gridOf(
  tenants: readonly string[],
  months: ReadonlyMap<string, GridMonth | NullReason>,
  measures: readonly Measure[],
): Grid {
  const reasons = new Reasons()
  const grid = {
    figures: keyed<Grid['figures']>(),
    missing: keyed<Grid['missing']>(),
    bounds: keyed<Grid['bounds']>(),
  }
  for (const tenant of tenants) {
    const ofTenant = keyed<Grid['figures'][string]>()
    grid.figures[tenant] = ofTenant
    for (const [period, month] of months) {
      const ofPeriod = keyed<Grid['figures'][string][string]>()
      ofTenant[period] = ofPeriod
      const figureOf = figuresIn(month, tenant)
      for (const measure of measures) {
        const { value, bound, missing } = figureOf(measure)
        ofPeriod[measure.id] = value
        if (missing !== null) cellOf(grid.missing, tenant, period)[measure.id] = reasons.position(missing)
        if (bound !== null) cellOf(grid.bounds, tenant, period)[measure.id] = bound
      }
    }
  }
  return { ...grid, reasons: reasons.list }
}

/** How to answer for a tenant in a month: from its row, from the platform's figures, or always with a reason. */
function figuresIn(month: GridMonth | NullReason, tenant: string): (measure: Measure) => Figure {
  if (isReason(month)) return always(month)
  if (isPlatform(tenant)) {
    const { platform } = month.view
    return platform === null ? always(TENANT_NOT_FOUND) : (measure) => platformFigure(platform, measure)
  }
  const id = month.idOf.get(tenant) ?? TENANT_NOT_FOUND
  if (isReason(id)) return always(id)
  const row = month.rows.get(id)
  return row === undefined ? always(TENANT_NOT_FOUND) : (measure) => tenantFigure(row, measure)
}

function always(missing: NullReason): () => Figure {
  return () => ({ value: null, bound: null, missing })
}

/** Each reason once, by its position. */
class Reasons {
  readonly list: NullReason[] = []
  readonly #positions = new Map<string, number>()

  position({ code, message }: NullReason): number {
    const key = `${code}\n${message}`
    const known = this.#positions.get(key)
    if (known !== undefined) return known
    this.#positions.set(key, this.list.length)
    return this.list.push({ code, message }) - 1
  }
}

function cellOf<Cell>(
  grid: Record<string, Record<string, Record<string, Cell>>>,
  tenant: string,
  period: string,
): Record<string, Cell> {
  grid[tenant] ??= keyed()
  grid[tenant][period] ??= keyed()
  return grid[tenant][period]
}

/** An object whose keys are what callers sent: no key of theirs means anything to the language. */
function keyed<Keyed extends object>(): Keyed {
  return Object.create(null) as Keyed
}
