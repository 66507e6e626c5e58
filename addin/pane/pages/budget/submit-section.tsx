// Submits a budget from the workbook: read what is selected, say how it is meant, see what changes, submit. Each step shows
// itself once the one before it is done.
import { Button, Checkbox, Field } from '@fluentui/react-components'
import { useState } from 'react'
import { ScenarioPicker, scenarioTrouble } from '../../fields/scenario-picker.tsx'
import { TextField } from '../../fields/text-field.tsx'
import { counted } from '../../shown/in-words.ts'
import { Notice } from '../../shown/notice.tsx'
import { WorkView } from '../../work/work-view.tsx'
import type { BudgetSectionProps } from './budget-section.ts'
import { BudgetPreviewView } from './submit/budget-preview-view.tsx'
import { LinesLeft } from './submit/lines-left.tsx'
import { MappingView } from './submit/mapping-view.tsx'
import { NotReadView } from './submit/not-read-view.tsx'
import { readSaid, useSubmission } from './submit/use-submission.ts'

const NOT_READ =
  'Correct these cells and read the table again, or say that they are left out: a budget is submitted whole or not at all.'
const ALL_THEIRS = 'Every line is kept as theirs: nothing is sent, and the sheet is brought to what stands.'
const WHY = 'Say in a few words why: the history of each line shows it.'

export function SubmitSection({ books, reloadBooks, years }: BudgetSectionProps) {
  const used = useSubmission(reloadBooks)
  const { read, pasted, rows, submission, reading, previewing, submitting } = used
  const [isTried, setTried] = useState(false)
  const trouble = scenarioTrouble(used.scenario)
  const isBusy = previewing.isBusy || submitting.isBusy || reading.isBusy
  const hasWork = rows.length > 0 || used.isAllTheirs
  const isReady = submission.why !== '' && trouble === null && hasWork && used.isWhole
  return (
    <>
      <p className="quiet">Select the whole table with its headings, or a cell of it. Any layout will do.</p>
      <Button
        appearance={read === null ? 'primary' : 'secondary'}
        className="wide"
        disabledFocusable={isBusy}
        onClick={() => reading.start()}
      >
        {read === null ? 'Read the selected table' : 'Read the selected table again'}
      </Button>
      <WorkView work={reading}>
        {(table) => read !== null && <Notice intent="success">{readSaid(table)}</Notice>}
      </WorkView>
      {read !== null && pasted !== null && (
        <>
          <MappingView table={read.table} mapping={read.mapping} years={years} onChange={used.setMapping} />
          <NotReadView table={read.table} mapping={read.mapping} pasted={pasted} onChange={used.setMapping} />
          <form
            className="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              setTried(true)
              if (isReady && !isBusy) return previewing.start(submission)
              const missing = !used.isWhole ? '.left-out input' : submission.why === '' ? '.why input' : null
              if (missing !== null) event.currentTarget.querySelector<HTMLInputElement>(missing)?.focus()
            }}
          >
            <h3>What is submitted</h3>
            <p>
              {used.isAllTheirs
                ? ALL_THEIRS
                : rows.length === 0
                  ? 'No row to submit.'
                  : `${counted(rows.length, 'amount')} to submit.`}
            </p>
            {used.unreadable > 0 && (
              <Field
                className="left-out"
                {...(!used.isWhole && { validationMessage: NOT_READ, validationState: 'error' as const })}
              >
                <Checkbox
                  label={`Leave out ${counted(used.unreadable, 'cell')} that cannot be read`}
                  checked={used.isLeftOut}
                  onChange={(_, { checked }) => used.leaveOut(checked === true)}
                />
              </Field>
            )}
            <ScenarioPicker
              books={books}
              chosen={used.scenario}
              onChoose={used.setScenario}
              isNewOffered
              error={isTried ? trouble : null}
            />
            <div className="why">
              <TextField
                label="Why"
                hint="For the history: the plan for 2027, a new price, a correction."
                isRequired
                error={isTried && submission.why === '' ? WHY : null}
                maxLength={2_000}
                value={used.why}
                onChange={used.setWhy}
              />
            </div>
            <Button type="submit" className="wide" disabledFocusable={isBusy || !hasWork}>
              See what changes
            </Button>
          </form>
        </>
      )}
      <WorkView work={previewing} isLong>
        {({ preview, given, left }) => (
          <>
            <BudgetPreviewView preview={preview} given={given} table={read?.table ?? null} used={used} />
            <LinesLeft lines={left} used={used} />
          </>
        )}
      </WorkView>
      {used.isOutdated && (
        <Notice intent="info">
          Something was changed since. See what changes once more before it is submitted.
        </Notice>
      )}
      {used.mayBeSubmitted && (
        <Button
          appearance="primary"
          className="wide"
          disabledFocusable={isBusy || submission.why === ''}
          onClick={() => submitting.start(submission)}
        >
          {used.isAllTheirs ? 'Show what stands' : 'Submit'}
        </Button>
      )}
      <WorkView work={submitting} isLong>
        {({ preview, given }) =>
          preview.applied ? (
            <Notice intent="success">{preview.summary}</Notice>
          ) : (
            <BudgetPreviewView preview={preview} given={given} table={read?.table ?? null} used={used} />
          )
        }
      </WorkView>
    </>
  )
}
