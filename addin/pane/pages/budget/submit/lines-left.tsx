// Lines of whoever submits that are not in the table: how many stay, which they are, and that they are taken out where that is
// said.
import { Checkbox } from '@fluentui/react-components'
import type { ApiBudgetLine } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import { counted, measureLabel, money } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import type { UsedSubmission } from './use-submission.ts'

export interface LinesLeftProps {
  readonly lines: readonly ApiBudgetLine[]
  readonly used: Pick<UsedSubmission, 'removes' | 'remove'>
}

export function LinesLeft({ lines, used }: LinesLeftProps) {
  if (lines.length === 0) return null
  const count = counted(lines.length, 'line')
  return (
    <>
      <h3>Not in your sheet</h3>
      <p>
        {count} of yours, of these months and measures, {lines.length === 1 ? 'is' : 'are'} not in your sheet.{' '}
        {used.removes ? 'They are removed with this submission.' : 'They stay as they are.'}
      </p>
      <details>
        <summary>Which they are</summary>
        <MoreList items={lines} what="lines not in your sheet">
          {({ label, measure, period, cents }) => (
            <>
              <p className="row-title">
                {label}, {measureLabel(measure)}, {period}
              </p>
              <p>{money(cents)}</p>
            </>
          )}
        </MoreList>
      </details>
      <Checkbox
        label={`Remove ${count} not in my sheet`}
        checked={used.removes}
        onChange={(_, { checked }) => used.remove(checked === true ? lines : [])}
      />
    </>
  )
}
