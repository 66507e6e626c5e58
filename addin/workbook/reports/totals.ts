// The totals row: formulas, so that it is the sum of what stands above it, and in words what is missing in it.
import type { ReportDocument } from '../../reports/report-document.ts'

export const TOTAL_LABEL = 'Total'

const SUMMED = 'Sum of what is known: '

export type Summed = Pick<ReportDocument, 'columns' | 'rows'>

/** How many figures of each summed column are missing, by id of the column. */
export function missingInSums({ columns, rows }: Summed): ReadonlyMap<string, number> {
  const missing = columns.map(() => 0)
  for (const { cells } of rows)
    for (const [index, content] of cells.entries())
      if (content === null) missing[index] = (missing[index] ?? 0) + 1
  return new Map(
    columns.flatMap(({ id, total }, index) => (total === 'sum' ? [[id, missing[index] ?? 0]] : [])),
  )
}

/** @returns an empty text where nothing is missing */
export function totalRemark(document: Summed): string {
  const missing = missingInSums(document)
  const header = new Map(document.columns.map((column) => [column.id, column.header]))
  const said = [...missing]
    .filter(([, count]) => count > 0)
    .map(([id, count]) => `${count} of ${document.rows.length} missing in ${header.get(id)}`)
  return said.length === 0 ? '' : `${SUMMED}${said.join('; ')}`
}

export const isTotalRemark = (text: unknown): boolean => typeof text === 'string' && text.startsWith(SUMMED)

/**
 * @param header what the column's header says now
 * @returns in dollars, to the cent; what is an error in the column is left out only where figures are missing in it
 */
export function totalFormula(table: string, header: string, missing: number): string {
  const column = PLAIN_HEADER.test(header) ? header : `[${escaped(header)}]`
  const cells = `${table}[${column}]`
  return missing === 0 ? `=ROUND(SUM(${cells}),2)` : `=ROUND(AGGREGATE(9,6,${cells}),2)`
}

/** Whether a formula is one of ours, with or without the table's name: Excel leaves it out inside the table. */
export const isTotalFormula = (formula: unknown): boolean =>
  typeof formula === 'string' && /^=ROUND\((?:SUM\(|AGGREGATE\(9,6,)[^()[\]]*\[.*\]\),2\)$/su.test(formula)

export const leavesErrorsOut = (formula: string): boolean => formula.includes('AGGREGATE')

/** Any other stands in brackets of its own. */
const PLAIN_HEADER = /^[\p{L}\p{N} ]+$/u

/** https://support.microsoft.com/office/f5ed2452-2337-4f71-bed3-c8ae6d2b276e */
const escaped = (header: string): string => header.replace(/['#[\]@]/g, "'$&")
