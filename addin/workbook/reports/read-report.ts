// Reads what a report's cells hold now, in as few answers as they fit in: the plan of a refresh is made of this alone.
import { supports } from '../in-workbook.ts'
import { evenChunks } from './chunks.ts'
import { cellsOf, columnsToRead, joined } from './columns-to-read.ts'
import type { FoundReport } from './find-reports.ts'
import { aboutRange } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'
import { askNotes, noteCells } from './notes-of-report.ts'
import type { CellInSheet, ReportInSheet } from './report-in-sheet.ts'

/** A person's own columns are read too; a formula has some letters more than a figure. */
const BYTES_OF_OTHER_CELL = 60
const BYTES_OF_SHOWN_CELL = 12

/** @param showing ids of columns of which is asked what their cells show, not only what was written there */
export async function readReport(
  context: Excel.RequestContext,
  report: FoundReport,
  showing: readonly string[] = [],
): Promise<ReportInSheet> {
  const { record, tableId, hasTotals, area } = report
  const table = context.workbook.tables.getItem(tableId)
  const sheet = table.worksheet
  const body = table.getDataBodyRange()
  const { application } = context.workbook
  application.load('calculationMode')
  const totals = hasTotals ? table.getTotalRowRange() : null
  const about = report.hasAbout ? aboutRange(context, report.id) : null
  const merged = about !== null && supports('1.13') ? about.getMergedAreasOrNullObject() : null
  const expected = noteCells(report, report.columns, area)
  let notes = askNotes(context, report, expected)
  const expectedPlaces = matchColumns(report, report.columns)
  let shown = askShown(table, expectedPlaces, showing)
  table.columns.load('items/id,items/name,items/filter/criteria')
  sheet.load('name')
  sheet.protection.load('protected')
  body.load('rowIndex,columnIndex,rowCount')
  totals?.load('formulas,values')
  about?.load('values,rowIndex')
  merged?.load('address')
  const others = Math.max(0, area.columns - record.columns.length) * BYTES_OF_OTHER_CELL
  const parts = evenChunks(area.rows, record.bytesOfRow + others + showing.length * BYTES_OF_SHOWN_CELL)
  const rows: (readonly CellInSheet[])[] = []
  const runs = columnsToRead(report)
  for (const { from, count } of parts) {
    const part = parts.length === 1 ? body : body.getRow(from).getResizedRange(count - 1, 0)
    const blocks = runs.map((run) => ({ ...run, cells: cellsOf(part, run) }))
    for (const { cells } of blocks) cells.load('formulasR1C1')
    await context.sync()
    rows.push(...joined(blocks))
  }
  const columns = table.columns.items
  const actual = noteCells(report, columns, {
    sheet: sheet.name,
    row: body.rowIndex - Number(report.hasHeaders),
    column: body.columnIndex,
    rows: body.rowCount + Number(report.hasHeaders) + Number(hasTotals),
  })
  const places = matchColumns(report, columns)
  const haveMoved = showing.some((id) => places.get(id) !== expectedPlaces.get(id))
  if (actual.header !== expected.header || actual.total !== expected.total || haveMoved) {
    notes = askNotes(context, report, actual)
    shown = askShown(table, places, showing)
    await context.sync()
  }
  if (application.calculationMode === 'Manual' && supports('1.6')) {
    // Else cells show what they came to before.
    sheet.calculate(false)
    shown = askShown(table, places, showing)
    totals?.load('values')
    await context.sync()
  }
  return {
    table,
    sheet,
    columns: columns.map(({ id, name, filter }) => ({ id, name, filter: filter.criteria ?? null })),
    rows: rows.slice(0, body.rowCount),
    shown: shown(),
    totals: totals && { formulas: totals.formulas[0] ?? [], values: totals.values[0] ?? [] },
    at: { sheet: sheet.name, row: body.rowIndex, column: body.columnIndex },
    about: about?.values ?? null,
    aboutRow: (about?.rowIndex ?? 0) + 1,
    headerNote: notes.header(),
    totalNote: notes.total(),
    isProtected: sheet.protection.protected,
    merged: merged === null || merged.isNullObject ? null : merged.address,
  }
}

function askShown(
  table: Excel.Table,
  places: ReadonlyMap<string, number>,
  ids: readonly string[],
): () => ReadonlyMap<string, readonly unknown[]> {
  const asked = ids.flatMap((id) => {
    const place = places.get(id)
    if (place === undefined) return []
    const cells = table.getDataBodyRange().getColumn(place)
    cells.load('values')
    return [{ id, cells }]
  })
  return () => new Map(asked.map(({ id, cells }) => [id, cells.values.map(([value]) => value as unknown)]))
}
