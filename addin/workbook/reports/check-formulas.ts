// Holds what formulas of rows come to against what was published: they are calculated by Excel, from what stands there.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'

const CENTS = 100
/** More than these are counted. */
const MOST_SAID = 5

type Rows = Pick<ReportDocument, 'columns' | 'rows'>

/** Columns with formulas that were published as amounts. */
export const checkedColumns = (document: Rows): string[] => columnsWith(document, (count) => count > 0)

/** Those that are calculated in most rows: what totals alone sum up is seen in the differences that lean on it. */
export const calculatedColumns = (document: Rows): string[] =>
  columnsWith(document, (count) => count * 2 > document.rows.length)

function columnsWith({ columns, rows }: Rows, isMeant: (formulas: number) => boolean): string[] {
  return columns.flatMap(({ id }, at) => {
    const formulas = rows.filter(({ cells }) => {
      const content = cells[at]
      return isFormula(content) && content.cents !== null
    })
    return isMeant(formulas.length) ? [id] : []
  })
}

/**
 * @param keys of the table's rows as they stand
 * @param shown what their cells show, by column id
 * @param edited keys of rows in which people typed numbers of their own: what leans on those is theirs
 */
export function checkFormulas(
  { columns, rows }: Rows,
  keys: readonly unknown[],
  shown: ReadonlyMap<string, readonly unknown[]>,
  edited: ReadonlySet<string>,
): string[] {
  const indexes = new Map(keys.map((key, index) => [String(key), index]))
  const theirs = new Set([
    ...edited,
    ...rows.flatMap(({ key, addsTo = [] }) => (edited.has(key) ? addsTo : [])),
  ])
  const wrong = rows.flatMap(({ key, name, cells }) => {
    const index = indexes.get(key)
    if (index === undefined || theirs.has(key)) return []
    return columns.flatMap(({ id, header }, at) => {
      const content = cells[at]
      if (!isFormula(content) || content.cents === null) return []
      const value = shown.get(id)?.[index]
      if (value === undefined) return []
      if (typeof value === 'number' && Math.round(value * CENTS) === content.cents) return []
      const said = typeof value === 'number' ? value.toFixed(2) : `“${String(value)}”`
      return [
        `${header} of ${name ?? key} comes to ${said} in the sheet, and ${(content.cents / CENTS).toFixed(2)} was published.`,
      ]
    })
  })
  const more = wrong.length - MOST_SAID
  const last = `${more} more figures of formulas differ from what was published. Refresh the report; if they stay, insert it again.`
  return more > 0 ? [...wrong.slice(0, MOST_SAID), last] : wrong
}
