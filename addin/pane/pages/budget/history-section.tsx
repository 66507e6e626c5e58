// Who changed what of a plan's year, when and why; what state the year is in, and the steps of who looks after it.
import { useState } from 'react'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import { scenarioId } from '../../../../shared/contract/budget/scenario-words.ts'
import { FiscalYearPicker } from '../../fields/fiscal-year-picker.tsx'
import { BUDGET, ScenarioPicker } from '../../fields/scenario-picker.tsx'
import type { BudgetSectionProps } from './budget-section.ts'
import { HistoryList } from './history-list.tsx'
import { YearSteps } from './year-steps.tsx'

export function HistorySection({
  books,
  isReading,
  reloadBooks,
  years,
  currentYear,
  turn,
}: BudgetSectionProps) {
  const [scenario, setScenario] = useState<Scenario>(BUDGET)
  const [year, setYear] = useState<string | null>(null)
  const [steps, setSteps] = useState(0)
  const fiscalYear = year ?? currentYear
  const id = scenarioId(scenario)
  const book = books?.books.find((each) => scenarioId(each.scenario) === id)
  const noteStep = (): void => {
    setSteps((before) => before + 1)
    reloadBooks()
  }
  return (
    <>
      <ScenarioPicker books={books} chosen={scenario} onChoose={setScenario} />
      <FiscalYearPicker years={years} chosen={fiscalYear} onChoose={setYear} />
      {books !== null && fiscalYear !== null && (
        <>
          <YearSteps
            key={`steps ${id} ${fiscalYear}`}
            scenario={scenario}
            fiscalYear={fiscalYear}
            state={book?.years.find((each) => each.fiscal_year === fiscalYear) ?? null}
            revision={book?.revision ?? null}
            mayStep={books.may_write === 'all lines' && !isReading}
            onStep={noteStep}
          />
          <HistoryList
            key={`history ${id} ${fiscalYear}`}
            scenario={scenario}
            fiscalYear={fiscalYear}
            turn={`${turn} ${steps}`}
          />
        </>
      )}
    </>
  )
}
