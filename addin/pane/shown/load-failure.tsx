// What could not be read for a page, and a way to try again.
import { Button } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import type { Loaded } from '../work/use-loaded.ts'
import { Notice } from './notice.tsx'

interface LoadFailureProps {
  readonly of: Pick<Loaded<unknown>, 'failure' | 'reload'>
}

export function LoadFailure({ of: { failure, reload } }: LoadFailureProps) {
  return failure === null ? null : <Failed failure={failure} reload={reload} />
}

function Failed({ failure, reload }: { failure: string; reload: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  // The button goes once it has helped; the focus stays on the page.
  useLayoutEffect(() => {
    const element = box.current
    return () => {
      if (element?.contains(document.activeElement) === true) {
        element.closest('[role=tabpanel]')?.querySelector('h2')?.focus()
      }
    }
  }, [])
  return (
    <div ref={box} className="stack">
      <Notice intent="error">{failure}</Notice>
      <Button onClick={reload}>Try again</Button>
    </div>
  )
}
