// Refreshes a report: reads its cells, plans, writes, and reads them again until they say what the document says. What
// someone else changes in between is seen by that, and put right from what then stands there.
import { DeskFailure } from '../../desk/desk.ts'
import type { PlainContent, ReportDocument } from '../../reports/report-document.ts'
import { addressOf } from '../cells/area.ts'
import { inWorkbook } from '../in-workbook.ts'
import { putRecord } from '../records.ts'
import { placeAfter } from './added-rows.ts'
import { bytesOfRow } from './bytes-of-rows.ts'
import { calculatedColumns, checkFormulas } from './check-formulas.ts'
import { checkTotals } from './check-totals.ts'
import { type Entry, entryOf, MISSING } from './entries.ts'
import type { FoundReport } from './find-reports.ts'
import { keptProblem } from './kept-numbers.ts'
import { levelsOf, outlineAgain } from './outline.ts'
import { type Overwritten, overwrittenAbout, withPutBack, withTheirs } from './overwritten-about.ts'
import { planRefresh, type RefreshPlan, writesCells } from './plan-refresh.ts'
import type { FigureChange } from './plan-rows.ts'
import { type ReportInSheet, readReport } from './read-report.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { deleteRows, putFiltersBack, saysInProgress, writeRefresh } from './write-refresh.ts'

export interface RefreshedReport {
  readonly changes: readonly ReportChange[]
  /** What does not add up to what was published, a sentence each. */
  readonly problems: readonly string[]
}

export interface ReportChange {
  /** With its sheet; of a figure that is gone, of the table's header. */
  readonly address: string
  readonly key: string
  /** The column as the report calls it, with its unit. */
  readonly header: string
  /** What the row is called where it is called otherwise than by its key. */
  readonly row: string
  readonly before: string | number | null
  readonly after: string | number | null
  readonly isGone: boolean
}

const NOT_DONE = 'The report was not refreshed.'
/** Of writing and looking whether it stands there: someone else may be at work. */
const MOST_ROUNDS = 4

/** @throws DeskFailure; nothing was written where a refusal could be foreseen */
export function refreshReport(report: FoundReport, document: ReportDocument): Promise<RefreshedReport> {
  return inWorkbook(NOT_DONE, async (context) => {
    const rowBytes = bytesOfRow(document)
    const showing = [...calculatedColumns(document), ...typedOver(document)]
    const read = (found: FoundReport) => readReport(context, found, showing)
    const before = await read(report)
    const plan = planRefresh(report, before, document, rowBytes)
    const after = await settle(context, report, { read, now: before, plan }, (now, current) =>
      planRefresh(current, now, document, rowBytes, true),
    )
    if (plan.added.length + plan.gone.length > 0)
      await outlineAnew(report, document, after, plan, before.rows.length)
    const ids = idsByPlace(plan.places, after.columns.length)
    const keyPlace = plan.places.get(plan.record.keyColumn) ?? 0
    return {
      changes: placed(plan, after, document),
      problems: [
        ...plan.kept.map((kept) => keptProblem(kept, document.period)),
        ...checkTotals(document, ids, after.totals?.values ?? null),
        ...checkFormulas(
          document,
          after.rows.map((row) => row[keyPlace]),
          after.shown,
          new Set(plan.kept.map(({ key }) => key)),
        ),
      ],
    }
  })
}

/** Ids of columns in which people may type numbers of their own. */
const typedOver = ({ columns }: ReportDocument): string[] =>
  columns.flatMap(({ id, onRecord }) => (onRecord === undefined ? [] : [id]))

interface Round {
  readonly now: ReportInSheet
  readonly plan: RefreshPlan
}

async function settle(
  context: Excel.RequestContext,
  found: FoundReport,
  { read, ...first }: Round & { readonly read: (found: FoundReport) => Promise<ReportInSheet> },
  planAnew: (now: ReportInSheet, report: FoundReport) => RefreshPlan,
): Promise<ReportInSheet> {
  let { now, plan } = first
  let report = found
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const was = now
    const writes = writesCells(plan) || saysInProgress(now)
    if (writes || plan.gone.length > 0) refuse(report, now, plan)
    if (!writes && plan.gone.length === 0) {
      if (round === 0 && plan.isRecordNew) {
        putRecord(context, REPORT_RECORDS, plan.record, report.id)
        await context.sync()
      }
      return now
    }
    let theirs: readonly Overwritten[] = []
    try {
      if (writes) {
        const aboutThen = await writeRefresh(context, report, now, plan)
        report = withNotesOf(report, plan)
        now = await read(report)
        theirs = overwrittenAbout(plan.about, was.about, aboutThen())
      } else now = await deleteRows(context, report, now, plan, () => read(report))
    } catch (cause) {
      await putFiltersBack(report, was)
      throw cause
    }
    const next = planAnew({ ...now, about: withTheirs(now.about, theirs) }, report)
    plan = {
      ...next,
      cells: withMisplaced(next, now, { plan, now: was }),
      about: withPutBack(next.about, theirs),
    }
  }
  throw new DeskFailure(
    `“${report.record.title}” on the sheet “${now.at.sheet}” keeps changing while it is refreshed: someone else is at work in it. Refresh it again when they are done.`,
  )
}

