// Reads what a report's cells hold now, in as few answers as they fit in: the plan of a refresh is made of this alone.

import { type Area, addressOf } from '../cells/area.ts'
import { supports } from '../in-workbook.ts'
import { evenChunks } from './chunks.ts'
import type { FoundReport } from './find-reports.ts'
import { aboutRange } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'
import { askNote, type NoteInSheet } from './report-notes.ts'

export interface ColumnInSheet {
  readonly id: number
  readonly name: string
  /** What the column is filtered by; null where it is not. */
  readonly filter: Excel.FilterCriteria | null
}

/** Cells are formulas in R1C1 where they have one, so that a column that is calculated alike in every row shows it. */
export type CellInSheet = unknown

export interface ReportInSheet {
  readonly table: Excel.Table
  readonly sheet: Excel.Worksheet
  readonly columns: readonly ColumnInSheet[]
  readonly rows: readonly (readonly CellInSheet[])[]
  /** What cells of the columns that were asked for show, by column id. */
  readonly shown: ReadonlyMap<string, readonly unknown[]>
  /** Formulas, and what they come to; null where there is no totals row. */
  readonly totals: { readonly formulas: readonly unknown[]; readonly values: readonly unknown[] } | null
  /** First row and column of the table's body, from 0. */
  readonly at: { readonly sheet: string; readonly row: number; readonly column: number }
  /** Title and plain rows, as wide as they are now. */
  readonly about: readonly (readonly unknown[])[] | null
  /** Number of its first row on the sheet, from 1. */
  readonly aboutRow: number
  readonly headerNote: NoteInSheet | null
  readonly totalNote: NoteInSheet | null
  readonly isProtected: boolean
  /** Addresses of merged cells in the rows that are written. */
  readonly merged: string | null
}

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

interface Run {
  readonly from: number
  /** Null for all that there are. */
  readonly count: number | null
}

/** All of them, but for those that are written once. */
function columnsToRead(report: FoundReport): Run[] {
  const { record, columns } = report
  const places = matchColumns(report, columns)
  const skipped = new Set(
    record.columns.flatMap(({ id, isWrittenOnce }) => (isWrittenOnce === true ? [places.get(id)] : [])),
  )
  if (skipped.size === 0) return [{ from: 0, count: null }]
  const runs: { from: number; count: number }[] = []
  for (const place of columns.keys()) {
    const last = runs.at(-1)
    if (skipped.has(place)) continue
    if (last !== undefined && last.from + last.count === place) last.count += 1
    else runs.push({ from: place, count: 1 })
  }
  return runs
}

const cellsOf = (part: Excel.Range, { from, count }: Run): Excel.Range =>
  count === null ? part : part.getColumn(from).getResizedRange(0, count - 1)

/** What was not read is undefined. */
function joined(blocks: readonly (Run & { readonly cells: Excel.Range })[]): unknown[][] {
  const [first] = blocks
  if (first === undefined) return []
  if (first.count === null) return first.cells.formulasR1C1
  return first.cells.formulasR1C1.map((_, index) => {
    const row: unknown[] = []
    for (const { from, cells } of blocks)
      for (const [at, held] of (cells.formulasR1C1[index] ?? []).entries()) row[from + at] = held
    return row
  })
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

interface NoteCells {
  readonly header: string | null
  readonly total: string | null
}

/** Notes stand on the report's first column, wherever people moved it. */
function noteCells(
  report: FoundReport,
  columns: FoundReport['columns'],
  { sheet, row, column, rows }: Omit<Area, 'columns'>,
): NoteCells {
  const { record, hasHeaders, hasTotals } = report
  const place = matchColumns(report, columns).get(record.columns[0]?.id ?? '')
  if (place === undefined) return { header: null, total: null }
  const at = (line: number) => addressOf({ sheet, row: line, column: column + place })
  return { header: hasHeaders ? at(row) : null, total: hasTotals ? at(row + rows - 1) : null }
}

const askNotes = (context: Excel.RequestContext, { record }: FoundReport, { header, total }: NoteCells) => ({
  header: askNote(context, header, record.headerNote),
  total: askNote(context, total, record.totalNote),
})
