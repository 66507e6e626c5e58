// Rows of a table that people wrote notes or comments beside: they would be gone with the row.
import { supports } from '../in-workbook.ts'

const NOTES_SINCE = '1.18'
const COMMENTS_SINCE = '1.10'

/** @returns indexes in the table's body, from 0 */
export async function rowsWithRemarks(
  context: Excel.RequestContext,
  table: Excel.Table,
): Promise<ReadonlySet<number>> {
  const { worksheet } = table
  const collections = [
    ...(supports(NOTES_SINCE) ? [worksheet.notes] : []),
    ...(supports(COMMENTS_SINCE) ? [worksheet.comments] : []),
  ]
  for (const each of collections) each.load('items')
  await context.sync()
  const cells = collections.flatMap((each) => each.items.map((item) => item.getLocation()))
  if (cells.length === 0) return new Set()
  const body = table.getDataBodyRange().load('rowIndex,columnIndex,rowCount,columnCount')
  for (const cell of cells) cell.load('rowIndex,columnIndex')
  await context.sync()
  const isInside = (at: number, from: number, count: number) => at >= from && at < from + count
  return new Set(
    cells.flatMap(({ rowIndex, columnIndex }) =>
      isInside(rowIndex, body.rowIndex, body.rowCount) &&
      isInside(columnIndex, body.columnIndex, body.columnCount)
        ? [rowIndex - body.rowIndex]
        : [],
    ),
  )
}
