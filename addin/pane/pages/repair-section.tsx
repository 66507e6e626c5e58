// Mends what hosts leave behind in cells: #NAME?, #BUSY! and the like.
import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { RepairOutcome, Scope } from '../../desk/desk.ts'
import { ScopePicker } from '../fields/scope-picker.tsx'
import { usePane } from '../pane-context.ts'
import { GoTo } from '../shown/go-to.tsx'
import { counted } from '../shown/in-words.ts'
import { Notice } from '../shown/notice.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'

export function RepairSection() {
  const { desk } = usePane()
  const [scope, setScope] = useState<Scope>('workbook')
  const repairing = useWork((watch, chosen: Scope) => desk.repair(chosen, watch), inWords)
  return (
    <section className="stack" aria-labelledby="repair">
      <h3 id="repair">Repair</h3>
      <p className="quiet">
        For cells that are stuck at #NAME?, #BUSY! or #VALUE! although their formula is right.
      </p>
      <ScopePicker label="What to repair" scope={scope} onChoose={setScope} />
      <Button disabledFocusable={repairing.isBusy} onClick={() => repairing.start(scope)}>
        Repair
      </Button>
      <WorkView work={repairing} isLong>
        {(outcome) => (
          <>
            <Notice intent={outcome.remaining.length === 0 ? 'success' : 'warning'}>
              {inWords(outcome)}
            </Notice>
            <ul className="rows">
              {outcome.remaining.map(({ address, error, why }) => (
                <li key={address}>
                  <p className="row-title">
                    <GoTo to={address} /> shows {error}
                  </p>
                  <p>{why}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </WorkView>
    </section>
  )
}

function inWords({ looked, repaired, remaining }: RepairOutcome): string {
  const still = remaining.length === 0 ? '' : ` An error stays in ${counted(remaining.length, 'cell')}.`
  return `${counted(looked, 'formula')} looked at, ${repaired.length.toLocaleString()} repaired.${still}`
}
