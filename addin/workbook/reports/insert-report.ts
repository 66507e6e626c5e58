// Puts a report into the workbook: looks for its place, writes it, and shows it once all of it stands. A sheet of its own is
// hidden until then, and taken away again if it does not come to that.
import type { ReportChoice, ReportInWorkbook, Watch } from '../../desk/desk.ts'
import { DeskFailure } from '../../desk/desk.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { inWorkbook } from '../in-workbook.ts'
import { putRecord } from '../records.ts'
import { endIsUnknown } from '../refusals.ts'
import { checkFormulas } from './check-formulas.ts'
import { checkTotals } from './check-totals.ts'
import { chunksOf } from './chunks.ts'
import { recordOf, unnumbered } from './inserted-record.ts'
import { bodyEntries, type Layout, layoutOf } from './layout.ts'
import { lookForPlace, type Place } from './look-for-place.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { takeAway, UNDER_WAY } from './take-away.ts'
import { type WrittenReport, writeReport } from './write-report.ts'

const NOT_DONE = 'The report was not inserted.'

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
    const spot: Spot = { layout, place, sheet }
    let isWritten = false
    try {
      const written = await write(context, document, spot, watch)
      isWritten = true
      watch.signal.throwIfAborted()
      return await show(context, document, spot, written, watch)
    } catch (cause) {
      const isGone = await takeAway(place, layout, isWritten)
      const mayStand = isWritten || place.newSheet === null
      throw !isGone && mayStand && endIsUnknown(cause) ? unknownEnd(place, cause) : cause
    }
  })
}

function unknownEnd({ sheet }: Place, cause: unknown): DeskFailure {
  return new DeskFailure(
    `Excel could not be reached while the report was inserted, so that it is not known whether it stands on the sheet “${sheet}”. Look there once Excel is back; what stands there can be refreshed, or deleted and inserted again.`,
    { cause },
  )
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

/** At the selected cell it is recorded in the very batch that writes it, so that it never stands there unknown. */
async function write(
  context: Excel.RequestContext,
  document: ReportDocument,
  spot: Spot,
  watch: Watch,
): Promise<WrittenReport> {
  const { place } = spot
  const written = await writeReport(context, document, spot, (done) => {
    watch.signal.throwIfAborted()
    watch.progress({ what: 'Writing the report', done, total: document.rows.length })
  })
  if (place.newSheet === null)
    putRecord(context, REPORT_RECORDS, recordOf(document, place, unnumbered(written)), place.reportId)
  written.table.load('id')
  written.table.columns.load('items/id,items/name')
  written.totals?.load('values')
  await context.sync()
  return written
}

async function show(
  context: Excel.RequestContext,
  document: ReportDocument,
  { place, sheet }: Spot,
  { table, totals, figures, headerNote, totalNote }: WrittenReport,
  watch: Watch,
): Promise<InsertedReport> {
  if (place.newSheet !== null) {
    sheet.name = place.newSheet
    sheet.visibility = 'Visible'
  }
  sheet.activate()
  const whole = table.getRange()
  whole.getCell(0, 0).select()
  const inTable = { tableId: table.id, columns: table.columns.items }
  const notes = { headerNote: headerNote(), totalNote: totalNote() }
  putRecord(context, REPORT_RECORDS, recordOf(document, place, { ...inTable, ...notes }), place.reportId)
  whole.load('address')
  await context.sync()
  watch.progress({ what: 'Writing the report', done: document.rows.length, total: document.rows.length })
  return {
    id: place.reportId,
    kind: document.kind,
    title: document.title,
    sheet: place.sheet,
    address: whole.address,
    asOf: document.source.asOf,
    problems: [
      ...checkTotals(
        document,
        document.columns.map(({ id }) => id),
        totals?.values[0] ?? null,
      ),
      ...checkFormulas(
        document,
        document.rows.map(({ key }) => key),
        figures(),
        new Set(),
      ),
    ],
  }
}