/** A note that was written is known again by what it says now. */
function withNotesOf(report: FoundReport, { record: { headerNote, totalNote } }: RefreshPlan): FoundReport {
  return { ...report, record: { ...report.record, headerNote, totalNote } }
}

/** Figures that were written to rows which someone put in their place meanwhile, and which are none of the report's. */
function withMisplaced(next: RefreshPlan, now: ReportInSheet, before: Round): RefreshPlan['cells'] {
  const { plan, now: was } = before
  const keyPlace = plan.places.get(plan.record.keyColumn) ?? 0
  const ours = new Set([...plan.keys, ...plan.goneKeys])
  const cells = new Map(next.cells)
  for (const [index, written] of plan.cells) {
    const after = placeAfter(plan.added, index)
    const key = now.rows[after]?.[keyPlace]
    if (key === was.rows[index]?.[keyPlace] || ours.has(String(key))) continue
    const meant = key === '' ? undefined : was.rows.find((row) => row[keyPlace] === key)
    cells.set(after, new Map([...written.keys()].map((place) => [place, entryAgain(meant?.[place])])))
  }
  return new Map([...cells].toSorted(([one], [other]) => one - other))
}

const entryAgain = (held: unknown): Entry =>
  typeof held === 'number' || typeof held === 'boolean' || typeof held === 'string' ? entryOf(held) : ''

function refuse({ record }: FoundReport, now: ReportInSheet, { about }: RefreshPlan): void {
  const where = `“${record.title}” on the sheet “${now.at.sheet}” was not refreshed.`
  if (now.isProtected)
    throw new DeskFailure(
      `${where} The sheet is protected. Unprotect it (Review, Unprotect Sheet), and refresh again.`,
    )
  const rows = mergedRows(now.merged)
  if (about.some(({ row, column }) => column > 0 && rows.has(row + now.aboutRow)))
    throw new DeskFailure(
      `${where} Cells in the rows above its table are merged (${now.merged}), which leaves no room for their texts. Unmerge them, and refresh again.`,
    )
}

/** Row numbers, from 1, that merged cells cover across columns. */
function mergedRows(addresses: string | null): ReadonlySet<number> {
  const rows = new Set<number>()
  for (const [, from = '', first, to = '', last] of (addresses ?? '').matchAll(
    /([A-Z]+)(\d+):([A-Z]+)(\d+)/g,
  ))
    if (from !== to) for (let row = Number(first); row <= Number(last); row += 1) rows.add(row)
  return rows
}

function idsByPlace(places: ReadonlyMap<string, number>, count: number): (string | null)[] {
  const ids = new Map([...places].map(([id, place]) => [place, id]))
  return Array.from({ length: count }, (_, place) => ids.get(place) ?? null)
}

function placed(
  { changes, places, record }: RefreshPlan,
  now: ReportInSheet,
  document: ReportDocument,
): ReportChange[] {
  if (changes.length === 0) return []
  const { columns, keyColumn } = document
  const keyPlace = places.get(record.keyColumn) ?? 0
  const rowOf = new Map(now.rows.map((row, index) => [String(row[keyPlace]), index]))
  const headers = new Map(columns.map(({ id, header }) => [id, header]))
  const nameAt = columns.findIndex(({ unit }, index) => unit === 'words' && index !== keyColumn)
  const names = new Map(
    document.rows.map(({ key, name, cells }) => [key, name ?? String(cells[nameAt] ?? key)]),
  )
  const wanted = new Set(document.rows.map(({ key }) => key))
  const told = changes.map(({ key, column, before, after }: FigureChange): ReportChange => {
    const row = rowOf.get(key)
    const { sheet, row: top, column: left } = now.at
    return {
      address: addressOf(
        row === undefined
          ? { sheet, row: Math.max(0, top - 1), column: left }
          : { sheet, row: top + row, column: left + (places.get(column) ?? 0) },
      ),
      key,
      header: headers.get(column) ?? column,
      row: names.get(key) ?? key,
      before: shown(before),
      after: shown(after),
      isGone: !wanted.has(key),
    }
  })
  // A row that comes or goes with a figure missing changes nothing of that figure.
  return told.filter(({ before, after }) => before !== after)
}

function shown(held: unknown | PlainContent): string | number | null {
  if (held === null || held === MISSING || held === '') return null
  return typeof held === 'number' ? held : String(held)
}

/** Of rows that came and went, wherever the table stands now. */
function outlineAnew(
  { record }: FoundReport,
  document: ReportDocument,
  { at, rows }: ReportInSheet,
  { places }: RefreshPlan,
  before: number,
): Promise<void> {
  if (record.outlined !== true) return Promise.resolve()
  const keyPlace = places.get(record.keyColumn) ?? 0
  const levels = levelsOf(
    document,
    rows.map((row) => row[keyPlace]),
  )
  return outlineAgain({ sheet: at.sheet, firstRow: at.row, rows: before }, levels)
}
