// Holds what formulas of rows come to against what was published: they are calculated by Excel, from what stands there.
import { type CellFormula, isFormula, type ReportDocument } from '../../reports/report-document.ts'

const CENTS = 100
/** More than these are counted. */
const MOST_SAID = 5

type Rows = Pick<ReportDocument, 'columns' | 'rows'>

/** Columns with formulas that were published as amounts or words. */
export const checkedColumns = (document: Rows): string[] => columnsWith(document, (count) => count > 0)

/** Those that are calculated in most rows: what totals alone sum up is seen in the differences that lean on it. */
export const calculatedColumns = (document: Rows): string[] =>
  columnsWith(document, (count) => count * 2 > document.rows.length)

function columnsWith({ columns, rows }: Rows, isMeant: (formulas: number) => boolean): string[] {
  return columns.flatMap(({ id }, at) => {
    const formulas = rows.filter(({ cells }) => {
      const content = cells[at]
      return isFormula(content) && (content.cents !== null || content.words !== undefined)
    })
    return isMeant(formulas.length) ? [id] : []
  })
}

/** A cell that comes to something else than what was published. */
export interface WrongCell {
  readonly index: number
  readonly column: string
  readonly header: string
  /** What people call the row. */
  readonly name: string
  readonly value: unknown
  readonly content: CellFormula
}

/**
 * @param keys of the table's rows as they stand
 * @param shown what their cells show, by column id
 * @param edited keys of rows in which people typed numbers of their own: what leans on those is theirs
 */
export function wrongCells(
  { columns, rows }: Rows,
  keys: readonly unknown[],
  shown: ReadonlyMap<string, readonly unknown[]>,
  edited: ReadonlySet<string>,
): WrongCell[] {
  const indexes = new Map(keys.map((key, index) => [String(key), index]))
  const theirs = new Set([
    ...edited,
    ...rows.flatMap(({ key, addsTo = [] }) => (edited.has(key) ? addsTo : [])),
  ])
  return rows.flatMap(({ key, name, cells }) => {
    const index = indexes.get(key)
    if (index === undefined || theirs.has(key)) return []
    return columns.flatMap(({ id, header }, at) => {
      const content = cells[at]
      const value = shown.get(id)?.[index]
      if (!isFormula(content) || value === undefined || comesTo(value, content)) return []
      return [{ index, column: id, header, name: name ?? key, value, content }]
    })
  })
}

/** A sentence for each of the first. */
export function checkFormulas(...of: Parameters<typeof wrongCells>): string[] {
  const wrong = wrongCells(...of)
  const said = wrong.slice(0, MOST_SAID).map(({ header, name, value, content }) => {
    const held = typeof value === 'number' ? value.toFixed(2) : `“${String(value)}”`
    return `${header} of ${name} comes to ${held} in the sheet, and ${published(content)} was published.`
  })
  const more = wrong.length - MOST_SAID
  const last = `${more} more figures of formulas differ from what was published. Refresh the report; if they stay, insert it again.`
  return more > 0 ? [...said, last] : said
}

function comesTo(value: unknown, { cents, words }: CellFormula): boolean {
  if (words !== undefined) return value === words
  return cents === null || (typeof value === 'number' && Math.round(value * CENTS) === cents)
}

const published = ({ cents, words }: CellFormula): string =>
  words === undefined ? ((cents ?? 0) / CENTS).toFixed(2) : `“${words}”`
