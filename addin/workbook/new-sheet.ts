// Writes a sheet of words and numbers beside what the user has: texts stay texts, formulas are ours alone.
import type { CellContent } from '../reports/report-document.ts'
import { batchesOf } from './cells/read-blocks.ts'
import { inWorkbook } from './in-workbook.ts'
import { entryOf } from './reports/entries.ts'
import { validSheetName } from './reports/names.ts'

/** In Excel's en-US writing, with its `=`. */
export interface OwnFormula {
  readonly formula: string
}

export type SheetCell = CellContent | OwnFormula

export interface NewSheet {
  /** As wanted: shortened, or numbered, where Excel or the workbook does not take it. */
  readonly name: string
  /** Null and what is left out at the end of a row stay empty. */
  readonly rows: readonly (readonly SheetCell[])[]
  /** Numbers of rows, from 0. */
  readonly boldRows: readonly number[]
  /** By address, such as `B4:B9`. */
  readonly numberFormats: Readonly<Record<string, string>>
  /** In points, from the first column on. */
  readonly columnWidths: readonly number[]
}

const MOST_CELLS_A_SYNC = 20_000

/** @returns its name; it is shown */
export function writeNewSheet(notDone: string, { name, rows, ...looks }: NewSheet): Promise<string> {
  return inWorkbook(notDone, async (context) => {
    const { worksheets } = context.workbook
    worksheets.load('items/name')
    await context.sync()
    const taken = worksheets.items.map((sheet) => sheet.name)
    const free = validSheetName(name, taken)
    const sheet = worksheets.add(free)
    try {
      await fill(context, sheet, rows)
      dress(sheet, looks)
      sheet.activate()
      await context.sync()
    } catch (cause) {
      await takeAway(free)
      throw cause
    }
    return free
  })
}

/** @param onPart hears how many rows were written */
export async function fill(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: NewSheet['rows'],
  onPart: (rows: number) => void = () => {},
): Promise<void> {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const entries = rows.map((row) => Array.from({ length: columns }, (_, column) => entryAt(row[column])))
  let from = 0
  for (const part of batchesOf(entries, () => columns, MOST_CELLS_A_SYNC)) {
    sheet.getRangeByIndexes(from, 0, part.length, columns).formulas = part
    from += part.length
    await context.sync()
    onPart(from)
  }
}

function entryAt(cell: SheetCell | undefined): string | number | boolean {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.formula : entryOf(cell)
}

export function dress(
  sheet: Excel.Worksheet,
  { boldRows, numberFormats, columnWidths }: Omit<NewSheet, 'name' | 'rows'>,
): void {
  for (const row of boldRows) sheet.getRange(`${row + 1}:${row + 1}`).format.font.bold = true
  for (const [address, format] of Object.entries(numberFormats)) {
    // One format in a matrix of its own is for every cell.
    sheet.getRange(address).numberFormat = [[format]]
  }
  for (const [column, width] of columnWidths.entries()) {
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = width
  }
}

/** In a context of its own: the one that failed takes nothing more. */
export async function takeAway(name: string): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItemOrNullObject(name).delete()
    await context.sync()
  }).catch(() => undefined)
}
