// A year that stands once above its months, merged over them or not: names of months below it are of that year.
import { type ReadMonth, readMonth, type YearOfNames } from './read-month.ts'
import type { TableView } from './table-view.ts'

const YEAR = /^(fy|fiscal year)?[\s-]*(20\d{2})$/i

export interface MonthUnderYear extends ReadMonth {
  /** As the year stands above it; null where its own heading decides. */
  readonly yearAbove: string | null
}

export function monthAt(
  view: TableView,
  line: number,
  column: number,
  year: YearOfNames,
): MonthUnderYear | null {
  const cell = view.cell(line, column)
  const above = /\d/.test(view.text(line, column)) ? null : yearAbove(view, line, column, year)
  const month = readMonth(cell, above ?? year)
  if (month === null) return null
  if (above === null) return { ...month, yearAbove: null }
  return { ...month, why: `${above.text} stands above it.`, yearAbove: above.text }
}

function yearAbove(
  view: TableView,
  line: number,
  column: number,
  { firstMonth }: YearOfNames,
): (YearOfNames & { readonly text: string }) | null {
  if (line === 1) return null
  let from = column
  while (from > 1 && view.text(line - 1, from) === '') from -= 1
  const text = view.text(line - 1, from)
  const [, fiscal, fiscalYear] = YEAR.exec(text) ?? []
  if (fiscalYear === undefined) return null
  return { text, fiscalYear, firstMonth: fiscal !== undefined || beginsAt(firstMonth) ? firstMonth : 1 }

  /** A year whose months begin with the first of the fiscal year is that one. */
  function beginsAt(month: number): boolean {
    const first = Array.from({ length: column - from + 1 }, (_, index) =>
      readMonth(view.cell(line, from + index), { fiscalYear: fiscalYear ?? null, firstMonth: 1 }),
    ).find((read) => read !== null)
    return Number(first?.period.slice('YYYY-'.length)) === month
  }
}
