// The cells of a table with the codes that are submitted: a label of a dimension or measure is what its code is, and a row of
// ours that has no member id is of the member that it names. Pure.
import type { Cells, CellValue, TableMapping } from '../../../shared/contract/budget/pasted-table.ts'
import { HEADERS } from './budget-columns.ts'
import { dimensionCode, measureCode } from './line-names.ts'
import { looksLikeOurs } from './own-headers.ts'

export function codedCells(cells: Cells, { layout, columns, headingRow }: TableMapping): Cells {
  if (layout === 'months_down') return cells
  const label = looksLikeOurs(cells) ? (cells[0] ?? []).indexOf(HEADERS.label) : -1
  const [dimension, measure, member] = [columns.dimension, columns.measure, columns.member].map(
    (column) => (column ?? 0) - 1,
  )
  return cells.map((row, index) =>
    index < headingRow
      ? row
      : row.map((cell, column): CellValue => {
          if (column === member && isEmpty(cell) && label >= 0) return row[label] ?? null
          if (typeof cell !== 'string') return cell
          if (column === dimension) return dimensionCode(cell)
          return column === measure ? measureCode(cell) : cell
        }),
  )
}

const isEmpty = (cell: CellValue): boolean => cell === null || String(cell).trim() === ''
