// The bridge from budget to actual: of every line of a dimension and measure, or of one member.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { BudgetBooks } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { Scenario } from '../../../../../shared/contract/budget/scenario.ts'
import type { BudgetBridgeChoice } from '../../../../desk/planning/planning-desk.ts'
import { LinePicker, USUAL_LINES } from '../../../fields/line-fields.tsx'
import { type Member, MemberField } from '../../../fields/member-field.tsx'
import { newestClosedMonth, PeriodPicker } from '../../../fields/period-picker.tsx'
import { BUDGET, ScenarioPicker } from '../../../fields/scenario-picker.tsx'
import { usePane } from '../../../pane-context.ts'
import { LoadFailure } from '../../../shown/load-failure.tsx'
import { useWork } from '../../../work/use-work.ts'
import { WorkView } from '../../../work/work-view.tsx'
import { BudgetBridgeView, budgetBridgeSaid } from './budget-bridge-view.tsx'

export function BudgetBridgeForm({ books }: { books: BudgetBooks | null }) {
  const { desk, periods } = usePane()
  const [period, setPeriod] = useState<string | null>(null)
  const [scenario, setScenario] = useState<Scenario>(BUDGET)
  const [lines, setLines] = useState(USUAL_LINES)
  const [member, setMember] = useState<Member | null>(null)
  const bridging = useWork(
    (watch, choice: BudgetBridgeChoice) => desk.planning.bridgeFromBudget(choice, watch),
    budgetBridgeSaid,
  )
  const offered = periods.value ?? []
  const shownPeriod = period ?? newestClosedMonth(offered)
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (shownPeriod === null) return
          bridging.start({ scenario, period: shownPeriod, ...lines, member: member?.id ?? null })
        }}
      >
        <LoadFailure of={periods} />
        <PeriodPicker
          periods={offered}
          chosen={shownPeriod === null ? [] : [shownPeriod]}
          onChoose={([first]) => setPeriod(first ?? null)}
        />
        <ScenarioPicker books={books} chosen={scenario} onChoose={setScenario} />
        <LinePicker
          chosen={lines}
          onChoose={(to) => {
            if (to.dimension !== lines.dimension) setMember(null)
            setLines(to)
          }}
        />
        <MemberField dimension={lines.dimension} chosen={member} onChoose={setMember} />
        <Button
          type="submit"
          appearance="primary"
          className="wide"
          disabledFocusable={bridging.isBusy || shownPeriod === null}
        >
          Show the bridge
        </Button>
      </form>
      <WorkView work={bridging} isLong>
        {(bridges) => <BudgetBridgeView bridges={bridges} />}
      </WorkView>
    </>
  )
}
