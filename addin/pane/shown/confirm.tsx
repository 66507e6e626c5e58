// Asks once more before something that others notice. Escape is the same as not doing it.
import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useOutcomeFocus } from '../work/use-outcome-focus.ts'
import { Notice } from './notice.tsx'

export interface ConfirmProps {
  readonly sentence: string
  /** On the button that does it. */
  readonly doText: string
  readonly onDo: () => void
  readonly onLeave: () => void
  readonly isBusy?: boolean
  /** What is to be filled in before. */
  readonly children?: ReactNode
}

export function Confirm({ sentence, doText, onDo, onLeave, isBusy = false, children }: ConfirmProps) {
  const box = useOutcomeFocus(true)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is the second button by another key.
    <div
      ref={box}
      tabIndex={-1}
      className="outcome"
      onKeyDown={({ key }) => key === 'Escape' && !isBusy && onLeave()}
    >
      <Notice intent="warning">{sentence}</Notice>
      {children}
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={isBusy} onClick={onDo}>
          {doText}
        </Button>
        <Button disabledFocusable={isBusy} onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
