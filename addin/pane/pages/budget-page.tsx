// Budgets: what moved against them, writing them, who changed what, and why the actual is another. What is chosen first is
// what most ask for, and one click is enough for it.
import { useState } from 'react'
import type { BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { unwatched } from '../../desk/unwatched.ts'
import { Choice } from '../fields/choice.tsx'
import { fiscalYears } from '../fields/fiscal-years.ts'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Notice } from '../shown/notice.tsx'
import { Statements } from '../shown/statements.tsx'
import { useLoaded } from '../work/use-loaded.ts'
import { BridgeSection } from './budget/bridge-section.tsx'
import type { BudgetSectionProps } from './budget/budget-section.ts'
import { type BudgetTask, TASKS } from './budget/budget-tasks.ts'
import { HistorySection } from './budget/history-section.tsx'
import { SheetSection } from './budget/sheet-section.tsx'
import { SubmitSection } from './budget/submit-section.tsx'
import { VarianceSection } from './budget/variance-section.tsx'

const SECTIONS: Readonly<Record<BudgetTask, (props: BudgetSectionProps) => React.ReactNode>> = {
  variance: VarianceSection,
  sheet: SheetSection,
  submit: SubmitSection,
  history: HistorySection,
  bridge: BridgeSection,
}

const NONE_YET = 'No budget yet. Make a budget sheet, or read a table of yours.'
const MAY_NOT_WRITE =
  'You may read budgets, and not write them. Ask whoever looks after the budget if you should.'

export function BudgetPage({ visit }: PageProps) {
  const { desk, session, periods } = usePane()
  const account = session.state === 'signed in' ? session.account : null
  const [shows, setShows] = useState(0)
  // Others lock years and submit lines meanwhile: what stands is read whenever a section is shown.
  const books = useLoaded(
    account === null ? null : () => desk.planning.books(unwatched()),
    `${visit} ${shows} ${account}`,
  )
  const [task, setTask] = useState<BudgetTask>('variance')
  const [visited, setVisited] = useState<readonly BudgetTask[]>(['variance'])
  const mayWrite = books.value?.may_write !== 'nothing'
  const offered = TASKS.filter(({ writes }) => mayWrite || !writes)
  const shown = offered.some(({ value }) => value === task) ? task : 'variance'
  const show = (to: BudgetTask): void => {
    setTask(to)
    setShows((before) => before + 1)
    setVisited((before) => [...new Set([...before, to])])
  }
  const { years, current } = fiscalYears(books.value, periods.value)
  return (
    <>
      <LoadFailure of={books} />
      {books.value !== null && hasNone(books.value) && (
        <Notice intent="info">{mayWrite ? NONE_YET : `No budget yet. ${MAY_NOT_WRITE}`}</Notice>
      )}
      {!mayWrite && books.value !== null && !hasNone(books.value) && <p className="quiet">{MAY_NOT_WRITE}</p>}
      <Choice
        label="What to do"
        hint={TASKS.find(({ value }) => value === shown)?.more}
        offers={offered}
        chosen={shown}
        onChoose={show}
      />
      {TASKS.filter(({ value, writes }) => visited.includes(value) && (mayWrite || !writes)).map(
        ({ value, text }) => {
          const Section = SECTIONS[value]
          return (
            <section key={value} aria-label={text} hidden={value !== shown}>
              <Section
                books={books.value}
                isReading={books.isLoading}
                reloadBooks={books.reload}
                years={years}
                currentYear={current}
                turn={`${visit} ${shows}`}
              />
            </section>
          )
        },
      )}
      <Statements />
    </>
  )
}

function hasNone({ books }: BudgetBooks): boolean {
  return books.every(({ revision }) => revision === 0)
}
