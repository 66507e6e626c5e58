// What came of the bridge between two actuals: cause by cause, each down to its resources.
import { Button } from '@fluentui/react-components'
import type { RunsBridge } from '../../../../../shared/contract/api/answers/planning/bridges.ts'
import { causeName } from '../../../../shown/bridge-steps.ts'
import { usePane } from '../../../pane-context.ts'
import { counted, judgedChange, measureLabel, money } from '../../../shown/in-words.ts'
import { MoreList } from '../../../shown/more-list.tsx'
import { Notice } from '../../../shown/notice.tsx'
import { SheetMade, sheetSaid } from '../../../shown/sheet-made.tsx'
import { useWork } from '../../../work/use-work.ts'
import { WorkView } from '../../../work/work-view.tsx'
import { StepList } from './step-list.tsx'

const WHAT = 'The bridge'

/** Both ends as they were asked for: a month can be held against itself, as it was closed and as it was restated. */
export interface NamedBridge {
  readonly bridge: RunsBridge
  readonly from: string
  readonly to: string
}

export function RunsBridgeView({ bridge, from, to }: NamedBridge) {
  const { desk } = usePane()
  const inserting = useWork(
    (watch) => desk.planning.insertRunsBridge(bridge, watch),
    (made) => sheetSaid(WHAT, made),
  )
  const { measure, label, steps, unknown_differences: unknown } = bridge
  const ends = [
    [from, bridge.from_cents, bridge.from_missing],
    [to, bridge.to_cents, bridge.to_missing],
  ] as const
  return (
    <div className="stack">
      <h3>
        {label}, {measureLabel(measure)}
      </h3>
      {ends.map(
        ([name, cents, missing], index) =>
          cents === null && (
            <Notice key={index === 0 ? 'from' : 'to'} intent="warning">
              {name} is not known as a whole: {missing?.message ?? 'no reason is given.'} What is known of it
              stands here.
            </Notice>
          ),
      )}
      <StepList
        measure={measure}
        from={[from, bridge.known_from_cents]}
        to={[to, bridge.known_to_cents]}
        steps={steps.map(({ cause, cents, why, resources, more_resources: more }) => ({
          name: causeName(cause),
          cents,
          details: (
            <>
              <p>{why}</p>
              <MoreList items={resources} what="resources">
                {(resource) => (
                  <>
                    <p className="sum">
                      <span>{resource.label}</span>
                      <span>{judgedChange(resource.change_cents, measure)}</span>
                    </p>
                    <p className="quiet">
                      {money(resource.before_cents)}, then {money(resource.after_cents)}
                    </p>
                  </>
                )}
              </MoreList>
              {more > 0 && <p className="quiet">{counted(more, 'more resource')} in the last amount.</p>}
            </>
          ),
        }))}
      />
      {unknown > 0 && (
        <p className="quiet">
          {counted(unknown, 'figure')} unknown at one end: no amount says what changed there.
        </p>
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

export function runsBridgeSaid({ bridge, from, to }: NamedBridge): string {
  const { known_from_cents: before, known_to_cents: after, measure } = bridge
  return `From ${from} to ${to}: ${judgedChange(after - before, measure)}.`
}
