// Lays figures out as a grid: by tenant as asked, period and measure, every combination answered, each null with the
// position of its reason.
import type { GridCells } from '../../../shared/contract/api/answers/figures-grid.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { FigureOf } from './grid-figures.ts'
import type { AskedGrid } from './grid-question.ts'

/**
 * @param figuresOf by period, how to answer for a tenant in it
 * @param reasons takes the reasons of its nulls
 */
export function gridOf(
  { tenants, spans, measures }: AskedGrid,
  figuresOf: ReadonlyMap<string, (tenant: string) => FigureOf>,
  reasons: Reasons,
): GridCells {
  const grid: GridCells = { figures: keyed(), missing: keyed(), bounds: keyed() }
  for (const tenant of tenants) {
    const ofTenant = keyed<GridCells['figures'][string]>()
    grid.figures[tenant] = ofTenant
    for (const { id: period } of spans) {
      const ofPeriod = keyed<GridCells['figures'][string][string]>()
      ofTenant[period] = ofPeriod
      const figureOf = figuresOf.get(period)?.(tenant)
      if (figureOf === undefined) throw new RangeError(`No figures of ${period} were prepared.`)
      for (const measure of measures) {
        const { value, bound, missing } = figureOf(measure)
        ofPeriod[measure.id] = value
        if (missing !== null) cellOf(grid.missing, tenant, period)[measure.id] = reasons.position(missing)
        if (bound !== null) cellOf(grid.bounds, tenant, period)[measure.id] = bound
      }
    }
  }
  return grid
}

/** Each reason once, by its position. */
export class Reasons {
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
