// Packs grids into requests, each as full as one request may be: cells together take as few requests as there can be.
import { type Grid, sizeOf } from './cover-cells.ts'
import { lengthOf } from './months-read.ts'

export interface RequestLimits {
  /** Figures, over all grids of a request. */
  readonly figures: number
  readonly grids: number
  /** Tenants times months that a request reads: a year of a tenant is twelve. */
  readonly tenantMonths: number
  /** Months that a request reads. */
  readonly months: number
}

/** What the API takes; shared/contract/api/parameters.ts, which a test compares. */
export const API_LIMITS: RequestLimits = { figures: 25_000, grids: 2_000, tenantMonths: 60_000, months: 60 }

/**
 * In order, a grid cut where a request is full. A request with room left is left so only where the limit on grids or on
 * tenants and months is reached first.
 *
 * @param grids that together read no more months than a request may
 */
export function packGrids(grids: readonly Grid[], limits: RequestLimits): Grid[][] {
  const waiting = [...grids].reverse()
  const requests: Grid[][] = []
  let request: Grid[] = []
  let room = { ...limits }
  for (let grid = waiting.pop(); grid !== undefined; grid = waiting.pop()) {
    const [head, ...rest] = request.length === 0 ? cutAny(grid, room) : cut(grid, room)
    if (head === undefined) {
      requests.push(request)
      request = []
      room = { ...limits }
      waiting.push(grid)
      continue
    }
    request.push(head)
    room = {
      ...room,
      figures: room.figures - sizeOf(head),
      grids: room.grids - 1,
      tenantMonths: room.tenantMonths - head.tenants.length * monthsIn(head.periods),
    }
    waiting.push(...rest.reverse())
  }
  return request.length === 0 ? requests : [...requests, request]
}

/** As cut, and the whole grid where limits are so small that no part of it fits any request: the API says so then. */
function cutAny(grid: Grid, room: RequestLimits): Grid[] {
  const parts = cut(grid, room)
  return parts.length === 0 ? [grid] : parts
}

/** The largest part that there is room for, then what remains; nothing when there is room for none. */
function cut(grid: Grid, room: RequestLimits): Grid[] {
  const { tenants, periods, measures } = grid
  if (room.grids === 0 || room.figures === 0) return []
  const ofATenant = periods.length * measures.length
  const fit = Math.floor(Math.min(room.figures / ofATenant, room.tenantMonths / monthsIn(periods)))
  if (fit >= tenants.length) return [grid]
  if (fit > 0)
    return [
      { ...grid, tenants: tenants.slice(0, fit) },
      { ...grid, tenants: tenants.slice(fit) },
    ]
  // Not one whole tenant: some of its periods, or some measures of one of them.
  const first = { ...grid, tenants: tenants.slice(0, 1) }
  const others = { ...grid, tenants: tenants.slice(1) }
  const many = Math.max(Math.floor(room.figures / measures.length), 1)
  const whole = { ...first, periods: periods.slice(0, many) }
  const some = { ...whole, measures: measures.slice(0, room.figures) }
  if (monthsIn(whole.periods) > room.tenantMonths) return []
  const spare = { ...whole, measures: measures.slice(room.figures) }
  return [some, spare, { ...first, periods: periods.slice(many) }, others].filter((part) => sizeOf(part) > 0)
}

/** Each period by itself: more than the API counts where periods overlap, never less. */
function monthsIn(periods: readonly string[]): number {
  return periods.reduce((months, period) => months + lengthOf(period), 0)
}
