// The sheet of a budget as cells: what it is and how it is filled in, a row for each member, months across. Pure.
import type { BudgetLines } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { DIMENSION_NAMES, type Dimension } from '../../../shared/contract/budget/dimensions.ts'
import { scenarioWords } from '../../../shared/contract/budget/scenario-words.ts'
import { cellName } from '../../workbook/cells/area.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'
import type { OwnSheet } from '../../workbook/planning/own-sheet.ts'
import { columnOf } from '../../workbook/planning/own-table.ts'
import { AFTER_MONTHS, BEFORE_MONTHS, HEADERS, PRINTED_AFTER_MONTHS } from './budget-columns.ts'
import { type BudgetRow, sheetTitle } from './budget-rows.ts'
import { dimensionLabel, measureLabel } from './line-names.ts'
import type { BudgetSheetChoice } from './planning-desk.ts'
import { DOLLARS, formula, SheetRows } from './sheet-rows.ts'

const WIDTHS_BEFORE = [64, 150, 84, 120, 120]
const WIDTH_OF_MONTH = 72
const WIDTHS_AFTER = [84, 44, 70, 62, 320]

export interface BudgetSheet extends OwnSheet {
  /** Of the table, from 0. */
  readonly headerRow: number
  readonly monthColumn: number
  readonly bodyRows: number
}

export function budgetSheet(
  choice: BudgetSheetChoice,
  book: BudgetLines,
  rows: readonly BudgetRow[],
  months: readonly string[],
): BudgetSheet {
  const { dimension, measure, fiscalYear } = choice
  const title = `${sheetTitle(choice)}: ${measureLabel(measure)} by ${DIMENSION_NAMES[dimension]}`
  const sheet = new SheetRows()
  sheet.about(title, aboutRows(choice, book, months), false)
  const headerRow = sheet.heading(...BEFORE_MONTHS, ...months, ...AFTER_MONTHS)
  const monthColumn = BEFORE_MONTHS.length
  const yearColumn = monthColumn + months.length
  const aboutColumn = yearColumn + AFTER_MONTHS.indexOf(HEADERS.about)
  const body = rows.length === 0 ? [emptyRow(months)] : rows
  for (const row of body) {
    const at = sheet.next
    const year = `${cellName(at, monthColumn)}:${cellName(at, yearColumn - 1)}`
    sheet.add(
      dimensionLabel(dimension),
      row.label,
      measureLabel(measure),
      row.owner === '' ? null : row.owner,
      row.note === '' ? null : row.note,
      ...row.cents.map((cents) => (cents === null ? null : cents / 100)),
      formula(`IF(COUNT(${year})=0,"",ROUND(SUM(${year}),2))`),
      row.yours,
      row.member,
      book.revision,
      row.about === '' ? null : row.about,
    )
  }
  const last = sheet.next - 1
  for (let column = monthColumn; column <= yearColumn; column += 1)
    sheet.format(column, headerRow + 1, last + 1, DOLLARS)
  const { rows: cells, boldRows, numberFormats } = sheet
  return {
    name: sheetTitle(choice),
    rows: cells,
    boldRows,
    numberFormats,
    columnWidths: [...WIDTHS_BEFORE, ...months.map(() => WIDTH_OF_MONTH), ...WIDTHS_AFTER],
    tables: [
      {
        name: sheetTitle(choice).replace(/[^A-Za-z0-9]+/g, '_'),
        row: headerRow,
        column: 0,
        rows: 1 + body.length,
        columns: yearColumn + AFTER_MONTHS.length,
        totals: (table) => totalsOf(table, months),
      },
    ],
    print: {
      title: `${title}, fiscal year ${fiscalYear}`,
      frozenRows: headerRow + 1,
      frozenColumns: 2,
      headerRow,
      // Of whole columns, so that rows that are added are printed too.
      area: `A:${columnLetters(yearColumn + PRINTED_AFTER_MONTHS.length - 1)}`,
    },
    chart: null,
    selected: cellName(headerRow + 1, monthColumn),
    wrapped: `${cellName(headerRow + 1, aboutColumn)}:${cellName(last, aboutColumn)}`,
    headerRow,
    monthColumn,
    bodyRows: body.length,
  }
}

const columnLetters = (column: number): string => cellName(0, column).slice(0, -1)

function emptyRow(months: readonly string[]): BudgetRow {
  return {
    member: '',
    label: '',
    owner: '',
    note: '',
    cents: months.map(() => null),
    yours: 'yes',
    about: '',
  }
}

function totalsOf(table: string, months: readonly string[]): SheetCell[] {
  const sum = (header: string): SheetCell => {
    const cells = columnOf(table, header)
    return formula(`IF(COUNT(${cells})=0,"",ROUND(SUM(${cells}),2))`)
  }
  return [
    'Total',
    ...BEFORE_MONTHS.slice(1).map(() => null),
    ...months.map(sum),
    sum(HEADERS.year),
    ...AFTER_MONTHS.slice(1).map(() => null),
  ]
}

const MEMBER_IDS: Readonly<Record<Dimension, string>> = {
  tenant: "the tenant's id or its whole name",
  plan: 'the name of the plan',
  vendor: 'the name of the vendor',
  resource_type: 'vps, ip or platform',
  cost_centre: 'the name of the cost centre',
}

type PlainRow = readonly [label: string, text: string]

function aboutRows(
  { scenario, fiscalYear, dimension }: BudgetSheetChoice,
  { revision, years }: BudgetLines,
  months: readonly string[],
): PlainRow[] {
  const status = years.find((year) => year.fiscal_year === fiscalYear)?.status ?? 'open'
  return [
    [
      'What it is',
      `Lines of ${scenarioWords(scenario)} for fiscal year ${fiscalYear}, ${months[0]} to ${months.at(-1)}, in US dollars. They are plans, not figures of what came.`,
    ],
    [
      'Filling it in',
      `Type amounts into the months. An empty cell is no line, and not zero. To take a line out, empty its cell. For a new row, Member takes ${MEMBER_IDS[dimension]}, and Member id may stay empty.`,
    ],
    [
      'Submitting',
      'Select a cell of the table and read it in the Penguin pane: it shows what would change before anything is submitted. Rows that are hidden or filtered out are read too. Yours is said of whoever inserted the sheet: whoever reads it submits the lines that are theirs.',
    ],
    [
      'Read',
      `Revision ${revision} of ${scenarioWords(scenario)}.${status === 'open' ? '' : ` Fiscal year ${fiscalYear} is ${status}: nothing of it can be submitted until Finance opens it again.`}`,
    ],
  ]
}
