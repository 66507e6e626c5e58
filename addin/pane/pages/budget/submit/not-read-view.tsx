// What of the table is not read, and what is read but worth a look: nothing is lost without a word.
import { likeErrors } from '../../../../../shared/budgets/like-errors.ts'
import type { PastedTable } from '../../../../../shared/contract/budget/pasted-table.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { counted } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { CellLink } from './cell-link.tsx'
import { MoreLikeIt } from './more-like-it.tsx'

export function NotReadView({ table, pasted }: { table: BudgetTable; pasted: PastedTable }) {
  const { errors, skipped, notes } = pasted
  return (
    <>
      {errors.length > 0 && (
        <div className="stack">
          <h3>{counted(errors.length, 'cell')} cannot be read</h3>
          <MoreList items={likeErrors(errors)} what="faults">
            {({ first: { cell, row, given, message }, others }) => (
              <>
                <p className="row-title">
                  <CellLink cell={cell} row={row} table={table} />
                  {given !== null && given !== '' && ` ${given}`}
                </p>
                <p>{message}</p>
                <MoreLikeIt others={others} table={table} />
              </>
            )}
          </MoreList>
        </div>
      )}
      {skipped.length > 0 && (
        <div className="stack">
          <h3>{counted(skipped.length, 'cell')} not submitted, such as totals</h3>
          <MoreList items={skipped} what="cells that are not submitted">
            {({ cell, given, why }) => (
              <>
                <p className="row-title">
                  <CellLink cell={cell} table={table} />
                  {given !== '' && ` ${given}`}
                </p>
                <p>{why}</p>
              </>
            )}
          </MoreList>
        </div>
      )}
      <NotesList notes={notes} table={table} />
    </>
  )
}

export interface NotesListProps {
  readonly notes: PastedTable['notes']
  readonly table: BudgetTable | null
}

export function NotesList({ notes, table }: NotesListProps) {
  if (notes.length === 0) return null
  return (
    <details>
      <summary>{counted(notes.length, 'note')} worth a look</summary>
      <MoreList items={notes} what="notes">
        {({ cell, row, message }) => (
          <>
            <CellLink cell={cell} row={row} table={table} />
            <p>{message}</p>
          </>
        )}
      </MoreList>
    </details>
  )
}
