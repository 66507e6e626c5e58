// Univer notes each result of a formula for lookups, and to find what it noted of a cell before it goes through all distinct
// values of the column: 10,000 formulas that differ take seconds. Here each row knows where it is noted, and a column that
// nothing has looked into has no notes: the first lookup reads its cells.

import { core, engineFormula } from '../model/univer-packages.ts'

type Rows = Set<number>
type ColumnNotes = Map<unknown, Rows>

interface LookupCache {
  readonly _cache: Map<string, Map<string, Map<number, ColumnNotes>>>
  /** The rows that lookups have read, by workbook, sheet and column. */
  readonly _continueBuildingCache: Map<string, Map<string, Map<number, unknown>>>
  shouldContinueBuildingCache: (unitId: string, sheetId: string, column: number, row: number) => boolean
  set: (
    unitId: string,
    sheetId: string,
    column: number,
    value: unknown,
    row: number,
    isResult?: boolean,
  ) => void
  clear: () => void
}

/** The cache is one for the whole process. */
export function noteRowsOnce(): void {
  const cache = engineFormula.CELL_INVERTED_INDEX_CACHE as unknown as LookupCache
  if (Object.hasOwn(cache, 'set')) return
  const empty = wordForEmpty(cache)
  const notedIn = new WeakMap<ColumnNotes, Map<number, Rows>>()
  cache.set = (unitId, sheetId, column, value, row, isResult = false) => {
    if (isResult) {
      if (!cache._continueBuildingCache.get(unitId)?.get(sheetId)?.has(column)) return
    } else if (!cache.shouldContinueBuildingCache(unitId, sheetId, column, row)) return
    const notes = obtain(
      obtain(obtain(cache._cache, unitId, newMap), sheetId, newMap),
      column,
      newMap,
    ) as ColumnNotes
    const rows = obtain(notedIn, notes, newMap) as Map<number, Rows>
    if (isResult) rows.get(row)?.delete(row)
    const list = obtain(notes, noted(value, empty), () => new Set()) as Rows
    list.add(row)
    rows.set(row, list)
  }
}

const newMap = () => new Map()

interface MapLike<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): unknown
}

function obtain<Key, Value>(map: MapLike<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = create()
  map.set(key, made)
  return made
}

/** Numbers and texts that read as the same number are one value, and so are texts in small and capital letters. */
function noted(value: unknown, empty: unknown): unknown {
  if (value === null || value === undefined || value === '') return empty
  if (core.isRealNum(value as string) && Number(value).toString() === String(value)) return Number(value) || 0
  return typeof value === 'string' ? value.toLowerCase() : value
}

/** Univer's own symbol for an empty cell, which it does not export. */
function wordForEmpty(cache: LookupCache): unknown {
  cache.set('', '', 0, null, 0, true)
  const [word] = cache._cache.get('')?.get('')?.get(0)?.keys() ?? []
  cache.clear()
  return word
}
