// The outline at the left of a report's rows: lines below the total that they add to, as Excel's own subtotals have them.
// Rows of a sheet keep their place in it while rows of a table come and go, so that it is made anew then; best effort, in a
// context of its own, since Excel refuses to take apart what people have taken apart already.
import type { ReportDocument } from '../../reports/report-document.ts'
import { supports } from '../in-workbook.ts'

const SINCE = '1.10'

export const hasOutline = ({ rows }: Pick<ReportDocument, 'rows'>): boolean =>
  rows.some(({ addsTo = [] }) => addsTo.length > 0)

/** @param levels of rows that follow one another, from the given one on, counted from 0 */
export function outlineRows(sheet: Excel.Worksheet, firstRow: number, levels: readonly number[]): void {
  if (!supports(SINCE)) return
  for (let level = 1; level <= deepest(levels); level += 1)
    for (const { from, count } of runsAt(levels, level)) rowsOf(sheet, firstRow + from, count).group('ByRows')
}

/** @returns for each key how many totals it stands below; people's own rows are as those above them */
export function levelsOf({ rows }: Pick<ReportDocument, 'rows'>, keys: readonly unknown[]): number[] {
  const levels = new Map(rows.map(({ key, addsTo = [] }) => [key, addsTo.length]))
  let above = 0
  return keys.map((key) => {
    above = levels.get(String(key)) ?? above
    return above
  })
}

interface Before {
  readonly sheet: string
  readonly firstRow: number
  /** Rows from there on may be grouped. */
  readonly rows: number
}

export async function outlineAgain(
  { sheet, firstRow, rows }: Before,
  levels: readonly number[],
): Promise<void> {
  const deep = deepest(levels)
  if (deep === 0 || !supports(SINCE)) return
  await Excel.run(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet)
    for (let level = 1; level <= deep; level += 1)
      rowsOf(worksheet, firstRow, Math.max(rows, levels.length)).ungroup('ByRows')
    outlineRows(worksheet, firstRow, levels)
    await context.sync()
  }).catch(() => undefined)
}

const deepest = (levels: readonly number[]): number =>
  levels.reduce((most, level) => Math.max(most, level), 0)

const rowsOf = (sheet: Excel.Worksheet, first: number, count: number): Excel.Range =>
  sheet.getRange(`${first + 1}:${first + count}`)

function runsAt(levels: readonly number[], wanted: number): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = []
  for (const [index, level] of levels.entries()) {
    const last = runs.at(-1)
    if (level < wanted) continue
    if (last !== undefined && last.from + last.count === index) last.count += 1
    else runs.push({ from: index, count: 1 })
  }
  return runs
}
