// Takes a report away again that was not inserted to its end, in a context of its own: the one that failed takes nothing
// more. While Excel cannot be reached nothing can be taken away; the next report clears a sheet that was left.
import { dropRecord } from '../records.ts'
import type { Layout } from './layout.ts'
import type { Place } from './look-for-place.ts'
import { aboutName, headerName } from './names.ts'
import { REPORT_RECORDS } from './report-record.ts'

/** What a sheet of a report's own is called until all of it stands. */
export const UNDER_WAY = 'Report in progress'

/**
 * @param isWritten whether the hidden names of this id are surely this report's: then its sheet goes whatever it is called
 * @returns whether nothing of it is left
 */
export async function takeAway(place: Place, layout: Layout, isWritten: boolean): Promise<boolean> {
  const undo = async (context: Excel.RequestContext) => {
    const { worksheets, names } = context.workbook
    const { reportId, newSheet } = place
    if (newSheet === null) await clearCells(context, place, layout)
    else {
      if (isWritten) {
        const header = names.getItemOrNullObject(headerName(reportId))
        header.load('type')
        await context.sync()
        if (!header.isNullObject && header.type === 'Range') header.getRange().worksheet.delete()
      }
      worksheets.getItemOrNullObject(UNDER_WAY).delete()
    }
    for (const name of [headerName(reportId), aboutName(reportId)]) names.getItemOrNullObject(name).delete()
    dropRecord(context, REPORT_RECORDS, reportId)
    await context.sync()
  }
  return Excel.run(undo).then(
    () => true,
    () => false,
  )
}

async function clearCells(
  context: Excel.RequestContext,
  { sheet, row, column }: Place,
  { rows, columns, headerRow }: Layout,
): Promise<void> {
  const area = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns)
  const tables = area.getOffsetRange(headerRow, 0).getCell(0, 0).getTables(false)
  tables.load('items/id')
  await context.sync()
  for (const table of tables.items) table.delete()
  area.clear()
}
