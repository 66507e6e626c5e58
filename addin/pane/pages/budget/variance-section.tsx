// Puts a variance sheet into the workbook: what stands preset is what most ask for, so that one click is enough.
import { Button, Checkbox } from '@fluentui/react-components'
import { useState } from 'react'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import { scenarioId } from '../../../../shared/contract/budget/scenario-words.ts'
import type { PlanChoice } from '../../../reports/report-document.ts'
import { Choice } from '../../fields/choice.tsx'
import { newestClosedMonth, PeriodPicker } from '../../fields/period-picker.tsx'
import { BUDGET, ScenarioPicker } from '../../fields/scenario-picker.tsx'
import { usePane } from '../../pane-context.ts'
import { GoTo } from '../../shown/go-to.tsx'
import { LoadFailure } from '../../shown/load-failure.tsx'
import { ReportInserted, reportSaid } from '../../shown/report-inserted.tsx'
import { NO_PERIODS, periodWhenRead } from '../../work/period-when-read.ts'
import { useWork } from '../../work/use-work.ts'
import { WorkView } from '../../work/work-view.tsx'
import type { BudgetSectionProps } from './budget-section.ts'
import { GROUPS, partsOf, usualParts } from './variance-choices.ts'

type Plan = Pick<PlanChoice, 'groupBy' | 'unbudgeted'> & {
  readonly scenario: Scenario
  /** Null: what is usual for the period. */
  readonly parts: PlanChoice['parts'] | null
}

export function VarianceSection({ books }: BudgetSectionProps) {
  const { desk, periods } = usePane()
  const [period, setPeriod] = useState<string | null>(null)
  const [plan, setPlan] = useState<Plan>({
    scenario: BUDGET,
    parts: null,
    groupBy: 'owner',
    unbudgeted: false,
  })
  const inserting = useWork(async (watch, wanted: string | null, { scenario, parts, ...rest }: Plan) => {
    const of = wanted ?? (await periodWhenRead(periods, watch, newestClosedMonth))
    return desk.insertReport(
      {
        kind: 'variance',
        period: of,
        place: 'new sheet',
        plan: {
          ...rest,
          scenario: scenarioId(scenario),
          parts: partsShown(of, parts),
          dimension: null,
          measure: null,
        },
      },
      watch,
    )
  }, reportSaid)
  const change = (part: Partial<Plan>): void => setPlan({ ...plan, ...part })
  const offered = periods.value ?? []
  const isOffered = offered.some((each) => each.period === period)
  const shownPeriod = isOffered ? period : newestClosedMonth(offered)
  const hasNone = periods.value === null ? periods.failure !== null : shownPeriod === null
  const parts = partsOf(shownPeriod)
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!hasNone) inserting.start(shownPeriod, plan)
        }}
      >
        <LoadFailure of={periods} />
        <PeriodPicker
          periods={offered}
          chosen={shownPeriod === null ? [] : [shownPeriod]}
          onChoose={([first]) => setPeriod(first ?? null)}
          offersRunning
          {...(offered.length === 0 && periods.value !== null && { hint: NO_PERIODS })}
        />
        <ScenarioPicker books={books} chosen={plan.scenario} onChoose={(scenario) => change({ scenario })} />
        {parts.length > 1 && (
          <Choice
            label="Side by side"
            hint="Each of them with its own budget, actual and variance, beside the whole."
            offers={parts}
            chosen={partsShown(shownPeriod, plan.parts)}
            onChoose={(to) => change({ parts: to })}
          />
        )}
        <Choice
          label="Group by"
          offers={GROUPS}
          chosen={plan.groupBy}
          onChoose={(groupBy) => change({ groupBy })}
        />
        <Checkbox
          label="Also what nobody budgeted"
          checked={plan.unbudgeted}
          onChange={(_, { checked }) => change({ unbudgeted: checked === true })}
        />
        <Button
          type="submit"
          appearance="primary"
          className="wide"
          disabledFocusable={inserting.isBusy || hasNone}
        >
          Insert variance sheet
        </Button>
      </form>
      <WorkView work={inserting} isLong>
        {(report) => (
          <>
            <ReportInserted report={report} />
            <GoTo to={report.address} label={`${report.title}, ${report.address}`} />
          </>
        )}
      </WorkView>
    </>
  )
}

/** What was chosen for another kind of period counts where this one has it too. */
function partsShown(period: string | null, chosen: PlanChoice['parts'] | null): PlanChoice['parts'] {
  const isThere = partsOf(period).some(({ value }) => value === chosen)
  return chosen !== null && isThere ? chosen : usualParts(period)
}
