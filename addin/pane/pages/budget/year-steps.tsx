// The state of a fiscal year, and locking, approving and opening it again, each after one more question.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiYearStatus } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import type { YearStepChoice } from '../../../desk/planning/planning-desk.ts'
import { instantInWords } from '../../../shown/instant-in-words.ts'
import { TextField } from '../../fields/text-field.tsx'
import { usePane } from '../../pane-context.ts'
import { Confirm } from '../../shown/confirm.tsx'
import { Notice } from '../../shown/notice.tsx'
import { useWork } from '../../work/use-work.ts'
import { WorkView } from '../../work/work-view.tsx'
import { STEPS, type YearAction } from './year-words.ts'

export interface YearStepsProps {
  readonly scenario: Scenario
  readonly fiscalYear: string
  /** Null is a year to which nobody submitted: it is open. */
  readonly state: ApiYearStatus | null
  /** Of the book that the state is of; null where there is none. */
  readonly revision: number | null
  readonly mayStep: boolean
  /** After a step, also one that was refused: then what stands is shown anew. */
  readonly onStep: () => void
}

export function YearSteps({ scenario, fiscalYear, state, revision, mayStep, onStep }: YearStepsProps) {
  const { desk } = usePane()
  const [asked, setAsked] = useState<YearAction | null>(null)
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const stepping = useWork(async (watch, step: YearStepChoice) => {
    try {
      const changed = await desk.planning.changeBudgetYear(step, watch)
      setWhy('')
      setTried(false)
      return stateInWords(changed.fiscal_year, changed)
    } finally {
      setAsked(null)
      onStep()
    }
  }, String)
  const status = state?.status ?? 'open'
  const isMissing = asked === 'reopen' && why.trim() === ''
  const take = (): void => {
    setTried(true)
    if (asked !== null && !isMissing) {
      stepping.start({ scenario, fiscalYear, action: asked, why: why.trim(), revision })
    }
  }
  return (
    <div className="stack">
      <h3>Fiscal year {fiscalYear}</h3>
      <p>{stateInWords(fiscalYear, state)}</p>
      {state !== null && state.submitted_by.length > 0 && (
        <p className="quiet">Submitted by {state.submitted_by.join(', ')}</p>
      )}
      {mayStep && asked === null && (
        <div className="buttons">
          {STEPS.filter(({ from }) => from.includes(status)).map(({ action, text }) => (
            <Button
              key={action}
              onClick={() => {
                stepping.forget()
                setAsked(action)
              }}
            >
              {text} {fiscalYear}
            </Button>
          ))}
        </div>
      )}
      {STEPS.filter(({ action }) => action === asked).map(({ action, text, asks }) => (
        <Confirm
          key={action}
          sentence={asks}
          doText={text}
          isBusy={stepping.isBusy}
          onDo={take}
          onLeave={() => setAsked(null)}
        >
          {action === 'reopen' && (
            <TextField
              label="Why"
              isRequired
              error={isTried && isMissing ? 'Say why the year is opened again: its history shows it.' : null}
              maxLength={2_000}
              value={why}
              onChange={setWhy}
            />
          )}
        </Confirm>
      ))}
      <WorkView work={stepping}>{(said) => <Notice intent="success">{said}</Notice>}</WorkView>
    </div>
  )
}

function stateInWords(year: string, state: ApiYearStatus | null): string {
  const { status = 'open', locked = null, approved = null } = state ?? {}
  const step = status === 'approved' ? approved : status === 'locked' ? locked : null
  if (step === null) return `${year} is open: its lines can be changed.`
  return `${year} is ${status}, by ${step.by} on ${instantInWords(step.at)}.`
}
