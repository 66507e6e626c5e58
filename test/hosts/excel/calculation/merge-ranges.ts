// Makes few ranges of many cells: the engine compares each formula with each range that has changed.

import type { IUnitRange } from '@univerjs/core'
import { dirtyRanges } from './dirty-ranges.ts'

const FEW = 16

export function mergeCells(ranges: readonly IUnitRange[]): IUnitRange[] {
  if (ranges.length <= FEW) return [...ranges]
  const merged: IUnitRange[] = []
  const cells = new Map<
    string,
    { unitId: string; sheetId: string; byRow: Record<number, Record<number, true>> }
  >()
  for (const one of ranges) {
    const { unitId, sheetId, range } = one
    if (range.startRow !== range.endRow || range.startColumn !== range.endColumn) {
      merged.push(one)
      continue
    }
    const key = `${unitId}!${sheetId}`
    const sheet = cells.get(key) ?? { unitId, sheetId, byRow: {} }
    cells.set(key, sheet)
    const row = sheet.byRow[range.startRow] ?? {}
    sheet.byRow[range.startRow] = row
    row[range.startColumn] = true
  }
  for (const { unitId, sheetId, byRow } of cells.values()) merged.push(...dirtyRanges(unitId, sheetId, byRow))
  return merged
}
