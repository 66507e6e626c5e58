// What a refresh writes, decided from what the cells hold and what the document says, before anything is written. Nothing
// in it means that the sheet says already what the document says.
import { DeskFailure } from '../../desk/desk.ts'
import type { ReportDocument } from '../../reports/report-document.ts'
import { type Entry, entryOf, holds } from './entries.ts'
import type { FoundReport } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'
import { type AboutWrite, planAbout } from './plan-about.ts'
import { planRows, type RowsPlan } from './plan-rows.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { type ReportRecord, recordedTenants } from './report-record.ts'
import { isMarked, rowMarks } from './row-marks.ts'
import { isTotalFormula, isTotalRemark, sumIn, sumsOf, totalFormula, totalRemark } from './totals.ts'

export interface RefreshPlan extends RowsPlan {
  readonly about: readonly AboutWrite[]
  /** By place in the totals row. */
  readonly totals: ReadonlyMap<number, Entry>
  readonly headerNote: string | null
  readonly totalNote: string | null
  readonly record: ReportRecord
  readonly isRecordNew: boolean
  readonly places: ReadonlyMap<string, number>
}

export const writesCells = ({ cells, added, about, totals, headerNote, totalNote }: RefreshPlan): boolean =>
  cells.size + added.length + about.length + totals.size > 0 || headerNote !== null || totalNote !== null

export interface PlanTerms {
  readonly document: ReportDocument
  readonly bytesOfRow: number
  /** Whether formulas in place of ours are ours as Excel writes them: right after they were written. */
  readonly formulasStand: boolean
  /** Keys of rows that people wrote notes or comments beside. */
  readonly remarked: ReadonlySet<string>
}

/** @throws DeskFailure where rows cannot be told from one another, or what formulas lean on is gone */
export function planRefresh(
  report: FoundReport,
  now: ReportInSheet,
  { document, bytesOfRow, formulasStand, remarked }: PlanTerms,
): RefreshPlan {
  const { record, tableName } = report
  const places = matchColumns(report, now.columns)
  const keyPlace = places.get(record.keyColumn)
  const key = document.columns[document.keyColumn]
  if (keyPlace === undefined || key === undefined)
    throw new DeskFailure(
      `The column that says which row is which was deleted from “${record.title}” on the sheet “${now.at.sheet}”, so that its figures cannot be told apart. Undo that, or insert the report again.`,
    )
  const helper = document.columns.find(({ id, isHelper }) => isHelper === true && !places.has(id))
  if (helper !== undefined)
    throw new DeskFailure(
      `The hidden column “${helper.header}” was deleted from “${record.title}” on the sheet “${now.at.sheet}”. What totals add up and which budgets were typed cannot be told without it, so that nothing was written. Undo that, or insert the report again and copy your commentaries over.`,
    )
  const rows = planRows(document, {
    rows: now.rows,
    columnCount: now.columns.length,
    tableName,
    headers: now.columns.map(({ name }) => name),
    shown: now.shown,
    formulasStand,
    places,
    keyPlace,
    wasOurs: isMarked(record.rowMarks),
    hasRemarks: (each) => remarked.has(each),
  })
  const planned = recordAfter(report, now, document, {
    places,
    // Rows that are still to be deleted are the report's until they are.
    keys: [...rows.keys, ...rows.goneKeys],
    bytesOfRow,
  })
  return {
    ...rows,
    places,
    about: now.about === null ? [] : planAbout(document, now.about, record.labels),
    totals: planTotals(report, now, document, places),
    headerNote: rewritten(now.headerNote?.content, document.headerNote),
    totalNote: rewritten(now.totalNote?.content, document.totalNote),
    record: planned,
    isRecordNew: JSON.stringify(planned) !== JSON.stringify(record),
  }
}

const rewritten = (content: string | undefined, wanted: string): string | null =>
  content === undefined || content.replace(/\r\n?/g, '\n').trim() === wanted.trim() ? null : wanted

function planTotals(
  { tableName }: FoundReport,
  { columns, totals }: ReportInSheet,
  document: ReportDocument,
  places: ReadonlyMap<string, number>,
): Map<number, Entry> {
  const writes = new Map<number, Entry>()
  if (totals === null) return writes
  for (const [id, of] of sumsOf(document)) {
    const place = places.get(id) ?? -1
    const held = totals.formulas[place]
    // A formula that people put there instead stays.
    if (isTotalFormula(held) && sumIn(held) !== of)
      writes.set(place, totalFormula(tableName, columns[place]?.name ?? '', of))
  }
  const place = places.get(document.columns[document.remarksColumn]?.id ?? '') ?? -1
  const held = totals.formulas[place]
  const remark = totalRemark(document)
  if ((held === '' || isTotalRemark(held)) && !holds(held, remark)) writes.set(place, entryOf(remark))
  return writes
}

interface After {
  readonly places: ReadonlyMap<string, number>
  readonly keys: readonly string[]
  readonly bytesOfRow: number
}

function recordAfter(
  { record, tableId }: FoundReport,
  { columns, headerNote, totalNote }: ReportInSheet,
  document: ReportDocument,
  { places, keys, bytesOfRow }: After,
): ReportRecord {
  const { title, period, knownAt, plan, source, sight, approximation } = document
  const noteAfter = (recorded: ReportRecord['headerNote'], isOurs: boolean, text: string) =>
    recorded !== null && isOurs ? { ...recorded, text } : recorded
  return {
    ...record,
    title,
    period,
    knownAt,
    ...(plan !== null && { plan }),
    source,
    sight,
    tableId,
    columns: record.columns.map((column) => {
      const inSheet = columns[places.get(column.id) ?? -1]
      return inSheet === undefined ? column : { ...column, tableColumn: inSheet.id, header: inSheet.name }
    }),
    labels: approximation.map(([label]) => label),
    headerNote: noteAfter(record.headerNote, headerNote !== null, document.headerNote),
    totalNote: noteAfter(record.totalNote, totalNote !== null, document.totalNote),
    rowMarks: rowMarks(keys),
    tenants: recordedTenants(document),
    bytesOfRow,
  }
}
