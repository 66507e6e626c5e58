// Names that are merged over rows stand in the first of them alone: they are repeated in the others, as people read them and as
// the import of a file does.
import type { CellValue } from '../../../shared/contract/budget/pasted-table.ts'
import type { Area } from '../cells/area.ts'
import { rangeOf } from '../cells/read-blocks.ts'
import { areaOf } from '../cells/used-areas.ts'
import { supports } from '../in-workbook.ts'
import { refusalCode } from '../refusals.ts'

const SIZE = 'items/rowIndex,items/columnIndex,items/rowCount,items/columnCount'

/** Of none where Excel has no such question, or more areas than the 512 that it answers. */
export async function mergedAreas(context: Excel.RequestContext, area: Area): Promise<Area[]> {
  if (!supports('1.13')) return []
  try {
    const merged = rangeOf(context, area).getMergedAreasOrNullObject()
    merged.load('areaCount')
    await context.sync()
    if (merged.isNullObject) return []
    const { areas } = merged
    areas.load(SIZE)
    await context.sync()
    return areas.items.map((range) => areaOf(area.sheet, range))
  } catch (cause) {
    if (refusalCode(cause) === null) throw cause
    return []
  }
}

/** Texts down their first column; over columns they stand once. @param area of the cells, which are changed */
export function repeatDown(cells: CellValue[][], area: Area, merged: readonly Area[]): void {
  for (const { row, column, rows } of merged) {
    const [top, at] = [row - area.row, column - area.column]
    const text = cells[top]?.[at]
    if (typeof text !== 'string') continue
    for (const line of cells.slice(top + 1, top + rows)) line[at] = text
  }
}
