// What came of the bridge from budget to actual: every line as one, then a step down to its lines and resources.
import { Button } from '@fluentui/react-components'
import type {
  ApiBudgetBridge,
  BudgetBridges,
} from '../../../../../shared/contract/api/answers/planning/bridges.ts'
import type { BudgetStepKind } from '../../../../../shared/contract/budget/bridge.ts'
import { BUDGET_ENDS, STEP_NAMES } from '../../../../shown/bridge-steps.ts'
import { usePane } from '../../../pane-context.ts'
import { counted, judgedChange } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { Notice } from '../../../shown/notice.tsx'
import { SheetMade, sheetSaid } from '../../../shown/sheet-made.tsx'
import { useWork } from '../../../work/use-work.ts'
import { WorkView } from '../../../work/work-view.tsx'
import { StepList } from './step-list.tsx'

const WHAT = 'The bridge'

export function BudgetBridgeView({ bridges }: { bridges: BudgetBridges }) {
  const { desk } = usePane()
  const inserting = useWork(
    (watch) => desk.planning.insertBudgetBridge(bridges, watch),
    (made) => sheetSaid(WHAT, made),
  )
  const { total, measure, period } = bridges
  const without = bridges.bridges.filter(({ missing }) => missing !== null)
  if (bridges.bridges.length === 0) {
    return <Notice intent="info">{budgetBridgeSaid(bridges)}</Notice>
  }
  return (
    <div className="stack">
      <h3>From budget to actual, {period}</h3>
      <p className="quiet">{budgetBridgeSaid(bridges)}</p>
      <StepList
        measure={measure}
        from={[BUDGET_ENDS.from, total.budget_cents]}
        to={[BUDGET_ENDS.to, total.actual_cents]}
        steps={total.steps.map(({ kind, cents }) => ({
          name: STEP_NAMES[kind],
          cents,
          details: <BehindStep kind={kind} bridges={bridges} />,
        }))}
      />
      {without.length > 0 && (
        <details>
          <summary>{counted(without.length, 'line')} without a bridge</summary>
          <MoreList items={without} what="lines without a bridge">
            {(line) => (
              <>
                <p className="row-title">{titleOf(line)}</p>
                <p>{line.missing?.message}</p>
              </>
            )}
          </MoreList>
        </details>
      )}
      <Button disabledFocusable={inserting.isBusy} onClick={() => inserting.start()}>
        Insert as a sheet with a chart
      </Button>
      <WorkView work={inserting} isLong>
        {(made) => <SheetMade what={WHAT} made={made} />}
      </WorkView>
    </div>
  )
}

function BehindStep({
  kind,
  bridges: { bridges, measure },
}: {
  kind: BudgetStepKind
  bridges: BudgetBridges
}) {
  const behind = bridges.flatMap((line) =>
    line.steps.filter((step) => step.kind === kind).map((step) => ({ line, step })),
  )
  return (
    <MoreList items={behind} what={`lines of the step ${STEP_NAMES[kind]}`}>
      {({ line, step }) => (
        <>
          <p className="sum">
            <span className="row-title">{titleOf(line)}</span>
            <span>{judgedChange(step.cents, measure)}</span>
          </p>
          <p>{step.why}</p>
          {line.because !== null && <p className="quiet">{line.because}</p>}
        </>
      )}
    </MoreList>
  )
}

function titleOf({ label, period }: ApiBudgetBridge): string {
  return `${label}, ${period}`
}

export function budgetBridgeSaid({ total, bridges, period }: BudgetBridges): string {
  if (bridges.length === 0) return `No line of ${period} has a budget for this. Choose other lines.`
  const without = total.without === 0 ? '' : ` ${counted(total.without, 'line')} without one: in neither end.`
  return `${counted(total.bridges, 'line')} as one bridge.${without}`
}
