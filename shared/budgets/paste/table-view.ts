// A pasted table seen so that every line is a row, whichever way its months run; addresses stay those of the sheet.
import type { Cells, CellValue, TableMapping } from '../../contract/budget/pasted-table.ts'
import { cellAddress } from './cell-address.ts'

export interface TableView {
  readonly lines: number
  readonly width: number
  /** From 1. */
  cell(line: number, column: number): CellValue
  /** Trimmed; numbers as they are written. */
  text(line: number, column: number): string
  address(line: number, column: number): string
  /** The number of the sheet's row in which the cell stands. */
  rowOf(line: number, column: number): number
}

export function tableView(cells: Cells, layout: TableMapping['layout']): TableView {
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0)
  const isTurned = layout === 'months_down'
  const at = (line: number, column: number): readonly [row: number, column: number] =>
    isTurned ? [column, line] : [line, column]
  const cell = (line: number, column: number): CellValue => {
    const [row, sheetColumn] = at(line, column)
    return cells[row - 1]?.[sheetColumn - 1] ?? null
  }
  return {
    lines: isTurned ? width : cells.length,
    width: isTurned ? cells.length : width,
    cell,
    text: (line, column) =>
      String(cell(line, column) ?? '')
        .replaceAll('\u00a0', ' ')
        .trim(),
    address: (line, column) => cellAddress(...at(line, column)),
    rowOf: (line, column) => at(line, column)[0],
  }
}
