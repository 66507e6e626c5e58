// Puts a report into the workbook: looks for its place, writes it, and shows it once all of it stands. A sheet of its own is
// hidden until then, and taken away again if it does not come to that.
import type { ReportChoice, ReportInWorkbook, Watch } from '../../desk/desk.ts'
import { DeskFailure } from '../../desk/desk.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { inWorkbook } from '../in-workbook.ts'
import { putRecord } from '../records.ts'
import { checkTotals } from './check-totals.ts'
import { bytesOf, chunksOf } from './chunks.ts'
import { bodyEntries, type Layout, layoutOf } from './layout.ts'
import { lookForPlace, type Place } from './look-for-place.ts'
import { aboutName, headerName } from './names.ts'
import { REPORT_RECORDS, type RecordedColumn, type ReportRecord, recordedTenants } from './report-record.ts'
import { rowMarks } from './row-marks.ts'
import { type WrittenReport, writeReport } from './write-report.ts'

const NOT_DONE = 'The report was not inserted.'
const UNDER_WAY = 'Report in progress'

export interface InsertedReport extends ReportInWorkbook {
  /** What does not add up to what was published, a sentence each. */
  readonly problems: readonly string[]
}

/** @throws DeskFailure with nothing left behind; the signal's reason when it is stopped */
export async function insertReport(
  document: ReportDocument,
  where: ReportChoice['place'],
  watch: Watch,
): Promise<InsertedReport> {
  const layout = layoutOf(document)
  if (where === 'selected cell' && chunksOf(bodyEntries(document)).length > 1)
    throw new DeskFailure(
      `The report has ${document.rows.length} rows, more than can be written at a selected cell at once. Insert it on a sheet of its own.`,
    )
  return inWorkbook(NOT_DONE, async (context) => {
    const place = await lookForPlace(context, document, layout, where)
    watch.signal.throwIfAborted()
    const sheet = startSheet(context, place)
    try {
      return await writeAndShow(context, document, { layout, place, sheet }, watch)
    } catch (cause) {
      await takeAway(place, layout)
      throw cause
    }
  })
}

interface Spot {
  readonly layout: Layout
  readonly place: Place
  readonly sheet: Excel.Worksheet
}

function startSheet({ workbook }: Excel.RequestContext, { newSheet, sheet }: Place): Excel.Worksheet {
  if (newSheet === null) return workbook.worksheets.getItem(sheet)
  const unfinished = workbook.worksheets.getItemOrNullObject(UNDER_WAY)
  // One that an earlier failure left behind while Excel could not be reached.
  unfinished.delete()
  const added = workbook.worksheets.add(UNDER_WAY)
  added.visibility = 'Hidden'
  return added
}

async function writeAndShow(
  context: Excel.RequestContext,
  document: ReportDocument,
  spot: Spot,
  watch: Watch,
): Promise<InsertedReport> {
  const { place, sheet } = spot
  const progress = (done: number) =>
    watch.progress({ what: 'Writing the report', done, total: document.rows.length })
  const written = await writeReport(context, document, spot, (done) => {
    watch.signal.throwIfAborted()
    progress(done)
  })
  written.table.load('id')
  written.table.columns.load('items/id,items/name')
  written.totals?.load('values')
  await context.sync()
  watch.signal.throwIfAborted()
  if (place.newSheet !== null) {
    sheet.name = place.newSheet
    sheet.visibility = 'Visible'
  }
  sheet.activate()
  const whole = written.table.getRange()
  whole.getCell(0, 0).select()
  putRecord(context, REPORT_RECORDS, recordOf(document, written), place.reportId)
  whole.load('address')
  await context.sync()
  progress(document.rows.length)
  return {
    id: place.reportId,
    kind: document.kind,
    title: document.title,
    sheet: place.sheet,
    address: whole.address,
    asOf: document.source.asOf,
    problems: checkTotals(
      document,
      document.columns.map(({ id }) => id),
      written.totals?.values[0] ?? null,
    ),
  }
}

function recordOf(document: ReportDocument, { table, headerNote, totalNote }: WrittenReport): ReportRecord {
  const { kind, title, period, knownAt, source, columns, keyColumn, remarksColumn, rows } = document
  const inTable = table.columns.items
  return {
    version: 1,
    kind,
    title,
    period,
    knownAt,
    source,
    tableId: table.id,
    columns: columns.map(({ id, measure, header }, index): RecordedColumn => {
      const column = inTable[index]
      return { id, measure, tableColumn: column?.id ?? index + 1, header: column?.name ?? header }
    }),
    keyColumn: columns[keyColumn]?.id ?? '',
    remarksColumn: columns[remarksColumn]?.id ?? '',
    labels: document.approximation.map(([label]) => label),
    headerNote: headerNote(),
    totalNote: totalNote(),
    rowMarks: rowMarks(rows.map(({ key }) => key)),
    tenants: recordedTenants(document),
    bytesOfRow: largestRow(document),
  }
}

export const largestRow = (document: ReportDocument): number =>
  bodyEntries(document).reduce((most, row) => Math.max(most, bytesOf(row)), 0)

/** Best effort: while Excel cannot be reached nothing can be taken away; the next report clears what is left. */
async function takeAway(
  { reportId, newSheet, sheet, row, column }: Place,
  { rows, columns, headerRow }: Layout,
): Promise<void> {
  const undo = async (context: Excel.RequestContext) => {
    const { worksheets } = context.workbook
    if (newSheet !== null) {
      worksheets.getItemOrNullObject(UNDER_WAY).delete()
    } else {
      const area = worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns)
      const tables = area.getOffsetRange(headerRow, 0).getCell(0, 0).getTables(false)
      tables.load('items/id')
      await context.sync()
      for (const table of tables.items) table.delete()
      area.clear()
    }
    for (const name of [headerName(reportId), aboutName(reportId)])
      context.workbook.names.getItemOrNullObject(name).delete()
    await context.sync()
  }
  await Excel.run(undo).catch(() => undefined)
}
