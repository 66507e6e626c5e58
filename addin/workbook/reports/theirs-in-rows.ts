// What of a report's table is people's own: columns of theirs, what they filled in there, and cells that Excel filled for them.
import {
  isFormula,
  type ReportColumn,
  type ReportDocument,
  type ReportRow,
} from '../../reports/report-document.ts'
import { isCalculated, isSameFormula, writtenFormula } from './row-formulas.ts'
import type { TableNow } from './table-now.ts'

/** Of columns that are people's own, also those that a report has for them. */
export function otherPlaces({ columnCount, places }: TableNow, columns: readonly ReportColumn[]): number[] {
  const theirs = new Set(columns.flatMap(({ id, owner }) => (owner === 'person' ? [id] : [])))
  const ours = new Set([...places].flatMap(([id, place]) => (theirs.has(id) ? [] : [place])))
  return Array.from({ length: columnCount }, (_, place) => place).filter((place) => !ours.has(place))
}

/** A column that is calculated alike in most rows is no content of a row. */
export function contentOf(
  { rows }: TableNow,
  others: readonly number[],
): (held: unknown, place: number) => boolean {
  const usual = new Map(others.map((place) => [place, usualFormula(rows, place)]))
  return (held, place) => held !== '' && held !== usual.get(place)
}

function usualFormula(rows: TableNow['rows'], place: number): unknown {
  const counts = new Map<unknown, number>()
  for (const row of rows) {
    const held = row[place]
    if (typeof held === 'string' && held.startsWith('=')) counts.set(held, (counts.get(held) ?? 0) + 1)
  }
  const [usual, count = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? []
  return count * 2 > rows.length ? usual : undefined
}

/** Of a line whose number people took out Excel may have filled the cell with the formula of totals: it is taken for empty. */
export function withoutFilled(document: ReportDocument, table: TableNow) {
  const filled = document.columns.flatMap(({ id, onRecord }, at) => {
    const place = table.places.get(id)
    const content = document.rows.map(({ cells }) => cells[at]).find(isFormula)
    if (onRecord === undefined || place === undefined || content === undefined) return []
    return [{ at, place, formula: writtenFormula(content, place, table) }]
  })
  return (held: readonly unknown[], row: ReportRow | undefined): readonly unknown[] => {
    const ours = filled.filter(
      ({ at, place, formula }) =>
        formula !== null &&
        isCalculated(held[place]) &&
        !isFormula(row?.cells[at]) &&
        isSameFormula(held[place], formula, table.tableName),
    )
    return ours.length === 0
      ? held
      : held.map((cell, place) => (ours.some((each) => each.place === place) ? '' : cell))
  }
}
