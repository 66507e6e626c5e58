// The cell of a row as a way to it; a row without one is named by its number.
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { GoTo } from '../../../shown/go-to.tsx'

export interface CellLinkProps {
  readonly cell: string | null
  readonly row?: number
  readonly table: BudgetTable | null
}

export function CellLink({ cell, row, table }: CellLinkProps) {
  if (table !== null && row !== undefined && row >= table.firstRow + table.cells.length)
    return <span>Not in the sheet</span>
  if (cell === null || table === null) return row === undefined ? null : <span>Row {row}</span>
  const sheet = table.address.slice(0, table.address.lastIndexOf('!') + 1)
  return <GoTo to={`${sheet}${cell}`} />
}
