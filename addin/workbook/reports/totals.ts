// The totals row: formulas, so that it is the sum of what stands above it, and in words what is missing in it.
import type { ReportDocument } from '../../reports/report-document.ts'
import { columnReference } from './row-formulas.ts'

export const TOTAL_LABEL = 'Total'

const SUMMED = 'Sum of what is known: '

export type Summed = Pick<ReportDocument, 'columns' | 'rows' | 'sight' | 'totalRemark'>

/** `all`: every figure stands in the sum; `known`: some are missing; `nothing`: none is known, and the total neither. */
export type SumOf = 'all' | 'known' | 'nothing'

/** What each summed column's total is of, by id of the column. A missing figure is not zero, and so is no sum of them. */
export function sumsOf(document: Summed): ReadonlyMap<string, SumOf> {
  const { rows, sight } = document
  const sumOf = (missing: number): SumOf => {
    // Whoever sees some tenants only has not seen that there is nothing.
    if (missing === rows.length && (missing > 0 || sight === 'some tenants')) return 'nothing'
    return missing === 0 ? 'all' : 'known'
  }
  return new Map([...missingInSums(document)].map(([id, missing]) => [id, sumOf(missing)]))
}

function missingInSums({ columns, rows }: Summed): ReadonlyMap<string, number> {
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
  if (document.totalRemark !== '') return `${SUMMED}${document.totalRemark}`
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
 * @returns in dollars, to the cent; what is an error in the column is left out only where figures are missing in it, and
 * where all are, so is the total
 */
export function totalFormula(table: string, header: string, of: SumOf): string {
  if (of === 'nothing') return NOTHING_KNOWN
  const cells = columnReference(table, header)
  return of === 'all' ? `=ROUND(SUM(${cells}),2)` : `=ROUND(AGGREGATE(9,6,${cells}),2)`
}

const NOTHING_KNOWN = '=NA()'

/** Whether a formula is one of ours, with or without the table's name: Excel leaves it out inside the table. */
export const isTotalFormula = (formula: unknown): formula is string =>
  formula === NOTHING_KNOWN ||
  (typeof formula === 'string' && /^=ROUND\((?:SUM\(|AGGREGATE\(9,6,)[^()[\]]*\[.*\]\),2\)$/su.test(formula))

/** @param formula one of ours */
export function sumIn(formula: string): SumOf {
  if (formula === NOTHING_KNOWN) return 'nothing'
  return formula.includes('AGGREGATE') ? 'known' : 'all'
}
