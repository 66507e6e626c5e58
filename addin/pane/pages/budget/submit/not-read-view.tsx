// What of the table is not read, and what is read but worth a look: nothing is lost without a word.
import { Button } from '@fluentui/react-components'
import { likeErrors } from '../../../../../shared/budgets/like-errors.ts'
import { cellAddress } from '../../../../../shared/budgets/paste/cell-address.ts'
import type { PastedTable, TableMapping } from '../../../../../shared/contract/budget/pasted-table.ts'
import type { BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { usePane } from '../../../pane-context.ts'
import { counted } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { CellLink } from './cell-link.tsx'
import { MoreLikeIt } from './more-like-it.tsx'

export interface NotReadViewProps {
  readonly table: BudgetTable
  readonly mapping: TableMapping
  readonly pasted: PastedTable
  /** A person says which rows that look like totals are lines. */
  readonly onChange: (mapping: TableMapping) => void
}

export function NotReadView({ table, mapping, pasted, onChange }: NotReadViewProps) {
  const { errors, skipped, notes } = pasted
  const { announce } = usePane()
  const { notTotals = [] } = mapping
  const takeIn = (line: number, cell: string): void => {
    onChange({ ...mapping, notTotals: [...notTotals, line] })
    announce(`The row of ${cell} is taken in.`)
  }
  const leaveOut = (line: number): void => {
    onChange({ ...mapping, notTotals: notTotals.filter((one) => one !== line) })
    announce(`${lineName(table, mapping, line)} is left out again.`)
  }
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
            {({ cell, given, why, line }) => (
              <>
                <p className="row-title">
                  <CellLink cell={cell} table={table} />
                  {given !== '' && ` ${given}`}
                </p>
                <p>{why}</p>
                {line !== undefined && (
                  <Button size="small" onClick={() => takeIn(line, cell)}>
                    A line, not a total: take in {cell}
                  </Button>
                )}
              </>
            )}
          </MoreList>
        </div>
      )}
      {notTotals.length > 0 && (
        <div className="stack">
          <h3>Taken in, though like a total</h3>
          <MoreList items={notTotals} what="rows that are taken in">
            {(line) => (
              <>
                <Button size="small" onClick={() => leaveOut(line)}>
                  Leave out again {lineName(table, mapping, line)}
                </Button>
              </>
            )}
          </MoreList>
        </div>
      )}
      <NotesList notes={notes} table={table} />
    </>
  )
}

/** As the sheet calls it. */
function lineName({ firstRow, firstColumn }: BudgetTable, { layout }: TableMapping, line: number): string {
  if (layout !== 'months_down') return `Row ${firstRow + line - 1}`
  return `Column ${cellAddress(1, firstColumn + line - 1).replace(/\d+$/, '')}`
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
