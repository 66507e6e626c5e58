// Writes a planned refresh and reads it again until nothing is left to write, round by round: what someone else changes in
// between is seen by that, and put right from what then stands there.
import { DeskFailure } from '../../desk/desk.ts'
import { putRecord } from '../records.ts'
import { placeAfter } from './added-rows.ts'
import { deleteRows } from './delete-rows.ts'
import { type Entry, entryOf } from './entries.ts'
import { putFiltersBack } from './filters.ts'
import type { FoundReport } from './find-reports.ts'
import { type Overwritten, overwrittenAbout, withPutBack, withTheirs } from './overwritten-about.ts'
import { type RefreshPlan, writesCells } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { saysInProgress, writeRefresh } from './write-refresh.ts'

/** Of writing and looking whether it stands there: someone else may be at work. */
const MOST_ROUNDS = 4

export interface Round {
  readonly now: ReportInSheet
  readonly plan: RefreshPlan
}

/** @throws DeskFailure where Excel would refuse, or where others keep changing it */
export async function settle(
  context: Excel.RequestContext,
  found: FoundReport,
  { read, ...first }: Round & { readonly read: (found: FoundReport) => Promise<ReportInSheet> },
  planAnew: (now: ReportInSheet, report: FoundReport) => RefreshPlan,
): Promise<Round> {
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
      return { now, plan }
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
