// The region around a cell: the smallest rectangle whose every neighbouring row and column is blank.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-getsurroundingregion-member(1)
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import { cellValue } from './cell-contents.ts'
import { spilledAreas } from './spilled-areas.ts'

/** @param from its top left cell is meant */
export function surroundingArea(world: World, sheetId: string, from: Area): Area {
  const held: { row: number; column: number }[] = []
  const matrix = world.model.book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  matrix?.forValue((row, column, cell) => {
    if (cellValue(cell ?? undefined) !== '' || cell?.f || cell?.si) held.push({ row, column })
  })
  for (const { row, column, rows, columns } of spilledAreas(world, sheetId)) {
    held.push({ row, column }, { row: row + rows - 1, column: column + columns - 1 })
  }
  const region = { top: from.row, left: from.column, bottom: from.row, right: from.column }
  let left = held
  for (;;) {
    const touches = ({ row, column }: { row: number; column: number }) =>
      row >= region.top - 1 &&
      row <= region.bottom + 1 &&
      column >= region.left - 1 &&
      column <= region.right + 1
    const near = left.filter(touches)
    if (near.length === 0) break
    left = left.filter((cell) => !touches(cell))
    for (const { row, column } of near) {
      region.top = Math.min(region.top, row)
      region.left = Math.min(region.left, column)
      region.bottom = Math.max(region.bottom, row)
      region.right = Math.max(region.right, column)
    }
  }
  return {
    row: region.top,
    column: region.left,
    rows: region.bottom - region.top + 1,
    columns: region.right - region.left + 1,
  }
}
