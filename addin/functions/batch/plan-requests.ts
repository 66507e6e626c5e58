// Plans the requests for a batch: by knownAt, by what one request may read, and exactly the cells that are waited for.
import type { KnownAt } from '../arguments/known-at.ts'
import { type Cell, coverCells, type Grid } from './cover-cells.ts'
import { ANY_TENANT, keyOf, type Question } from './figure.ts'
import { periodsByRequest } from './months-read.ts'
import { packGrids, type RequestLimits } from './pack-grids.ts'

export interface PlannedRequest<Waiting> {
  readonly knownAt: KnownAt
  readonly grids: readonly Grid[]
  /** Who waits for each cell, in the order of the grids: tenant by tenant, period by period, measure by measure. */
  readonly waiting: readonly (readonly Waiting[])[]
}

/** What is planned for: a question with its key. */
export interface Asking {
  readonly question: Question
  readonly key: string
}

/** An id that is nobody's: asked for where only the runs of a period are wanted, and no tenant is at hand. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

interface WantedCell<Waiting> extends Cell {
  readonly waiting: Waiting[]
}

export function planRequests<Waiting extends Asking>(
  asked: readonly Waiting[],
  limits: RequestLimits,
): PlannedRequest<Waiting>[] {
  const byKnownAt = groupBy(asked, ({ question }) => question.knownAt)
  return [...byKnownAt].flatMap(([knownAt, group]) => {
    const byPeriod = groupBy(wantedCells(group), ({ period }) => period)
    return periodsByRequest([...byPeriod.keys()], limits.months).flatMap((periods) => {
      const cells = periods.flatMap((period) => byPeriod.get(period) ?? [])
      return packGrids(coverCells(cells, limits.grids), limits).map((grids) => ({
        knownAt,
        grids,
        waiting: waitingIn(grids, cells),
      }))
    })
  })
}

/** Each cell once. Whoever wants the runs of a period alone waits for a cell of it that is asked for anyway. */
function wantedCells<Waiting extends Asking>(asked: readonly Waiting[]): WantedCell<Waiting>[] {
  const cells = new Map<string, WantedCell<Waiting>>()
  const byPeriod = new Map<string, WantedCell<Waiting>>()
  const want = (key: string, { tenant, period, measure }: Question, waiting: Waiting) => {
    let cell = cells.get(key)
    if (cell === undefined) {
      cell = { tenant, period, measure, waiting: [] }
      cells.set(key, cell)
      if (!byPeriod.has(period)) byPeriod.set(period, cell)
    }
    cell.waiting.push(waiting)
  }
  for (const waiting of asked) {
    if (waiting.question.tenant !== ANY_TENANT) want(waiting.key, waiting.question, waiting)
  }
  // A tenant that is asked about anyway: an answer over one more may need a second factor.
  const tenant = cells.values().next().value?.tenant ?? NOBODY
  for (const waiting of asked) {
    if (waiting.question.tenant !== ANY_TENANT) continue
    const question = { ...waiting.question, tenant }
    const atHand = byPeriod.get(question.period)
    if (atHand === undefined) want(keyOf(question), question, waiting)
    else atHand.waiting.push(waiting)
  }
  return [...cells.values()]
}

function waitingIn<Waiting>(grids: readonly Grid[], cells: readonly WantedCell<Waiting>[]): Waiting[][] {
  const placed = new Map<string, Map<string, Map<string, Waiting[]>>>()
  for (const { tenant, period, measure, waiting } of cells) {
    entry(entry(placed, tenant), period).set(measure, waiting)
  }
  return grids.flatMap(({ tenants, periods, measures }) =>
    tenants.flatMap((tenant) =>
      periods.flatMap((period) => {
        const ofPeriod = placed.get(tenant)?.get(period)
        return measures.map((measure) => ofPeriod?.get(measure) ?? [])
      }),
    ),
  )
}

function entry<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Map<string, Value>()
  map.set(key, made)
  return made
}

/** Map.groupBy is younger than the web views of some of the Excels that are served. */
function groupBy<Key, Value>(values: readonly Value[], keyOfValue: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOfValue(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
