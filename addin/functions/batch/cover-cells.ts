// Covers any set of cells by grids, exactly: no cell twice, and none that was not asked for.

export interface Cell {
  readonly tenant: string
  readonly period: string
  readonly measure: string
}

export interface Grid {
  readonly tenants: readonly string[]
  readonly periods: readonly string[]
  readonly measures: readonly string[]
}

type Axis = keyof Cell

const ORDERS: readonly (readonly [Axis, Axis, Axis])[] = [
  ['tenant', 'period', 'measure'],
  ['period', 'measure', 'tenant'],
  ['measure', 'period', 'tenant'],
  ['period', 'tenant', 'measure'],
  ['tenant', 'measure', 'period'],
  ['measure', 'tenant', 'period'],
]

/** A cover this much larger than its names alone is not worth looking for a smaller one. */
const GOOD_ENOUGH = 1.5

/**
 * Values of one axis that have the same cells along the other two are put together. Of the orders in which that can be
 * done, the one is taken that needs the fewest requests for its grids, then the fewest bytes. In no order are there more
 * grids than there are pairs of a period and a measure.
 *
 * @param cells each once
 * @param mostGrids in one request
 */
export function coverCells(cells: readonly Cell[], mostGrids: number): Grid[] {
  const goodEnough = bytesOf([namesOf(cells)]) * GOOD_ENOUGH
  let best = { grids: [] as Grid[], requests: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }
  for (const order of ORDERS) {
    const grids = coverInOrder(cells, order)
    const cover = { grids, requests: Math.ceil(grids.length / mostGrids), bytes: bytesOf(grids) }
    const isBetter =
      cover.requests < best.requests || (cover.requests === best.requests && cover.bytes < best.bytes)
    if (isBetter) best = cover
    if (best.requests <= 1 && best.bytes <= goodEnough) break
  }
  return best.grids
}

export function sizeOf({ tenants, periods, measures }: Grid): number {
  return tenants.length * periods.length * measures.length
}

function namesOf(cells: readonly Cell[]): Grid {
  const distinct = (axis: Axis) => [...new Set(cells.map((cell) => cell[axis]))]
  return { tenants: distinct('tenant'), periods: distinct('period'), measures: distinct('measure') }
}

/** About as long as they are in JSON. */
function bytesOf(grids: readonly Grid[]): number {
  return grids.reduce(
    (bytes, { tenants, periods, measures }) =>
      [...tenants, ...periods, ...measures].reduce((sum, name) => sum + name.length + 3, bytes + 42),
    0,
  )
}

function coverInOrder(cells: readonly Cell[], [outer, middle, inner]: readonly [Axis, Axis, Axis]): Grid[] {
  const bySlice = new Map<string, Map<string, string[]>>()
  for (const cell of cells) {
    const slice = entry(bySlice, cell[outer], () => new Map<string, string[]>())
    entry(slice, cell[middle], () => []).push(cell[inner])
  }
  const alike = new Map<string, { outers: string[]; rows: Row[] }>()
  for (const [value, slice] of bySlice) {
    const rows = rowsOf(slice)
    entry(alike, JSON.stringify(rows), () => ({ outers: [], rows })).outers.push(value)
  }
  return [...alike.values()].flatMap(({ outers, rows }) =>
    rows.map(({ middles, inners }) => gridOf({ [outer]: outers, [middle]: middles, [inner]: inners })),
  )
}

interface Row {
  readonly middles: string[]
  readonly inners: string[]
}

/** The cells of one slice, values with the same cells together; the same however they were asked. */
function rowsOf(slice: ReadonlyMap<string, string[]>): Row[] {
  const rows = new Map<string, Row>()
  for (const middle of [...slice.keys()].sort()) {
    const inners = (slice.get(middle) ?? []).sort()
    entry(rows, JSON.stringify(inners), () => ({ middles: [], inners })).middles.push(middle)
  }
  return [...rows.values()]
}

function gridOf(values: Readonly<Partial<Record<Axis, string[]>>>): Grid {
  const { tenant = [], period = [], measure = [] } = values
  return { tenants: tenant, periods: period, measures: measure }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
