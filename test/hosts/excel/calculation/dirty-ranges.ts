// The cells that a change of cells touches, exactly. Univer takes the rectangle around neighbours, so that a cell beside
// a change counts as changed: a custom function there would be called though none of its arguments changed.

import type { IUnitRange } from '@univerjs/core'

/** Cells by row, then by column; what stands in a cell does not matter here. */
export type CellMap = { readonly [row: number]: { readonly [column: number]: unknown } | undefined }

interface Run {
  readonly startColumn: number
  endColumn: number
}

const runsOf = (columns: object): Run[] => {
  const runs: Run[] = []
  let last: Run | undefined
  // Integer keys of an object come in ascending order.
  for (const key of Object.keys(columns)) {
    const column = Number(key)
    if (last !== undefined && last.endColumn + 1 === column) last.endColumn = column
    else {
      last = { startColumn: column, endColumn: column }
      runs.push(last)
    }
  }
  return runs
}

const sameRuns = (one: readonly Run[], other: readonly Run[]) =>
  one.length === other.length &&
  one.every(
    (run, index) =>
      run.startColumn === other[index]?.startColumn && run.endColumn === other[index]?.endColumn,
  )

/** @returns rectangles that cover these cells and no other */
export function dirtyRanges(unitId: string, sheetId: string, cells: CellMap): IUnitRange[] {
  const ranges: IUnitRange[] = []
  let open: IUnitRange[] = []
  let openRuns: Run[] = []
  let lastRow = Number.NaN
  for (const [key, columns] of Object.entries(cells)) {
    if (columns === undefined || columns === null) continue
    const row = Number(key)
    const runs = runsOf(columns)
    if (row === lastRow + 1 && sameRuns(runs, openRuns)) {
      for (const { range } of open) range.endRow = row
    } else {
      open = runs.map((run) => ({ unitId, sheetId, range: { startRow: row, endRow: row, ...run } }))
      openRuns = runs
      ranges.push(...open)
    }
    lastRow = row
  }
  return ranges
}
