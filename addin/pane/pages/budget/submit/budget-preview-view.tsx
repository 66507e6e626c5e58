// What a submission would change, with totals and line by line; of one that is refused, why, and nothing that would have been.
import { likeErrors } from '../../../../../shared/budgets/like-errors.ts'
import type { BudgetPreview } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import { DIMENSION_NAMES } from '../../../../../shared/contract/budget/dimensions.ts'
import type { BudgetSubmission, BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { changeOf, counted, measureLabel, money } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { Notice } from '../../../shown/notice.tsx'
import { CellLink } from './cell-link.tsx'
import { ChangedLines } from './changed-lines.tsx'
import { typedInWords } from './line-words.ts'
import { columnName } from './mapping.ts'
import { MoreLikeIt } from './more-like-it.tsx'
import { NotesList } from './not-read-view.tsx'
import { StaleLines } from './stale-lines.tsx'
import type { UsedSubmission } from './use-submission.ts'

export interface BudgetPreviewViewProps {
  readonly preview: BudgetPreview
  readonly given: BudgetSubmission
  readonly table: BudgetTable | null
  readonly used: Pick<UsedSubmission, 'decisions' | 'decide'>
}

export function BudgetPreviewView({ preview, given, table, used }: BudgetPreviewViewProps) {
  const { accepted, summary, added, changed, removed, unchanged, stale, totals, notes } = preview
  const errors = preview.errors.filter(({ code }) => code !== 'stale_version' || stale.length === 0)
  return (
    <div className="stack">
      <Notice intent={accepted ? 'success' : 'warning'}>{summary}</Notice>
      {accepted && (
        <p className="quiet">
          It would add {added.length.toLocaleString()}, change {changed.length.toLocaleString()} and remove{' '}
          {removed.length.toLocaleString()}; {counted(unchanged, 'row')} as before.
        </p>
      )}
      <StaleLines stale={stale} given={given} table={table} used={used} />
      {errors.length > 0 && (
        <>
          <h3>{counted(errors.length, 'error')}</h3>
          <MoreList items={likeErrors(errors)} what="faults">
            {({ first: { row, cell, column, given: typed, message }, others }) => (
              <>
                <p className="row-title">
                  <CellLink cell={cell} row={row} table={table} /> {columnName(column)}
                  {typed !== null && typed !== '' && `: ${typedInWords(column, typed)}`}
                </p>
                <p>{message}</p>
                <MoreLikeIt others={others} table={table} />
              </>
            )}
          </MoreList>
        </>
      )}
      {accepted && totals.length > 0 && (
        <>
          <h3>Totals</h3>
          <ul className="rows">
            {totals.map((total) => (
              <li key={`${total.fiscal_year} ${total.dimension} ${total.measure}`}>
                <p className="row-title">
                  {measureLabel(total.measure)} by {DIMENSION_NAMES[total.dimension]}, {total.fiscal_year}
                </p>
                <p>
                  Was {money(total.before_cents)}, then <b>{money(total.after_cents)}</b>
                </p>
                <p className="quiet">{changeOf(total.change_cents)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {accepted && (
        <>
          <ChangedLines title="Added" lines={added} given={given} table={table} />
          <ChangedLines title="Changed" lines={changed} given={given} table={table} />
          <ChangedLines title="Removed" lines={removed} given={given} table={table} />
        </>
      )}
      <NotesList notes={notes} table={table} />
    </div>
  )
}
