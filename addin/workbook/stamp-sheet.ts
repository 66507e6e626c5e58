// Puts lines above what stands on a sheet, where they are seen: in one column, so that no width cuts them off.
import { batchesOf, MOST_RANGES_A_SYNC } from './cells/read-blocks.ts'
import { areaOf } from './cells/used-areas.ts'
import { entryOf } from './reports/entries.ts'

export async function stampSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  lines: readonly string[],
): Promise<void> {
  const column = await firstVisibleColumn(context, sheet)
  const above = `1:${lines.length + 1}`
  sheet.getRange(above).insert(Excel.InsertShiftDirection.down)
  const rows = sheet.getRange(above)
  rows.clear(Excel.ClearApplyTo.formats)
  rows.rowHidden = false
  sheet.getRangeByIndexes(0, column, lines.length, 1).values = lines.map((line) => [entryOf(line)])
  sheet.getRangeByIndexes(0, column, 1, 1).format.font.bold = true
  await context.sync()
}

/** Of those that are used, or else the one beside them. */
async function firstVisibleColumn(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<number> {
  const used = sheet.getUsedRange()
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  await context.sync()
  const { column, columns } = areaOf('', used)
  const numbers = Array.from({ length: column + columns }, (_, number) => number)
  for (const part of batchesOf(numbers, () => 1, MOST_RANGES_A_SYNC)) {
    const asked = part.map((number) => {
      const range = sheet.getRangeByIndexes(0, number, 1, 1)
      range.load('columnHidden')
      return { number, range }
    })
    await context.sync()
    const visible = asked.find(({ range }) => range.columnHidden !== true)
    if (visible !== undefined) return visible.number
  }
  return numbers.length
}
