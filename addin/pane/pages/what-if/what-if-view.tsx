// What came of a what-if: the pools before and after, the tenants whose cost changes, and what must be said of it.
import { Button } from '@fluentui/react-components'
import type { WhatIfAnswer } from '../../../../shared/contract/api/answers/planning/what-if.ts'
import { usePane } from '../../pane-context.ts'
import { counted, judgedChange, money } from '../../shown/in-words.ts'
import { MoreList } from '../../shown/more-list.tsx'
import { SheetMade, sheetSaid } from '../../shown/sheet-made.tsx'
import { useWork } from '../../work/use-work.ts'
import { WorkView } from '../../work/work-view.tsx'

const WHAT = 'The what-if'
const MEASURE = 'total_cost'

const POOLS: Readonly<Record<WhatIfAnswer['pools'][number]['pool'], string>> = {
  vps: 'Servers (VPS)',
  ip: 'Addresses (IP)',
  platform: 'Platform',
}

type Side = WhatIfAnswer['tenants'][number]['total_cost']

export function WhatIfView({ answer }: { answer: WhatIfAnswer }) {
  const { desk } = usePane()
  const inserting = useWork(
    (watch) => desk.planning.insertWhatIf(answer, watch),
    (made) => sheetSaid(WHAT, made),
  )
  const { period, changes, notes, pools, tenants, unchanged_tenants: unchanged, text } = answer
  return (
    <div className="stack">
      <h3>What {period} would have come to</h3>
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <details>
        <summary>{counted(changes.length, 'change')} tried</summary>
        <ul className="rows">
          {changes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      {notes.map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
      <ul className="rows" aria-label="Cost by kind">
        {pools.map(({ pool, source, tenants: ofTenants, unallocated }) => (
          <li key={pool}>
            <p className="row-title">{POOLS[pool]}</p>
            <Sides side={source} />
            <p className="quiet">Tenants carry {sideInWords(ofTenants)}</p>
            <p className="quiet">Nobody carries {sideInWords(unallocated)}</p>
          </li>
        ))}
      </ul>
      <h3>Tenants</h3>
      {tenants.length === 0 && <p className="quiet">No tenant's cost changes.</p>}
      <MoreList items={tenants} what="tenants">
        {({ tenant_id: id, tenant_name: name, total_cost: side, missing }) => (
          <>
            <p className="row-title">{name ?? id}</p>
            <Sides side={side} />
            {missing !== null && <p className="quiet">{missing.message}</p>}
          </>
        )}
      </MoreList>
      <p className="quiet">{counted(unchanged, 'tenant')} without a change.</p>
      <Button disabledFocusable={inserting.isBusy} onClick={() => inserting.start()}>
        Insert as a sheet
      </Button>
      <WorkView work={inserting} isLong>
        {(made) => <SheetMade what={WHAT} made={made} />}
      </WorkView>
    </div>
  )
}

function Sides({ side }: { side: Side }) {
  return (
    <>
      <p>
        {money(side.before_cents)}, then <b>{money(side.after_cents)}</b>
      </p>
      <p>{judgedChange(side.change_cents, MEASURE)}</p>
    </>
  )
}

function sideInWords({ before_cents: before, after_cents: after }: Side): string {
  return `${money(before)}, then ${money(after)}.`
}

export function whatIfSaid({ period, tenants }: WhatIfAnswer): string {
  return `${period} was tried: the cost of ${counted(tenants.length, 'tenant')} changes.`
}
