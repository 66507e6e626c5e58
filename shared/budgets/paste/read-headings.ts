// What each heading of one row is taken for, and which of its columns are not read.
import type { Dimension } from '../../contract/budget/dimensions.ts'
import type {
  HeadingGuess,
  SkippedCells,
  TableField,
  TableMapping,
} from '../../contract/budget/pasted-table.ts'
import { isLongerThanMonth, isNameBesideId, isTotal, readHeading } from './headings.ts'
import { couldBeTwoMonths, type YearOfNames } from './read-month.ts'
import type { TableView } from './table-view.ts'
import { askWhichMonth } from './why-no-headings.ts'
import { monthAt } from './year-above.ts'

type Layout = TableMapping['layout']

export interface ReadHeadings {
  readonly headings: readonly HeadingGuess[]
  readonly skipped: readonly SkippedCells[]
  readonly columns: Partial<Record<TableField, number>>
  readonly months: TableMapping['months']
  /** Of every row, as the heading of the members says it. */
  readonly dimension: Dimension | null
  /** Headings that could be months, in sentences that ask which. */
  readonly questions: readonly string[]
}

const TOTAL = 'It adds up other columns, so it would count twice.'
const LONGER = 'Quarters and years are not read: give a column for each month.'
const NAME = 'It is there for reading: the id beside it says which member it is.'

export function readHeadings(view: TableView, line: number, layout: Layout, year: YearOfNames): ReadHeadings {
  const headings: HeadingGuess[] = []
  const skipped: SkippedCells[] = []
  const columns: Partial<Record<TableField, number>> = {}
  const months: TableMapping['months'] = []
  const questions: string[] = []
  let dimension: Dimension | null = null
  for (let column = 1; column <= view.width; column += 1) {
    const heading = view.text(line, column)
    if (heading === '') continue
    const cell = view.address(line, column)
    const skip = (why: string) => skipped.push({ cell, given: heading, why })
    const month = layout === 'list' ? null : monthAt(view, line, column, year)
    const field = readHeading(heading)
    if (month !== null) {
      months.push({ column, period: month.period })
      const { period, confidence, why, yearAbove } = month
      const whole = yearAbove === null ? heading : `${heading} ${yearAbove}`
      headings.push({ cell, heading: whole, meaning: period, confidence, why })
    } else if (layout !== 'list' && isLongerThanMonth(heading)) skip(LONGER)
    else if (layout !== 'list' && isTotal(heading)) skip(TOTAL)
    else if (isNameBesideId(heading)) skip(NAME)
    else if (field !== null && columns[field.field] === undefined && !isOfMonths(layout, field.field)) {
      columns[field.field] = column
      dimension = field.dimension ?? dimension
      headings.push({ cell, heading, meaning: field.field, confidence: field.confidence, why: field.why })
    } else {
      const isAsked = layout !== 'list' && couldBeTwoMonths(heading)
      if (isAsked) questions.push(askWhichMonth(cell, heading))
      const why = isAsked ? 'It could be two months.' : 'It is not read unless you say what it holds.'
      headings.push({ cell, heading, meaning: null, confidence: 'unsure', why })
    }
  }
  const names =
    layout === 'list' || columns.member !== undefined ? null : namesColumn(view, line, columns, months)
  if (names !== null) {
    columns.member = names
    const cell = view.address(line, names)
    const heading = view.text(line, names)
    const at = headings.findIndex((guess) => guess.cell === cell)
    const why = 'It holds the names beside the months.'
    headings.splice(Math.max(at, 0), at < 0 ? 0 : 1, {
      cell,
      heading,
      meaning: 'member',
      confidence: 'likely',
      why,
    })
  }
  return {
    headings,
    skipped,
    columns,
    months,
    dimension: columns.dimension === undefined ? dimension : null,
    questions,
  }
}

/** Names without a heading, or below one that is meant for the months: the last such column before them. */
function namesColumn(
  view: TableView,
  line: number,
  columns: Partial<Record<TableField, number>>,
  months: TableMapping['months'],
): number | null {
  const taken = Object.values(columns)
  for (let column = (months[0]?.column ?? 1) - 1; column >= 1; column -= 1) {
    const heading = view.text(line, column)
    const isFree = heading === '' || readHeading(heading)?.field === 'period'
    if (isFree && !taken.includes(column) && hasNames(view, line, column)) return column
  }
  return null
}

function hasNames(view: TableView, line: number, column: number): boolean {
  for (let below = line + 1; below <= view.lines; below += 1) {
    if (typeof view.cell(below, column) === 'string' && view.text(below, column) !== '') return true
  }
  return false
}

/** Where months have columns of their own, they hold the amounts. */
function isOfMonths(layout: Layout, field: TableField): boolean {
  return layout !== 'list' && ['period', 'amount', 'quantity', 'unit', 'rate'].includes(field)
}
