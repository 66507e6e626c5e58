// Formulas that a pin does not reach, and a way to let it reach them.
import { Button } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'
import { GoTo } from '../shown/go-to.tsx'
import { counted } from '../shown/in-words.ts'
import { Notice } from '../shown/notice.tsx'
import { useWork } from '../work/use-work.ts'
import { WorkView } from '../work/work-view.tsx'

/** As many as are listed; the rest is counted. */
const LISTED = 20

export function NotFollowing({ formulas, onFollow }: { formulas: readonly string[]; onFollow: () => void }) {
  const { desk } = usePane()
  const following = useWork(async () => {
    const { notFollowing } = await desk.followPin()
    onFollow()
    return notFollowing.length
  }, followed)
  return (
    <>
      {formulas.length > 0 && (
        <div className="card">
          <h4>{counted(formulas.length, 'cell')} not following a pin</h4>
          <ul className="addresses">
            {formulas.slice(0, LISTED).map((address) => (
              <li key={address}>
                <GoTo to={address} />
              </li>
            ))}
          </ul>
          {formulas.length > LISTED && (
            <p className="quiet">And {(formulas.length - LISTED).toLocaleString()} more.</p>
          )}
          <Button disabledFocusable={following.isBusy} onClick={() => following.start()}>
            Let them follow
          </Button>
        </div>
      )}
      <WorkView work={following}>
        {(left) => <Notice intent={left === 0 ? 'success' : 'warning'}>{followed(left)}</Notice>}
      </WorkView>
    </>
  )
}

function followed(left: number): string {
  if (left === 0) return 'Every formula follows the pin now.'
  return `Not following still: ${counted(left, 'formula')} with a knowledge time of its own. Change it by hand.`
}
