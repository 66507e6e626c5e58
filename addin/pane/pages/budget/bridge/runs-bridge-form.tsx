// The bridge between two actuals: two months, or a month as it was closed and as it was restated.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { RunsBridgeChoice } from '../../../../desk/planning/planning-desk.ts'
import { Choice } from '../../../fields/choice.tsx'
import { measureOffers } from '../../../fields/line-fields.tsx'
import type { Found } from '../../../fields/search-field.tsx'
import { TenantField } from '../../../fields/tenant-field.tsx'
import { usePane } from '../../../pane-context.ts'
import { LoadFailure } from '../../../shown/load-failure.tsx'
import { useWork } from '../../../work/use-work.ts'
import { WorkView } from '../../../work/work-view.tsx'
import { RunField, runOffers, usualRuns } from './run-field.tsx'
import { type NamedBridge, RunsBridgeView, runsBridgeSaid } from './runs-bridge-view.tsx'

export function RunsBridgeForm() {
  const { desk, periods } = usePane()
  const [ends, setEnds] = useState<{ from: string | null; to: string | null }>({ from: null, to: null })
  const [measure, setMeasure] = useState('total_cost')
  const [tenant, setTenant] = useState<Found | null>(null)
  const offered = periods.value ?? []
  const runs = runOffers(offered)
  const nameOf = (run: string): string => runs.find(({ value }) => value === run)?.text ?? run
  const bridging = useWork(
    async (watch, choice: RunsBridgeChoice): Promise<NamedBridge> => ({
      bridge: await desk.planning.bridgeRuns(choice, watch),
      from: nameOf(choice.from),
      to: nameOf(choice.to),
    }),
    runsBridgeSaid,
  )
  const usual = usualRuns(offered)
  const from = ends.from ?? usual.from
  const to = ends.to ?? usual.to
  const isSame = from !== null && from === to
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (from === null || to === null || isSame) return
          bridging.start({ from, to, measure, of: tenant?.id ?? 'platform' })
        }}
      >
        <LoadFailure of={periods} />
        <RunField
          label="From"
          periods={offered}
          chosen={from}
          onChoose={(run) => setEnds({ ...ends, from: run })}
        />
        <RunField
          label="To"
          periods={offered}
          chosen={to}
          onChoose={(run) => setEnds({ ...ends, to: run })}
        />
        <Choice label="Measure" offers={measureOffers('tenant')} chosen={measure} onChoose={setMeasure} />
        <TenantField
          label="Of whom"
          noneText="The platform as a whole"
          chosen={tenant}
          onChoose={setTenant}
        />
        {(from === null || to === null) && periods.value !== null && (
          <p className="quiet">Choose both: fewer than two months are closed yet.</p>
        )}
        {isSame && <p className="quiet">From and to are the same: choose two.</p>}
        <Button
          type="submit"
          appearance="primary"
          className="wide"
          disabledFocusable={bridging.isBusy || from === null || to === null || isSame}
        >
          Show the bridge
        </Button>
      </form>
      <WorkView work={bridging} isLong>
        {(named) => <RunsBridgeView {...named} />}
      </WorkView>
    </>
  )
}
