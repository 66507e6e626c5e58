// A sentence that should not be missed. Failures are heard at once; all else is announced by whoever shows it.
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'

export function Notice(props: { intent: 'success' | 'info' | 'warning' | 'error'; children: ReactNode }) {
  const { intent, children } = props
  return (
    <MessageBar
      intent={intent}
      layout="multiline"
      className="notice"
      {...(intent === 'error' && { role: 'alert' })}
    >
      <MessageBarBody className="notice-body">{children}</MessageBarBody>
    </MessageBar>
  )
}

/** A sentence each, beside what came of something. */
export function Warnings({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <Notice key={sentence} intent="warning">
      {sentence}
    </Notice>
  ))
}
