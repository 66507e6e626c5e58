// Why no headings of months were found, by the row that looks most like them: each reason is a sentence of its own.
import { isLongerThanMonth } from './headings.ts'
import type { YearOfNames } from './read-month.ts'
import { couldBeTwoMonths } from './read-month.ts'
import type { TableView } from './table-view.ts'
import { monthAt } from './year-above.ts'

const NONE =
  'No row or column of headings was found with months, or with a period and an amount. Say where they are.'

export function whyNoHeadings(views: readonly TableView[], mostLines: number, year: YearOfNames): string {
  for (const view of views) {
    for (let line = 1; line <= Math.min(view.lines, mostLines); line += 1) {
      const why = twiceNamed(view, line, year) ?? datesOfTwo(view, line) ?? longerThanMonths(view, line)
      if (why !== null) return why
    }
  }
  return NONE
}

/** Cells of data may repeat a date: the row has to have two months at least, and each with its cell. */
function twiceNamed(view: TableView, line: number, year: YearOfNames): string | null {
  const places = new Map<string, string[]>()
  for (let column = 1; column <= view.width; column += 1) {
    const month = monthAt(view, line, column, year)
    if (month === null || month.confidence === 'unsure' || typeof view.cell(line, column) !== 'string')
      continue
    places.set(month.period, [...(places.get(month.period) ?? []), view.address(line, column)])
  }
  const [twice] = [...places].filter(([, cells]) => cells.length > 1)
  if (places.size < 2 || twice === undefined) return null
  return `${twice[1].join(' and ')} are both read as ${twice[0]}, and a month stands once: give each heading its year, or take one of them out.`
}

export function datesOfTwo(view: TableView, line: number): string | null {
  for (let column = 1; column <= view.width; column += 1) {
    const text = view.text(line, column)
    if (couldBeTwoMonths(text)) return askWhichMonth(view.address(line, column), text)
  }
  return null
}

export function askWhichMonth(cell: string, text: string): string {
  return `${cell} "${text}" could be two months, by which of its numbers is the day: write such headings as 2026-02 or Feb 2026.`
}

function longerThanMonths(view: TableView, line: number): string | null {
  const found = Array.from({ length: view.width }, (_, index) => index + 1).filter((column) =>
    isLongerThanMonth(view.text(line, column)),
  )
  const [first] = found
  if (first === undefined) return null
  return `${view.address(line, first)} "${view.text(line, first)}" is a quarter or a year, and those are not read: give a column for each month.`
}
