// How a pasted table is probably laid out, heading by heading, each with how sure that is: whoever pasted confirms it.
import type {
  Cells,
  HeadingGuess,
  SkippedCells,
  TableField,
  TableMapping,
} from '../../contract/budget/pasted-table.ts'
import { isTotal, readHeading, saysThousands } from './headings.ts'
import { readMonth, type YearOfNames } from './read-month.ts'
import { type TableView, tableView } from './table-view.ts'

export interface GuessedMapping {
  /** Null where no headings were found: it is to be filled in by hand. */
  readonly mapping: TableMapping | null
  readonly headings: readonly HeadingGuess[]
  /** Columns that are not read, and why. */
  readonly skipped: readonly SkippedCells[]
  /** What is to be said by hand, in sentences. */
  readonly questions: readonly string[]
}

/** Titles and logos may stand above the headings. */
const MOST_ROWS_ABOVE = 20

export function guessMapping(cells: Cells, year: YearOfNames): GuessedMapping {
  const found =
    bestHeadings(tableView(cells, 'list'), 'list', year) ??
    bestHeadings(tableView(cells, 'months_across'), 'months_across', year) ??
    bestHeadings(tableView(cells, 'months_down'), 'months_down', year)
  if (found === null) {
    const question =
      'No row or column of headings was found with months, or with a period and an amount. Say where they are.'
    return { mapping: null, headings: [], skipped: [], questions: [question] }
  }
  const { layout, line, view } = found
  const { headings, skipped, columns, months } = readHeadings(view, line, layout, year)
  const inThousands = textsAbove(view, line).some(saysThousands)
  const mapping: TableMapping = {
    layout,
    headingRow: line,
    columns,
    months: layout === 'list' ? [] : months,
    fixed: {},
    amountsIn: inThousands ? 'thousands of dollars' : 'dollars',
    fillDown: false,
    ...year,
  }
  return { mapping, headings, skipped, questions: questionsOf(mapping, headings) }
}

type Layout = TableMapping['layout']

interface Found {
  readonly layout: Layout
  readonly line: number
  readonly view: TableView
}

/** Of the first lines the one with most headings of the layout; the first of equals. */
function bestHeadings(view: TableView, layout: Layout, year: YearOfNames): Found | null {
  let best: Found | null = null
  let most = 0
  for (let line = 1; line <= Math.min(view.lines, MOST_ROWS_ABOVE); line += 1) {
    const score = layout === 'list' ? listScore(view, line) : monthsScore(view, line, year)
    if (score > most) [best, most] = [{ layout, line, view }, score]
  }
  return best
}

function listScore(view: TableView, line: number): number {
  const fields = new Set(
    columnsOf(view).flatMap((column) => readHeading(view.text(line, column))?.field ?? []),
  )
  const isList = fields.has('period') && (fields.has('amount') || fields.has('quantity'))
  return isList ? fields.size : 0
}

/** Two months at least, each once: numbers of dates count on the first of a month only, since amounts look like others. */
function monthsScore(view: TableView, line: number, year: YearOfNames): number {
  const periods = columnsOf(view).flatMap((column) => {
    const month = readMonth(view.cell(line, column), year)
    return month === null || month.confidence === 'unsure' ? [] : [month.period]
  })
  return new Set(periods).size === periods.length && periods.length >= 2 ? periods.length : 0
}

function readHeadings(view: TableView, line: number, layout: Layout, year: YearOfNames) {
  const headings: HeadingGuess[] = []
  const skipped: SkippedCells[] = []
  const columns: Partial<Record<TableField, number>> = {}
  const months: TableMapping['months'] = []
  for (const column of columnsOf(view)) {
    const heading = view.text(line, column)
    if (heading === '') continue
    const cell = view.address(line, column)
    const month = layout === 'list' ? null : readMonth(view.cell(line, column), year)
    const field = readHeading(heading)
    if (month !== null) {
      months.push({ column, period: month.period })
      headings.push({ cell, heading, meaning: month.period, confidence: month.confidence, why: month.why })
    } else if (layout !== 'list' && isTotal(heading)) {
      skipped.push({ cell, given: heading, why: 'It adds up other columns, so it would count twice.' })
    } else if (field !== null && columns[field.field] === undefined && !isOfMonths(layout, field.field)) {
      columns[field.field] = column
      headings.push({ cell, heading, meaning: field.field, confidence: field.confidence, why: field.why })
    } else {
      headings.push({
        cell,
        heading,
        meaning: null,
        confidence: 'unsure',
        why: 'It is not read unless you say what it holds.',
      })
    }
  }
  return { headings, skipped, columns, months }
}

/** Where months have columns of their own, they hold the amounts. */
function isOfMonths(layout: Layout, field: TableField): boolean {
  return layout !== 'list' && ['period', 'amount', 'quantity', 'unit', 'rate'].includes(field)
}

function questionsOf({ columns, amountsIn }: TableMapping, headings: readonly HeadingGuess[]): string[] {
  const missing = (['dimension', 'member', 'measure'] as const).filter(
    (field) => columns[field] === undefined,
  )
  return [
    ...missing.map((field) => `No column gives the ${field}: name its column, or one ${field} for all rows.`),
    ...(amountsIn === 'dollars' ? [] : ['The amounts seem to be in thousands of dollars: confirm it.']),
    ...(headings.some(({ meaning, confidence }) => meaning !== null && confidence !== 'certain')
      ? ['Confirm the headings that are not certain.']
      : []),
  ]
}

function textsAbove(view: TableView, line: number): string[] {
  return Array.from({ length: line }, (_, above) =>
    columnsOf(view).map((column) => view.text(above + 1, column)),
  ).flat()
}

function columnsOf({ width }: TableView): number[] {
  return Array.from({ length: width }, (_, index) => index + 1)
}
