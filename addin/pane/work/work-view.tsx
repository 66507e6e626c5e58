// Shows a piece of work below its button: progress with a way to stop it, then what came of it.
import { Button, ProgressBar } from '@fluentui/react-components'
import { type ReactNode, useEffect } from 'react'
import type { Progress } from '../../desk/desk.ts'
import { usePane } from '../pane-context.ts'
import { Notice } from '../shown/notice.tsx'
import { useOutcomeFocus } from './use-outcome-focus.ts'
import { STOPPED, type Work } from './use-work.ts'

export interface WorkViewProps<Answer> {
  readonly work: Pick<Work<never, Answer>, 'now' | 'stop'>
  /** Work that ends by itself in a moment shows no progress. */
  readonly isLong?: boolean
  readonly children: (answer: Answer) => ReactNode
}

export function WorkView<Answer>({ work, isLong = false, children }: WorkViewProps<Answer>) {
  const { now, stop } = work
  const isEnded = now.state === 'done' || now.state === 'failed' || now.state === 'stopped'
  const outcome = useOutcomeFocus(isEnded)
  if (now.state === 'idle') return null
  if (now.state === 'busy') return isLong ? <Running progress={now.progress} stop={stop} /> : null
  return (
    <div ref={outcome} tabIndex={-1} className="outcome">
      {now.state === 'failed' && <Notice intent="error">{now.sentence}</Notice>}
      {now.state === 'stopped' && <Notice intent="info">{STOPPED}</Notice>}
      {now.state === 'done' && children(now.answer)}
    </div>
  )
}

function Running({ progress, stop }: { progress: Progress | null; stop: () => void }) {
  const { announce } = usePane()
  const { what, done, total } = progress ?? { what: 'Starting', done: 0, total: null }
  const quarter = total === null || total === 0 ? 0 : Math.floor((4 * done) / total)
  const heard = quarter === 0 ? what : `${what}: ${quarter * 25} percent`
  // Each step and each quarter of it is heard, not every figure.
  useEffect(() => announce(heard), [announce, heard])
  const known = total !== null && total > 0
  return (
    <div className="running">
      <p className="running-text">
        <span>{what}</span>
        {known && (
          <span className="quiet">
            {done.toLocaleString()} of {total.toLocaleString()}
          </span>
        )}
      </p>
      <ProgressBar aria-label={what} thickness="large" {...(known && { value: done, max: total })} />
      <Button onClick={stop}>Cancel</Button>
    </div>
  )
}
