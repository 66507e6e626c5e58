// The part of a sheet that is used: the smallest rectangle around what has a value, spilled or its own, or, unless values
// alone count, a format.
import type { World } from '../world.ts'
import { type Area, intersection } from './area.ts'
import { cellValue } from './cell-contents.ts'
import { spilledAreas } from './spilled-areas.ts'

/** @returns null where nothing is used */
export function usedArea(world: World, sheetId: string, valuesOnly: boolean, within?: Area): Area | null {
  const matrix = world.model.book.getWorkbook().getSheetBySheetId(sheetId)?.getCellMatrix()
  const bounds = { top: Infinity, left: Infinity, bottom: -1, right: -1 }
  const add = (used: Area) => {
    const area = within ? intersection(within, used) : used
    if (!area) return
    bounds.top = Math.min(bounds.top, area.row)
    bounds.left = Math.min(bounds.left, area.column)
    bounds.bottom = Math.max(bounds.bottom, area.row + area.rows - 1)
    bounds.right = Math.max(bounds.right, area.column + area.columns - 1)
  }
  matrix?.forValue((row, column, cell) => {
    const holds = cellValue(cell ?? undefined) !== '' || cell?.f || cell?.si || (!valuesOnly && cell?.s)
    if (holds) add({ row, column, rows: 1, columns: 1 })
  })
  for (const spilled of spilledAreas(world, sheetId)) add(spilled)
  if (bounds.bottom < 0) return null
  return {
    row: bounds.top,
    column: bounds.left,
    rows: bounds.bottom - bounds.top + 1,
    columns: bounds.right - bounds.left + 1,
  }
}
