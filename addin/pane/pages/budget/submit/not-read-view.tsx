// What of the table is not read, and what is read but worth a look: nothing is lost without a word.
import type { PastedTable } from '../../../../../shared/contract/budget/pasted-table.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { counted } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { CellLink } from './cell-link.tsx'

export function NotReadView({ table, pasted }: { table: BudgetTable; pasted: PastedTable }) {
  const notRead = [
    ...pasted.errors.map(({ cell, row, given, message }) => ({ cell, row, given, why: message })),
    ...pasted.skipped.map(({ cell, given, why }) => ({ cell, row: undefined, given, why })),
  ]
  return (
    <>
      {notRead.length > 0 && (
        <div className="stack">
          <h3>{counted(notRead.length, 'cell')} not read</h3>
          <MoreList items={notRead} what="cells that are not read">
            {({ cell, row, given, why }) => (
              <>
                <p className="row-title">
                  <CellLink cell={cell} {...(row !== undefined && { row })} table={table} />
                  {given !== null && given !== '' && ` ${given}`}
                </p>
                <p>{why}</p>
              </>
            )}
          </MoreList>
        </div>
      )}
      <NotesList notes={pasted.notes} table={table} />
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
