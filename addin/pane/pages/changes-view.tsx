// What changed at the last refresh: the cell, what it was and is, and why.
import { Button } from '@fluentui/react-components'
import type { Change, RefreshOutcome } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { GoTo } from '../shown/go-to.tsx'
import { cellText } from '../shown/in-words.ts'
import { Notice } from '../shown/notice.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'

const CAUSES: Readonly<Record<Change['cause'], string>> = {
  'new run': 'A newer run',
  restatement: 'Restated after its close',
  method: 'Another method',
  pin: 'Another pin',
  'budget changed': 'The budget on record was changed',
  'no longer published': 'No longer published',
  'edited in the sheet': 'Edited in the sheet',
}

export function ChangesView({ outcome: { changes, moreChanges } }: { outcome: RefreshOutcome }) {
  const { desk } = usePane()
  const listing = useWork(
    () => desk.listChanges(),
    (sheet) => `The changes stand on the sheet ${sheet}.`,
  )
  return (
    <section aria-labelledby="changes">
      <h3 id="changes">What changed at the last refresh</h3>
      {changes.length === 0 ? (
        <p className="quiet">Nothing.</p>
      ) : (
        <>
          <ul className="rows">
            {changes.map((change) => (
              <li key={change.address}>
                <p className="row-title">{change.what}</p>
                <p>
                  <span className="was">Was {cellText(change.before)}</span>, now{' '}
                  <b>{cellText(change.after)}</b>
                </p>
                <p className="quiet">{CAUSES[change.cause]}</p>
                <GoTo to={change.address} label={`${change.address}, ${change.what}`} />
              </li>
            ))}
          </ul>
          {moreChanges > 0 && <p className="quiet">And {moreChanges.toLocaleString()} more.</p>}
          <Button disabledFocusable={listing.isBusy} onClick={() => listing.start()}>
            List them on a sheet
          </Button>
          <WorkView work={listing}>
            {(sheet) => <Notice intent="success">The changes stand on the sheet {sheet}.</Notice>}
          </WorkView>
        </>
      )}
    </section>
  )
}
