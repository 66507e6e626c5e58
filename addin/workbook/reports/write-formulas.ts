// Writes the formulas of a report's rows once its table stands: a column that is calculated alike in most rows by one
// assignment, since Excel takes a single formula for a whole range, and then row by row what differs from it.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'
import { chunksOf } from './chunks.ts'
import { type Entry, entryOf } from './entries.ts'
import { type FormulaPlaces, writtenFormula } from './row-formulas.ts'

type At = (row: number, column: number, rows: number, columns: number) => Excel.Range

/** What rows of their own are written with: as many batches as it takes, and the last one is left to the caller. */
export async function writeFormulas(
  context: Excel.RequestContext,
  document: ReportDocument,
  at: At,
  { tableName, sparedBytes }: { readonly tableName: string; readonly sparedBytes: number },
): Promise<void> {
  const { columns, rows } = document
  const places = new Map(columns.map(({ id }, place) => [id, place]))
  const table: FormulaPlaces = { tableName, places, headers: columns.map(({ header }) => header) }
  const written = rows.map(({ cells }) =>
    cells.map((content, place): Entry => {
      if (!isFormula(content)) return entryOf(content)
      return writtenFormula(content, place, table) ?? ''
    }),
  )
  const usual = columns.map((_, place) => usualOf(rows, written, place))
  for (const [place, formula] of usual.entries())
    if (formula !== null) fill(at(0, place, rows.length, 1), formula)
  const others = written.flatMap((entries, index) => {
    const differing = entries.flatMap((entry, place) => {
      const isCalculated = usual[place] !== null || isFormula(rows[index]?.cells[place])
      return isCalculated && entry !== usual[place] ? [place] : []
    })
    const [first] = differing
    const last = differing.at(-1)
    if (first === undefined || last === undefined) return []
    return [{ index, first, entries: entries.slice(first, last + 1) }]
  })
  const chunks = chunksOf(others, sparedBytes)
  for (const [index, { from, count }] of chunks.entries()) {
    for (const { index: row, first, entries } of others.slice(from, from + count))
      at(row, first, 1, entries.length).formulasR1C1 = [entries]
    if (index < chunks.length - 1) await context.sync()
  }
}

/** One value is taken for every cell of a range: https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-formulas-member */
export function fill(range: Excel.Range, formula: string): void {
  const single: unknown = formula
  range.formulasR1C1 = single as string[][]
}

/** The formula that most rows have; null where fewer than half have one alike. */
function usualOf(
  rows: ReportDocument['rows'],
  written: readonly (readonly Entry[])[],
  place: number,
): string | null {
  const counts = new Map<string, number>()
  for (const [index, entries] of written.entries()) {
    const entry = entries[place]
    if (isFormula(rows[index]?.cells[place]) && typeof entry === 'string' && entry !== '')
      counts.set(entry, (counts.get(entry) ?? 0) + 1)
  }
  const [usual, count = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? []
  return usual !== undefined && count * 2 >= written.length ? usual : null
}
