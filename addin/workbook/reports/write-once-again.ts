// Writes columns again that a refresh does not read, where what they come to is wrong: people made values of their formulas,
// or typed over them.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'
import type { WrongCell } from './check-formulas.ts'
import { putFiltersOn, takeOffFilters } from './filters.ts'
import type { FoundReport } from './find-reports.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { type FormulaPlaces, writtenFormula } from './row-formulas.ts'
import { isTypedOver, type TypedOver } from './typed-over.ts'
import { fill } from './write-formulas.ts'

export const hasWrittenOnce = ({ columns }: ReportDocument): boolean =>
  columns.some(({ isWrittenOnce }) => isWrittenOnce === true)

/** Cells of which is asked what stood in them. */
const MOST_ASKED = 100

/**
 * Rows of people's own are left as they are. The last batch is left to the caller.
 *
 * @param wrong cells that come to something else than what was published
 * @returns what tells, after the next sync, what stood in place of formulas
 */
export function writeOnceAgain(
  { tableName }: FoundReport,
  now: ReportInSheet,
  { places, record }: RefreshPlan,
  { columns, rows }: ReportDocument,
  wrong: readonly WrongCell[],
): () => TypedOver[] {
  const table: FormulaPlaces = { tableName, places, headers: now.columns.map(({ name }) => name) }
  const keyPlace = places.get(record.keyColumn) ?? 0
  const runs = runsOfOurs(now, keyPlace, new Set(rows.map(({ key }) => key)))
  const filters = takeOffFilters(now)
  const body = now.table.getDataBodyRange()
  const once = new Set(columns.flatMap(({ id, isWrittenOnce }) => (isWrittenOnce === true ? [id] : [])))
  const asked = wrong
    .filter(({ column, value, content }) => once.has(column) && isTypedOver(value, content))
    .slice(0, MOST_ASKED)
    .map((each) => ({
      ...each,
      cell: body.getCell(each.index, places.get(each.column) ?? 0).load('formulas'),
    }))
  for (const [at, { id, isWrittenOnce }] of columns.entries()) {
    const content = rows[0]?.cells[at]
    const place = places.get(id)
    if (isWrittenOnce !== true || place === undefined || !isFormula(content)) continue
    const formula = writtenFormula(content, place, table)
    if (formula === null) continue
    for (const { from, count } of runs) fill(body.getCell(from, place).getResizedRange(count - 1, 0), formula)
  }
  putFiltersOn(now, filters)
  return () =>
    asked.flatMap(({ name, column, value, cell }) =>
      String(cell.formulas[0]?.[0]).startsWith('=') ? [] : [{ name, column, held: value }],
    )
}

function runsOfOurs(
  { rows }: ReportInSheet,
  keyPlace: number,
  ours: ReadonlySet<string>,
): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = []
  for (const [index, row] of rows.entries()) {
    if (!ours.has(String(row[keyPlace]))) continue
    const last = runs.at(-1)
    if (last !== undefined && last.from + last.count === index) last.count += 1
    else runs.push({ from: index, count: 1 })
  }
  return runs
}
