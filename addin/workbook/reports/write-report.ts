// Writes a report into empty cells: values first, in as many batches as it takes, then the table over them.
import type { ReportColumn, ReportDocument } from '../../reports/report-document.ts'
import { supports } from '../in-workbook.ts'
import { checkedColumns } from './check-formulas.ts'
import { bytesOf, chunksOf, SPARED_BYTES } from './chunks.ts'
import { headerPoints, pointsOf } from './column-points.ts'
import { entryOf } from './entries.ts'
import { highlightRows } from './highlight-rows.ts'
import { aboutEntries, bodyEntries, type Layout, MORE_BELOW } from './layout.ts'
import type { Place } from './look-for-place.ts'
import { aboutName, headerName } from './names.ts'
import { folds, setUpSheet } from './print-setup.ts'
import { addNote } from './report-notes.ts'
import type { RecordedNote } from './report-record.ts'
import { sumsOf, TOTAL_LABEL, totalFormula, totalRemark } from './totals.ts'
import { writeFormulas } from './write-formulas.ts'

const STYLE = 'TableStyleMedium2'
const TITLE_POINTS = 14

export interface WrittenReport {
  readonly table: Excel.Table
  readonly totals: Excel.Range | null
  /** What formulas of rows come to, by column id, after the next sync. */
  readonly figures: () => ReadonlyMap<string, readonly unknown[]>
  readonly headerNote: () => RecordedNote | null
  readonly totalNote: () => RecordedNote | null
}

/**
 * The last batch is left to the caller's sync.
 *
 * @param onChunk hears how many rows were written
 */
export async function writeReport(
  context: Excel.RequestContext,
  document: ReportDocument,
  { layout, place, sheet }: { layout: Layout; place: Place; sheet: Excel.Worksheet },
  onChunk: (rows: number) => void,
): Promise<WrittenReport> {
  const at = (row: number, column: number, rows: number, columns: number) =>
    sheet.getRangeByIndexes(place.row + row, place.column + column, rows, columns)
  const { columns } = document
  const body = bodyEntries(document)
  const chunks = chunksOf(body)
  for (const [index, { from, count }] of chunks.entries()) {
    at(layout.firstRow + from, 0, count, columns.length).values = body.slice(from, from + count)
    if (index === chunks.length - 1) break
    await context.sync()
    onChunk(from + count)
  }
  const isOwnSheet = place.newSheet !== null
  const lastChunk = chunks.at(-1) ?? { from: 0, count: 0 }
  const pendingBytes = bytesOf(body.slice(lastChunk.from, lastChunk.from + lastChunk.count))
  const status = isOwnSheet && folds(document) ? MORE_BELOW : ''
  const about = at(0, 0, layout.statusRow + 1, 2)
  about.values = aboutEntries(document, status)
  const title = about.getCell(0, 0).format.font
  title.bold = true
  title.size = TITLE_POINTS
  at(1, 0, layout.statusRow, 1).format.font.bold = true
  const header = at(layout.headerRow, 0, 1, columns.length)
  header.values = [columns.map((column) => entryOf(column.header))]
  for (const [index, column] of columns.entries())
    formatColumn(at(layout.headerRow, index, layout.rows - layout.headerRow, 1), column, place.widths[index])
  const table = sheet.tables.add(at(layout.headerRow, 0, 1 + layout.bodyRows, columns.length), true)
  table.name = place.tableName
  table.style = STYLE
  dressHeader(header, headerPoints(columns))
  if (columns.some(({ wraps }) => wraps === true))
    at(layout.firstRow, 0, layout.bodyRows, columns.length).format.verticalAlignment = 'Top'
  const inBody: typeof at = (row, column, rows, across) => at(layout.firstRow + row, column, rows, across)
  if (document.rows.length > 0)
    await writeFormulas(context, document, inBody, {
      tableName: place.tableName,
      sparedBytes: SPARED_BYTES + pendingBytes,
    })
  highlightRows(
    document,
    { firstRow: place.row + layout.firstRow, firstColumn: place.column },
    (column, across) => inBody(0, column, layout.bodyRows, across),
  )
  context.workbook.names.add(headerName(place.reportId), header).visible = false
  context.workbook.names.add(aboutName(place.reportId), about).visible = false
  const totals = layout.totalRow === null ? null : writeTotals(table, document, place.tableName)
  const headerNote = addNote(context, header.getCell(0, 0), document.headerNote)
  const totalNote = totals === null ? () => null : addNote(context, totals.getCell(0, 0), document.totalNote)
  if (isOwnSheet) setUpSheet(sheet, document, layout)
  // Also where people chose manual calculation.
  if (supports('1.6')) sheet.calculate(false)
  const figures = askFigures(document, (column) => inBody(0, column, layout.bodyRows, 1))
  return { table, totals, figures, headerNote, totalNote }
}

function askFigures(
  document: ReportDocument,
  columnAt: (index: number) => Excel.Range,
): WrittenReport['figures'] {
  const ids = document.columns.map(({ id }) => id)
  const asked = checkedColumns(document).map((id) => ({ id, cells: columnAt(ids.indexOf(id)) }))
  for (const { cells } of asked) cells.load('values')
  return () => new Map(asked.map(({ id, cells }) => [id, cells.values.map(([value]) => value as unknown)]))
}

/** Clear of the button that filters, which lies at the right of each cell's foot. */
function dressHeader({ format }: Excel.Range, points: number): void {
  format.wrapText = true
  format.horizontalAlignment = 'Left'
  format.verticalAlignment = 'Top'
  format.rowHeight = points
}

function formatColumn(range: Excel.Range, column: ReportColumn, width = 0): void {
  const { numberFormat, unit, wraps } = column
  if (numberFormat !== null) range.numberFormat = [[numberFormat]]
  range.format.horizontalAlignment = unit === 'words' ? 'Left' : 'Right'
  if (wraps === true) range.format.wrapText = true
  const points = pointsOf(column)
  // What people made wider stays.
  if (points > width) range.format.columnWidth = points
}

function writeTotals(table: Excel.Table, document: ReportDocument, name: string): Excel.Range {
  const { columns, remarksColumn } = document
  const sums = sumsOf(document)
  table.showTotals = true
  const totals = table.getTotalRowRange()
  totals.formulas = [
    columns.map(({ id, header }, index) => {
      const of = sums.get(id)
      if (of !== undefined) return totalFormula(name, header, of)
      if (index === remarksColumn) return entryOf(totalRemark(document))
      return index === 0 ? TOTAL_LABEL : ''
    }),
  ]
  return totals
}
