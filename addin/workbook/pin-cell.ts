// The workbook's pin: a named cell that says as known when its figures are, on a sheet that says so in words. Empty is the
// newest. The name is found wherever the cell was moved to, and a cell that somebody else gave that name is taken as it is.
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { DeskFailure } from '../desk/desk.ts'
import { PIN_NAME } from './formulas/follow-pin.ts'
import { entryOf } from './reports/entries.ts'
import { validSheetName } from './reports/names.ts'

/** Asked for; read after the next sync. */
export interface AskedPin {
  /** Null where the workbook has none. */
  value(): unknown
  /** The cell; null also where it was deleted. @throws DeskFailure where the name stands for something else */
  cell(): Excel.Range | null
}

export function askPin(context: Excel.RequestContext): AskedPin {
  const name = context.workbook.names.getItemOrNullObject(PIN_NAME)
  const range = name.getRangeOrNullObject()
  name.load('value')
  range.load('values,rowCount,columnCount')
  const cell = () => {
    if (name.isNullObject || String(name.value).includes('#REF!')) return null
    if (range.isNullObject || range.rowCount * range.columnCount !== 1) throw NO_CELL
    return range
  }
  return { cell, value: () => cell()?.values[0]?.[0] ?? null }
}

const NO_CELL = new DeskFailure(
  `The name ${PIN_NAME} does not stand for one cell. Open the Name Manager (Formulas), let it refer to one cell or delete it, and try again.`,
)

export interface Pinned {
  /** As the functions take it; empty for the newest. */
  readonly knownAt: string
  /** ISO 8601. */
  readonly since: string
  readonly by: string
}

/** Makes the sheet and the name, in the batch that is under way. @param sheets names that are taken */
export function addPin(context: Excel.RequestContext, sheets: readonly string[]): Excel.Range {
  const sheet = context.workbook.worksheets.add(validSheetName(SHEET, sheets))
  const rows = [
    ['What this workbook shows', ''],
    ['Figures as known', ''],
    ['In words', WORDS],
    [SINCE, ''],
    [BY, ''],
    ['', ''],
    [entryOf(STATEMENTS[0]), ''],
    [entryOf(STATEMENTS[1]), ''],
    [entryOf(`Formulas that end with ${PIN_NAME} follow the cell B2.`), ''],
  ]
  sheet.getRange(`A1:B${rows.length}`).values = rows
  sheet.getRange('A1:B1').format.font.bold = true
  sheet.getRange('A:A').format.columnWidth = 130
  sheet.getRange('B:B').format.columnWidth = 330
  const cell = sheet.getRange('B2')
  cell.numberFormat = [['@']]
  // One whose cell was deleted, with its sheet or without.
  context.workbook.names.getItemOrNullObject(PIN_NAME).delete()
  context.workbook.names.add(PIN_NAME, cell, 'As known when: what figures of this workbook follow.')
  return cell
}

const SHEET = 'Penguin'
const SINCE = 'Since'
const BY = 'Set by'
const WORDS =
  '=IF(B2="","The newest published figures of each period.","The figures of each period as known: "&B2&".")'

/** Says since when and by whom beside the cell, where it still stands on the sheet that was made for it. */
export async function writePin(
  context: Excel.RequestContext,
  cell: Excel.Range,
  { knownAt, since, by }: Pinned,
): Promise<void> {
  cell.load('rowIndex,columnIndex,rowCount')
  await context.sync()
  const isFirstColumn = cell.columnIndex === 0
  const labels = isFirstColumn ? null : cell.getOffsetRange(2, -1).getResizedRange(1, 0)
  labels?.load('values')
  await context.sync()
  cell.values = [[entryOf(knownAt)]]
  if (labels?.values[0]?.[0] === SINCE && labels.values[1]?.[0] === BY) {
    cell.getOffsetRange(2, 0).getResizedRange(1, 0).values = [[entryOf(since)], [entryOf(by)]]
  }
}
