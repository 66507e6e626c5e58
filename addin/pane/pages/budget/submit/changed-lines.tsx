// Lines that are added, changed or removed, each with what it was and becomes, and the cell that says so.
import type {
  ApiLineValues,
  BudgetPreview,
} from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { BudgetSubmission, BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { CellLink } from './cell-link.tsx'
import { lineTitle, valuesInWords } from './line-words.ts'

type Line = Omit<BudgetPreview['added'][number], 'new'> & {
  readonly old?: ApiLineValues
  readonly new?: ApiLineValues
}

export interface ChangedLinesProps {
  readonly title: 'Added' | 'Changed' | 'Removed'
  readonly lines: readonly Line[]
  readonly given: BudgetSubmission
  readonly table: BudgetTable | null
}

export function ChangedLines({ title, lines, given, table }: ChangedLinesProps) {
  if (lines.length === 0) return null
  return (
    <details>
      <summary>
        {title}: {lines.length.toLocaleString()}
      </summary>
      <MoreList items={lines} what={`${title.toLowerCase()} lines`}>
        {(line) => (
          <>
            <p className="row-title">{lineTitle(line, given)}</p>
            {line.old !== undefined && <p>Was {valuesInWords(line.old)}</p>}
            {line.new !== undefined && (
              <p>
                {line.old === undefined ? '' : 'Then '}
                <b>{valuesInWords(line.new)}</b>
              </p>
            )}
            <CellLink cell={line.cell} row={line.row} table={table} />
          </>
        )}
      </MoreList>
    </details>
  )
}
