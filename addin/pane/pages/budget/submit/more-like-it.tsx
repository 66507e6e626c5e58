// The other cells with the same fault: their number, and the first of them to go to.
import type { CellError } from '../../../../../shared/contract/budget/preview.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { CellLink } from './cell-link.tsx'

const MOST_CELLS = 5

export interface MoreLikeItProps {
  readonly others: readonly Pick<CellError, 'cell' | 'row'>[]
  readonly table: BudgetTable | null
}

export function MoreLikeIt({ others, table }: MoreLikeItProps) {
  if (others.length === 0) return null
  return (
    <p className="quiet">
      And {others.length.toLocaleString('en-US')} more like it:{' '}
      {others.slice(0, MOST_CELLS).map(({ cell, row }) => (
        <span key={`${row} ${cell}`}>
          <CellLink cell={cell} row={row} table={table} />{' '}
        </span>
      ))}
      {others.length > MOST_CELLS && '...'}
    </p>
  )
}
