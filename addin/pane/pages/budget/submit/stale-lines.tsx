// Lines that somebody changed since they were read: both values side by side, and for each whose it shall be.
import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ApiStaleLine } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { BudgetSubmission, BudgetTable } from '../../../../desk/planning/planning-desk.ts'
import { instantInWords } from '../../../../shown/instant-in-words.ts'
import { usePane } from '../../../pane-context.ts'
import { counted } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { CellLink } from './cell-link.tsx'
import { lineTitle, valuesInWords } from './line-words.ts'
import { allDecided, placeOf } from './stale-rows.ts'
import type { UsedSubmission } from './use-submission.ts'

export interface StaleLinesProps {
  readonly stale: readonly ApiStaleLine[]
  readonly given: BudgetSubmission
  readonly table: BudgetTable | null
  readonly used: Pick<UsedSubmission, 'decisions' | 'decide'>
}

export function StaleLines({ stale, given, table, used }: StaleLinesProps) {
  const { announce } = usePane()
  if (stale.length === 0) return null
  const decideAll = (whose: 'theirs' | 'mine'): void => {
    used.decide(allDecided(stale, whose))
    announce(whose === 'mine' ? 'Yours is put for every line.' : 'Theirs is kept for every line.')
  }
  return (
    <>
      <h3>{counted(stale.length, 'line')} changed meanwhile</h3>
      <p>Say whose each shall be, then see what changes once more.</p>
      <div className="buttons">
        <Button size="small" onClick={() => decideAll('theirs')}>
          All theirs
        </Button>
        <Button size="small" onClick={() => decideAll('mine')}>
          All mine
        </Button>
      </div>
      <MoreList items={stale} what="lines changed meanwhile">
        {(line) => (
          <>
            <p className="row-title">{lineTitle(line, given)}</p>
            <dl className="facts">
              <dt>Yours</dt>
              <dd>{valuesInWords(line.yours)}</dd>
              <dt>
                Theirs, by {line.changed_by} on {instantInWords(line.changed_at)}
              </dt>
              <dd>{valuesInWords(line.theirs)}</dd>
            </dl>
            <Field label={`Whose for ${lineTitle(line, given)}`} className="whose">
              <RadioGroup
                layout="horizontal"
                value={chosen(used.decisions[placeOf(line)])}
                onChange={(_, { value }) =>
                  used.decide({ [placeOf(line)]: value === 'theirs' ? 'theirs' : line.their_version })
                }
              >
                <Radio value="theirs" label="Keep theirs" />
                <Radio value="mine" label="Put mine" />
              </RadioGroup>
            </Field>
            <CellLink cell={line.cell} row={line.row} table={table} />
          </>
        )}
      </MoreList>
    </>
  )
}

function chosen(decision: 'theirs' | number | undefined): string {
  if (decision === undefined) return ''
  return decision === 'theirs' ? 'theirs' : 'mine'
}
