// A budget sheet as an .xlsx workbook: headings that stay in sight, formats for amounts, and what each column takes.
import { Workbook } from '@cj-tech-master/excelts'
import { DIMENSIONS } from '../../shared/contract/budget/dimensions.ts'
import { type BudgetSheet, NAMING_HEADINGS, type SheetCell } from './budget-sheet.ts'

/** The same book gives the same bytes: a workbook says when it was made. */
const MADE = new Date(Date.UTC(2026, 0, 1))
const AMOUNT_FORMAT = '#,##0.00;[Red]-#,##0.00'
const HEADING_FILL = 'FFD9E1F2'
const CENTS_A_DOLLAR = 100
/** Empty rows that are formatted for lines to come. */
const ROWS_TO_FILL = 50

const NOTES: Readonly<Partial<Record<string, string>>> = {
  Dimension: `One of ${DIMENSIONS.join(', ')}.`,
  Member:
    'The id or whole name of the tenant, the name of the plan, vendor or cost centre; or vps, ip, platform.',
  'Member name': 'What the tenant is called: it is not read.',
  Measure: 'The id of a measure, such as total_cost.',
  Owner: 'Whose line it is. Empty: whoever imports; of a line that stands, its owner.',
  Note: 'Empty keeps the note that stands.',
  Version: 'The revision of the budget that this was read at: leave it, so that nobody is overwritten.',
}
const OF_MONTHS = 'US dollars. An empty cell is no line, which is not a budget of 0.'

const WIDTHS: Readonly<Partial<Record<string, number>>> = {
  Member: 38,
  'Member name': 30,
  Measure: 20,
  Owner: 24,
  Note: 28,
}
const WIDTH = 13

export async function sheetWorkbook({ headings, rows }: BudgetSheet, name: string): Promise<Uint8Array> {
  const workbook = new Workbook()
  workbook.created = MADE
  workbook.modified = MADE
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: NAMING_HEADINGS.length, ySplit: 1 }],
  })
  sheet.addRow([...headings])
  for (const row of rows) sheet.addRow(row.map(cellValue))
  for (const [index, heading] of headings.entries()) {
    const isMonth = index >= NAMING_HEADINGS.length
    const cell = sheet.getCell(1, index + 1)
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADING_FILL } }
    cell.note = isMonth ? OF_MONTHS : (NOTES[heading] ?? '')
    sheet.getColumn(index + 1).width = WIDTHS[heading] ?? WIDTH
    for (let row = 2; isMonth && row <= rows.length + ROWS_TO_FILL + 1; row += 1) {
      sheet.getCell(row, index + 1).numFmt = AMOUNT_FORMAT
    }
  }
  return workbook.xlsx.writeBuffer()
}

/** Text stays text: a cell that is given a string holds no formula. */
function cellValue(cell: SheetCell): string | number | null {
  if (cell === null) return null
  if ('text' in cell) return cell.text
  return 'cents' in cell ? cell.cents / CENTS_A_DOLLAR : cell.count
}
