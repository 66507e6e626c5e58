// The table around the selection, and what it is taken for: our own sheets are known, any other is guessed.
import { fromCol } from '@borgar/fx'
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import { guessMapping } from '../../../shared/budgets/paste/guess-mapping.ts'
import { tableView } from '../../../shared/budgets/paste/table-view.ts'
import type { BudgetBooks, BudgetLines } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { Cells, TableMapping } from '../../../shared/contract/budget/pasted-table.ts'
import { scenarioId, scenarioOfId } from '../../../shared/contract/budget/scenario-words.ts'
import type { BudgetRecord } from '../../workbook/planning/budget-record.ts'
import type { VarianceInSheet } from '../../workbook/planning/find-variance.ts'
import { readSelectedTable, type TableOfSelection } from '../../workbook/planning/read-table.ts'
import { DeskFailure } from '../desk.ts'
import { copiedSheet } from './copied-sheet.ts'
import { linesOfOthers } from './lines-of-others.ts'
import { looksLikeOurs, ownHeaders } from './own-headers.ts'
import type { BudgetTable } from './planning-desk.ts'
import { varianceTable } from './variance-table.ts'

const HIDDEN_ROWS = 'Some rows are hidden or filtered out. They are read too.'
const HIDDEN_COLUMNS = 'Some columns are hidden. They are read too.'

/** What is asked of the figures service. */
export interface AskedOfBudgets {
  readonly books: () => Promise<BudgetBooks>
  readonly lines: (question: {
    readonly scenario: string
    readonly fiscalYear: string
    readonly dimension?: BudgetRecord['dimension']
    readonly measure?: string
  }) => Promise<BudgetLines>
  /** Of names of the table, those that look like totals' and are known members', in lower case. */
  readonly members: (
    names: readonly string[],
    may: Pick<BudgetBooks, 'may_write'>,
  ) => Promise<readonly string[]>
}

type Place = Pick<BudgetTable, 'address' | 'cells' | 'firstRow' | 'firstColumn'>

export async function readBudgetTable(asked: AskedOfBudgets): Promise<BudgetTable> {
  const selected = await readSelectedTable()
  const { area, address, cells, titles, budget, variance } = selected
  const place = { address, cells, firstRow: area.row + 1, firstColumn: area.column + 1 }
  const hidden = hiddenWords(selected)
  const ours = budget === null ? null : await readOurs(place, budget.record, asked)
  const table =
    ours ??
    (variance === null ? await readOther(place, titles, asked) : await readVariance(place, variance, asked))
  return { ...table, remarks: [...hidden, ...(table.remarks ?? [])] }
}

function hiddenWords({ hasHiddenRows, hasHiddenColumns }: TableOfSelection): string[] {
  return [...(hasHiddenRows ? [HIDDEN_ROWS] : []), ...(hasHiddenColumns ? [HIDDEN_COLUMNS] : [])]
}

/** By the names of its columns, in whichever order they stand now; null where those that name a line are gone. */
async function readOurs(
  place: Place,
  record: BudgetRecord,
  { books, lines }: AskedOfBudgets,
): Promise<BudgetTable | null> {
  const { scenario, revisionRead, read, dimension, measure, fiscalYear, firstMonth } = record
  const year = { fiscalYear, firstMonth }
  const { columns, months, remarks } = ownHeaders(place.cells, place, read.months, year)
  if (columns.member === undefined || months.length === 0) return null
  const question = { scenario: scenarioId(scenario), fiscalYear, dimension, measure }
  const [may, standing] = await Promise.all([books(), lines(question)])
  return {
    ...place,
    mapping: {
      ...mappingOf(year),
      columns,
      months,
      fixed: {
        ...(columns.dimension === undefined && { dimension }),
        ...(columns.measure === undefined && { measure }),
      },
    },
    guesses: [],
    isOurs: true,
    ...{ scenario, revisionRead, read, remarks },
    ofOthers: linesOfOthers(read, standing, may),
  }
}

