// How a pasted table is probably laid out, heading by heading, each with how sure that is: whoever pasted confirms it.
import type { Cells, HeadingGuess, SkippedCells, TableMapping } from '../../contract/budget/pasted-table.ts'
import { readHeading, saysThousands } from './headings.ts'
import { readHeadings } from './read-headings.ts'
import type { YearOfNames } from './read-month.ts'
import { type TableView, tableView } from './table-view.ts'
import { whyNoHeadings } from './why-no-headings.ts'
import { monthAt } from './year-above.ts'

export interface GuessedMapping {
  /** Null where no headings were found: it is to be filled in by hand. */
  readonly mapping: TableMapping | null
  readonly headings: readonly HeadingGuess[]
  /** Columns that are not read, and why. */
  readonly skipped: readonly SkippedCells[]
  /** What is to be said by hand, in sentences: where nothing was found, or what could be two months. */
  readonly questions: readonly string[]
  /** What was supposed and is to be confirmed, in sentences. */
  readonly remarks: readonly string[]
}

/** Titles and logos may stand above the headings. */
const MOST_ROWS_ABOVE = 20

/** @param titles texts that stand above the cells, apart from them */
export function guessMapping(
  cells: Cells,
  year: YearOfNames,
  titles: readonly string[] = [],
): GuessedMapping {
  const views = {
    list: tableView(cells, 'list'),
    months_across: tableView(cells, 'months_across'),
    months_down: tableView(cells, 'months_down'),
  }
  const found =
    bestHeadings(views.list, 'list', year) ??
    bestHeadings(views.months_across, 'months_across', year) ??
    bestHeadings(views.months_down, 'months_down', year) ??
    headingsOfOneMonth(views.months_across, 'months_across', year) ??
    headingsOfOneMonth(views.months_down, 'months_down', year)
  if (found === null) {
    const question = whyNoHeadings([views.months_across, views.months_down], MOST_ROWS_ABOVE, year)
    return { mapping: null, headings: [], skipped: [], questions: [question], remarks: [] }
  }
  const { layout, line, view } = found
  const { headings, skipped, columns, months, dimension, questions } = readHeadings(view, line, layout, year)
  const thousands = [...titles, ...textsAround(view, line, cells)].find(saysThousands)
  const mapping: TableMapping = {
    layout,
    headingRow: line,
    columns,
    months: layout === 'list' ? [] : months,
    fixed: dimension === null ? {} : { dimension },
    amountsIn: thousands === undefined ? 'dollars' : 'thousands of dollars',
    fillDown: false,
    ...year,
  }
  const remarks = thousands === undefined ? [] : [thousandsWords(thousands)]
  return { mapping, headings, skipped, questions, remarks }
}

const LONGEST_SHOWN = 60

function thousandsWords(text: string): string {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
  return `"${shown}" stands with the table, so its amounts are taken for thousands of dollars: say whether they are.`
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

/** A month alone could be the date of anything: it has to have its year, and everything beside it has to be known. */
function headingsOfOneMonth(view: TableView, layout: Layout, year: YearOfNames): Found | null {
  for (let line = 1; line <= Math.min(view.lines, MOST_ROWS_ABOVE); line += 1) {
    const { headings, columns, months } = readHeadings(view, line, layout, year)
    const isMonth = months.length === 1 && headings.some((heading) => isCertainMonth(heading))
    const isKnown = headings.every(({ meaning }) => meaning !== null)
    if (isMonth && isKnown && columns.member !== undefined) return { layout, line, view }
  }
  return null
}

function isCertainMonth({ meaning, confidence }: HeadingGuess): boolean {
  return confidence === 'certain' && /^\d{4}-\d{2}$/.test(meaning ?? '')
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
    const month = monthAt(view, line, column, year)
    return month === null || month.confidence === 'unsure' ? [] : [month.period]
  })
  return new Set(periods).size === periods.length && periods.length >= 2 ? periods.length : 0
}

/** Titles stand above the headings; notes beside them or below, in a row of their own. */
function textsAround(view: TableView, line: number, cells: Cells): string[] {
  const above = Array.from({ length: line }, (_, index) =>
    columnsOf(view).map((column) => view.text(index + 1, column)),
  )
  const alone = cells.flatMap((row) => {
    const [only, another] = row.filter((cell) => cell !== null && cell !== '')
    return typeof only === 'string' && another === undefined ? [only] : []
  })
  return [...above.flat(), ...alone]
}

function columnsOf({ width }: TableView): number[] {
  return Array.from({ length: width }, (_, index) => index + 1)
}
