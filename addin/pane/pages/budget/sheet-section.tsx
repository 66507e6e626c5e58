// Makes a sheet to fill in a budget on, with the lines that stand already.
import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import type { BudgetSheetChoice } from '../../../desk/planning/planning-desk.ts'
import { FiscalYearPicker } from '../../fields/fiscal-year-picker.tsx'
import { LinePicker, USUAL_LINES } from '../../fields/line-fields.tsx'
import { BUDGET, ScenarioPicker, scenarioTrouble } from '../../fields/scenario-picker.tsx'
import { usePane } from '../../pane-context.ts'
import { SheetMade, sheetSaid } from '../../shown/sheet-made.tsx'
import { useWork } from '../../work/use-work.ts'
import { WorkView } from '../../work/work-view.tsx'
import type { BudgetSectionProps } from './budget-section.ts'

const WHAT = 'The budget sheet'

type Rows = BudgetSheetChoice['rows']

export function SheetSection({ books, years, currentYear }: BudgetSectionProps) {
  const { desk } = usePane()
  const [year, setYear] = useState<string | null>(null)
  const [scenario, setScenario] = useState<Scenario>(BUDGET)
  const [lines, setLines] = useState(USUAL_LINES)
  const [rows, setRows] = useState<Rows>('every member')
  const [isTried, setTried] = useState(false)
  const making = useWork(
    (watch, choice: BudgetSheetChoice) => desk.planning.insertBudgetSheet(choice, watch),
    (made) => sheetSaid(WHAT, made),
  )
  const fiscalYear = year ?? currentYear
  const trouble = scenarioTrouble(scenario)
  return (
    <>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (fiscalYear !== null && trouble === null) making.start({ scenario, fiscalYear, ...lines, rows })
        }}
      >
        <FiscalYearPicker years={years} chosen={fiscalYear} onChoose={setYear} />
        <ScenarioPicker
          books={books}
          chosen={scenario}
          onChoose={setScenario}
          isNewOffered
          error={isTried ? trouble : null}
        />
        <LinePicker chosen={lines} onChoose={setLines} />
        <Field label="Rows">
          <RadioGroup value={rows} onChange={(_, { value }) => setRows(value as Rows)}>
            <Radio value="every member" label="All that you see" />
            <Radio value="lines that stand" label="Those with a line already" />
          </RadioGroup>
        </Field>
        <Button
          type="submit"
          appearance="primary"
          className="wide"
          disabledFocusable={making.isBusy || fiscalYear === null}
        >
          Make a budget sheet
        </Button>
      </form>
      <WorkView work={making} isLong>
        {(made) => <SheetMade what={WHAT} made={made} />}
      </WorkView>
    </>
  )
}
