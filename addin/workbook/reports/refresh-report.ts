// Refreshes a report: reads its cells, plans, writes, and reads them again until they say what the document says; then
// tells what changed and what does not add up.
import type { ReportDocument } from '../../reports/report-document.ts'
import { inWorkbook } from '../in-workbook.ts'
import { bytesOfRow } from './bytes-of-rows.ts'
import { calculatedColumns, checkFormulas, wrongCells } from './check-formulas.ts'
import { checkTotals } from './check-totals.ts'
import type { FoundReport } from './find-reports.ts'
import { columnsOnRecord, keptProblem } from './kept-numbers.ts'
import { keysOf } from './keys-in-sheet.ts'
import { hiddenBefore, outlineAnew } from './outline-anew.ts'
import { placedChanges, type ReportChange } from './placed-changes.ts'
import { planRefresh, type RefreshPlan } from './plan-refresh.ts'
import { readReport } from './read-report.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { rowsWithRemarks } from './rows-with-remarks.ts'
import { type Round, settle } from './settle.ts'
import { type TypedOver, typedOverProblems } from './typed-over.ts'
import { hasWrittenOnce, writeOnceAgain } from './write-once-again.ts'

export interface RefreshedReport {
  readonly changes: readonly ReportChange[]
  /** What does not add up to what was published, a sentence each. */
  readonly problems: readonly string[]
}

const NOT_DONE = 'The report was not refreshed.'

/** @throws DeskFailure; nothing was written where a refusal could be foreseen */
export function refreshReport(report: FoundReport, document: ReportDocument): Promise<RefreshedReport> {
  return inWorkbook(NOT_DONE, async (context) => {
    const showing = [...calculatedColumns(document), ...mayBeTypedOver(document)]
    const read = (found: FoundReport) => readReport(context, found, showing)
    const before = await read(report)
    const terms = { document, bytesOfRow: bytesOfRow(document), remarked: new Set<string>() }
    const first = planRefresh(report, before, { ...terms, formulasStand: false })
    const { plan, remarked } = await withRemarked(context, before, first, (some) =>
      planRefresh(report, before, { ...terms, remarked: some, formulasStand: false }),
    )
    const hidden = await hiddenBefore(context, report, before, plan, document)
    const settled = await settle(context, report, { read, now: before, plan }, (now, current) =>
      planRefresh(current, now, { ...terms, remarked, formulasStand: true }),
    )
    await outlineAnew(context, report, settled, { document, hidden, before: before.rows.length })
    const { now, typedOver } = await withFormulasAgain(context, report, settled, { document, plan, read })
    const ids = idsByPlace(plan.places, now.columns.length)
    const headers = new Map(document.columns.map(({ id, header }) => [id, header]))
    return {
      changes: placedChanges(plan, now, document),
      problems: [
        ...repeatedRows(now, plan, document),
        ...plan.kept.map(keptProblem),
        ...typedOverProblems([...plan.typedOver, ...typedOver], (id) => headers.get(id)),
        ...checkTotals(document, ids, now.totals?.values ?? null),
        ...checkFormulas(...checkedOf(document, now, plan)),
      ],
    }
  })
}

/**
 * Ids of columns in which people may type numbers of their own: what formulas there come to is asked of the first one, and of
 * all in a small sheet.
 */
function mayBeTypedOver({ columns, rows }: ReportDocument): string[] {
  const ids = columnsOnRecord(columns).map(({ id }) => id)
  return ids.length * rows.length > MOST_SHOWN ? ids.slice(0, 1) : ids
}

const MOST_SHOWN = 5_000

/** Plans again where rows would go that people wrote notes or comments beside. */
async function withRemarked(
  context: Excel.RequestContext,
  { table, rows }: ReportInSheet,
  plan: RefreshPlan,
  planAgain: (remarked: ReadonlySet<string>) => RefreshPlan,
): Promise<{ plan: RefreshPlan; remarked: ReadonlySet<string> }> {
  if (plan.gone.length === 0) return { plan, remarked: new Set() }
  const keyPlace = plan.places.get(plan.record.keyColumn) ?? 0
  const indexes = await rowsWithRemarks(context, table)
  const remarked = new Set([...indexes].map((index) => String(rows[index]?.[keyPlace] ?? '')))
  return { plan: remarked.size === 0 ? plan : planAgain(remarked), remarked }
}

function checkedOf(document: ReportDocument, now: ReportInSheet, plan: RefreshPlan) {
  const edited = new Set(plan.kept.map(({ key }) => key))
  return [document, keysOf(now, plan), now.shown, edited] as const
}

interface Again {
  readonly document: ReportDocument
  /** The first one. */
  readonly plan: RefreshPlan
  readonly read: (found: FoundReport) => Promise<ReportInSheet>
}

/** Where formulas that are read were values, those that are not read may be values too. */
async function withFormulasAgain(
  context: Excel.RequestContext,
  report: FoundReport,
  { now, plan: settled }: Round,
  { document, plan, read }: Again,
): Promise<{ now: ReportInSheet; typedOver: readonly TypedOver[] }> {
  const wrong = wrongCells(...checkedOf(document, now, plan))
  const isWrong = plan.typedOver.length > 0 || wrong.length > 0
  if (!isWrong || now.isProtected || !hasWrittenOnce(document)) return { now, typedOver: [] }
  const stoodThere = writeOnceAgain(report, now, settled, document, wrong)
  await context.sync()
  return { now: await read(report), typedOver: stoodThere() }
}

/** A row that was copied counts twice in every total. */
function repeatedRows(now: ReportInSheet, plan: RefreshPlan, document: ReportDocument): string[] {
  const names = new Map(document.rows.map(({ key, name }) => [key, name ?? key]))
  const rows = Map.groupBy(
    keysOf(now, plan).map((key, index) => ({ key, row: now.at.row + index + 1 })),
    ({ key }) => key,
  )
  return [...rows].flatMap(([key, some]) => {
    const name = names.get(key)
    if (some.length < 2 || name === undefined) return []
    const numbers = some.map(({ row }) => row)
    const said = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
    return [
      `Rows ${said} of the sheet “${now.at.sheet}” have the same row id (${name}), so that totals may count it more than once. Delete all but one of them, and refresh again.`,
    ]
  })
}

function idsByPlace(places: ReadonlyMap<string, number>, count: number): (string | null)[] {
  const ids = new Map([...places].map(([id, place]) => [place, id]))
  return Array.from({ length: count }, (_, place) => ids.get(place) ?? null)
}