async function readVariance(
  place: Place,
  variance: VarianceInSheet,
  { books, lines }: AskedOfBudgets,
): Promise<BudgetTable> {
  const may = await books()
  const firstMonth = may.fiscal_year_first_month
  const fiscalYear = fiscalYearOf(variance.period, firstMonth)
  const standing = await lines({ scenario: variance.scenario, fiscalYear })
  const table = varianceTable(place.cells, place, variance, standing.lines, { fiscalYear, firstMonth })
  if (typeof table === 'string') {
    throw new DeskFailure(
      `The table was not read. It is a variance sheet, and no column is headed ${table} any more. Head it so again, or refresh the sheet, and try again.`,
    )
  }
  return {
    ...place,
    ...table,
    guesses: [],
    isOurs: true,
    scenario: scenarioOfId(variance.scenario),
    revisionRead: null,
    ofOthers: linesOfOthers(table.read, standing, may),
  }
}

async function readOther(
  place: Place,
  titles: readonly string[],
  { books, members }: AskedOfBudgets,
): Promise<BudgetTable> {
  const may = await books()
  const year = yearIn(may)
  const { cells } = place
  const unknown = { isOurs: false, scenario: null, revisionRead: null } as const
  if (looksLikeOurs(cells)) return { ...place, ...copiedSheet(cells, place, year), ...unknown }
  const guess = guessMapping(cells, year, titles)
  const mapping = guess.mapping ?? mappingOf(year)
  return {
    ...place,
    mapping,
    guesses: guess.headings.map((heading) => ({ ...heading, cell: moved(heading.cell, place) })),
    ...unknown,
    members: await members(namesIn(cells, mapping), may),
    remarks: [
      ...guess.questions,
      ...guess.remarks,
      ...guess.skipped.map(({ cell, given, why }) => `${moved(cell, place)} (${given}) is not read. ${why}`),
      ...(hasNamelessRows(cells, mapping) ? [NAMELESS] : []),
    ],
  }
}

/** Months without a year are those of the newest year that has a book; where there is none, they are asked about. */
function yearIn({ books, fiscal_year_first_month: firstMonth }: BudgetBooks) {
  const years = books.flatMap((book) => book.years.map(({ fiscal_year: year }) => year))
  return { fiscalYear: years.toSorted().at(-1) ?? null, firstMonth }
}

/** Nothing was found: whoever reads it says where everything is. */
function mappingOf(year: Pick<TableMapping, 'fiscalYear' | 'firstMonth'>): TableMapping {
  return {
    layout: 'months_across',
    headingRow: 1,
    columns: {},
    months: [],
    fixed: {},
    amountsIn: 'dollars',
    fillDown: false,
    ...year,
  }
}

/** Of members; of every cell where their column is not known. */
function namesIn(cells: Cells, { layout, headingRow, columns: { member } }: TableMapping): string[] {
  const view = tableView(cells, layout)
  if (member === undefined) return cells.flat().map((cell) => String(cell ?? ''))
  return Array.from({ length: Math.max(0, view.lines - headingRow) }, (_, index) =>
    view.text(headingRow + index + 1, member),
  )
}

const NAMELESS =
  'Some rows have amounts and no name. Where a name stands once above them, say that empty cells repeat the one above.'

function hasNamelessRows(cells: Cells, { layout, headingRow, columns, months }: TableMapping): boolean {
  const { member, amount } = columns
  if (layout === 'months_down' || member === undefined) return false
  const amounts = [...months.map(({ column }) => column), ...(amount === undefined ? [] : [amount])]
  const named = cells.slice(headingRow).findIndex((row) => row[member - 1] != null)
  return cells
    .slice(headingRow + named)
    .some((row) => row[member - 1] == null && amounts.some((column) => row[column - 1] != null))
}

const ADDRESS = /^([A-Z]+)(\d+)$/

/** As the cell of the table is called on its sheet. */
function moved(cell: string, place: Pick<BudgetTable, 'firstRow' | 'firstColumn'>): string {
  const [, letters = '', row = ''] = ADDRESS.exec(cell) ?? []
  return cellAddress(Number(row) + place.firstRow - 1, fromCol(letters) + place.firstColumn)
}
