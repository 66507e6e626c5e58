// The outline at the left of a report's rows: lines below the total that they add to, as Excel's own subtotals have them.
// Rows of a sheet keep their place in it while rows of a table come and go, so that it is made anew then; best effort, in a
// context of its own, since Excel refuses to take apart what people have taken apart already.
import type { ReportDocument } from '../../reports/report-document.ts'
import { supports } from '../in-workbook.ts'
import { hashOf } from './row-marks.ts'

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

/** What is recorded of an outline: how deep it is, and which rows stand at which level. */
export interface RecordedOutline {
  readonly depth: number
  readonly mark: number
}

export const outlineOf = (levels: readonly number[]): RecordedOutline => ({
  depth: deepest(levels),
  mark: hashOf(levels.join('')),
})

export const isSameOutline = (one: RecordedOutline, other: RecordedOutline): boolean =>
  one.depth === other.depth && one.mark === other.mark

/** Rows that are not shown, by key: those of folded groups by the total that stands below them. */
export interface HiddenRows {
  readonly totals: ReadonlySet<string>
  readonly rows: ReadonlySet<string>
}

export const NONE_HIDDEN: HiddenRows = { totals: new Set(), rows: new Set() }

/** @param keys of the rows that follow one another from the first one on */
export async function readHidden(
  context: Excel.RequestContext,
  { sheet, firstRow }: Pick<Place, 'sheet' | 'firstRow'>,
  { keys, levels }: Rows,
): Promise<HiddenRows> {
  if (keys.length === 0) return NONE_HIDDEN
  const worksheet = context.workbook.worksheets.getItem(sheet)
  const askRows = (from: number, count: number) => rowsOf(worksheet, firstRow + from, count).load('rowHidden')
  const all = askRows(0, keys.length)
  await context.sync()
  // Null is some of them.
  if ((all.rowHidden as boolean | null) === false) return NONE_HIDDEN
  const rows = keys.map((_, index) => askRows(index, 1))
  await context.sync()
  const isHidden = (from: number, count: number) =>
    rows.slice(from, from + count).every(({ rowHidden }) => rowHidden)
  const folded = groupsOf(levels).filter(({ from, count }) => isHidden(from, count))
  const inFolded = new Set(folded.flatMap(({ from, count }) => keys.slice(from, from + count)))
  return {
    totals: new Set(folded.flatMap(({ from, count }) => keys.slice(from + count, from + count + 1))),
    rows: new Set(keys.filter((key, index) => isHidden(index, 1) && !inFolded.has(key))),
  }
}

interface Place {
  readonly sheet: string
  readonly firstRow: number
  /** Rows from there on may be grouped. */
  readonly rows: number
  readonly tableId: string
}

interface Rows {
  readonly keys: readonly string[]
  readonly levels: readonly number[]
}

/** Shows all rows first: Excel leaves hidden what was folded when its group is taken away. */
export async function outlineAgain(
  { sheet, firstRow, rows, tableId }: Place,
  depth: number,
  { keys, levels }: Rows,
  hidden: HiddenRows,
): Promise<void> {
  if (!supports(SINCE) || depth + deepest(levels) === 0) return
  const inSheet = (work: (worksheet: Excel.Worksheet, context: Excel.RequestContext) => void) =>
    Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem(sheet), context)
      await context.sync()
    }).catch(() => undefined)
  await inSheet((worksheet) => {
    const all = rowsOf(worksheet, firstRow, Math.max(1, rows, levels.length))
    all.rowHidden = false
    for (let level = 1; level <= depth; level += 1) all.ungroup('ByRows')
  })
  await inSheet((worksheet, { workbook }) => {
    outlineRows(worksheet, firstRow, levels)
    for (const { from, count } of groupsOf(levels))
      if (hidden.totals.has(keys[from + count] ?? ''))
        rowsOf(worksheet, firstRow + from, count).hideGroupDetails('ByRows')
    for (const [index, key] of keys.entries())
      if (hidden.rows.has(key)) rowsOf(worksheet, firstRow + index, 1).rowHidden = true
    workbook.tables.getItem(tableId).reapplyFilters()
  })
}

const groupsOf = (levels: readonly number[]): { from: number; count: number }[] =>
  Array.from({ length: deepest(levels) }, (_, index) => runsAt(levels, index + 1)).flat()

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
