// Asks for every figure anew, and shows which ones have changed since.
import { Button } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Scope } from '../../desk/desk.ts'
import { ScopePicker } from '../fields/scope-picker.tsx'
import { usePane } from '../pane-context.ts'
import type { PageProps } from '../pane-parts.ts'
import { LoadFailure } from '../shown/load-failure.tsx'
import { Statements } from '../shown/statements.tsx'
import { useLoaded } from '../work/use-loaded.ts'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'
import { ChangesView } from './changes-view.tsx'
import { RefreshedView, refreshed } from './refreshed-view.tsx'

export function RefreshPage({ visit }: PageProps) {
  const { desk, periods, refreshes } = usePane()
  const [scope, setScope] = useState<Scope>('workbook')
  const last = useLoaded(() => desk.lastRefresh(), `${visit} ${refreshes}`)
  const refreshing = useWork(async (watch, chosen: Scope) => {
    const outcome = await desk.refresh(chosen, watch)
    last.reload()
    periods.reload()
    return outcome
  }, refreshed)
  const { now } = refreshing
  // What came of a refresh here is old once figures were refreshed from elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says when.
  useEffect(() => {
    if (!refreshing.isBusy) refreshing.forget()
  }, [refreshes])
  const outcome = now.state === 'done' ? now.answer : now.state === 'busy' ? null : last.value

  return (
    <>
      <div className="stack">
        <ScopePicker label="What to refresh" scope={scope} onChoose={setScope} />
        <Button
          appearance="primary"
          className="wide"
          disabledFocusable={refreshing.isBusy}
          onClick={() => refreshing.start(scope)}
        >
          Refresh figures
        </Button>
      </div>
      <WorkView work={refreshing} isLong>
        {(answer) => <RefreshedView outcome={answer} />}
      </WorkView>
      <LoadFailure of={last} />
      <Statements />
      {outcome !== null && <ChangesView outcome={outcome} />}
      {now.state === 'idle' && last.value === null && !last.isLoading && last.failure === null && (
        <p className="quiet">This workbook was not refreshed yet: there is nothing to compare with.</p>
      )}
    </>
  )
}
