// What becomes of an area when cells are inserted or deleted: it moves, grows, shrinks, or is gone with its cells.
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { type Area, isWholeColumns, isWholeRows } from './area.ts'

/** Cells that come or go, and push or pull the cells below them (`rows`) or right of them (`columns`). */
export interface Shift {
  readonly sheetId: string
  readonly area: Area
  readonly kind: 'insert' | 'delete'
  readonly along: 'rows' | 'columns'
}

export const inverse = (shift: Shift): Shift => ({
  ...shift,
  kind: shift.kind === 'insert' ? 'delete' : 'insert',
})

export const isWholeShift = ({ area, along }: Shift): boolean =>
  along === 'rows' ? isWholeRows(area) : isWholeColumns(area)

/** @returns where the target is afterwards, or null where all of it was deleted */
export function shifted(target: Area, { area, kind, along }: Shift): Area | null {
  const isRows = along === 'rows'
  const across = isRows ? ([target.column, target.columns] as const) : ([target.row, target.rows] as const)
  const acrossShift = isRows ? ([area.column, area.columns] as const) : ([area.row, area.rows] as const)
  if (isInside(target, area) && kind === 'delete') return null
  // Cells that are pushed only beside some of the target's leave it as it is.
  if (!covers(acrossShift, across)) return target
  const limit = isRows ? ROW_COUNT : COLUMN_COUNT
  const start = isRows ? target.row : target.column
  const size = isRows ? target.rows : target.columns
  if (size === limit) return target
  const moved =
    kind === 'insert'
      ? inserted(start, size, isRows ? area.row : area.column, isRows ? area.rows : area.columns)
      : removed(start, size, isRows ? area.row : area.column, isRows ? area.rows : area.columns)
  if (!moved || moved.start >= limit) return null
  const kept = Math.min(moved.size, limit - moved.start)
  return isRows
    ? { ...target, row: moved.start, rows: kept }
    : { ...target, column: moved.start, columns: kept }
}

interface Run {
  readonly start: number
  readonly size: number
}

function inserted(start: number, size: number, at: number, count: number): Run {
  if (at <= start) return { start: start + count, size }
  return at < start + size ? { start, size: size + count } : { start, size }
}

function removed(start: number, size: number, at: number, count: number): Run | null {
  const before = Math.min(Math.max(start - at, 0), count)
  const within = Math.max(Math.min(start + size, at + count) - Math.max(start, at), 0)
  return within === size ? null : { start: start - before, size: size - within }
}

const covers = (
  [start, size]: readonly [number, number],
  [from, count]: readonly [number, number],
): boolean => start <= from && from + count <= start + size

export const isInside = (inner: Area, outer: Area): boolean =>
  covers([outer.row, outer.rows], [inner.row, inner.rows]) &&
  covers([outer.column, outer.columns], [inner.column, inner.columns])
