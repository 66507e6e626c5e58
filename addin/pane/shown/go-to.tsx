// An address that leads to its cells.
import { Link } from '@fluentui/react-components'
import { usePane } from '../pane-context.ts'
import { useWork } from '../work/use-work.ts'
import { Notice } from './notice.tsx'

/** @param to with its sheet, for example `Sheet1!B2` */
export function GoTo({ to, label }: { to: string; label?: string }) {
  const { desk } = usePane()
  const going = useWork(
    () => desk.goTo(to),
    () => `${to} is selected.`,
  )
  return (
    <>
      <Link as="button" inline className="go-to" aria-label={`Go to ${label ?? to}`} onClick={going.start}>
        {to}
      </Link>
      {going.now.state === 'failed' && <Notice intent="error">{going.now.sentence}</Notice>}
    </>
  )
}
