// The changes that are tried, in their order; each can be moved or taken out.
import { Button } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular, Dismiss16Regular } from '@fluentui/react-icons'
import { useRef } from 'react'
import type { UsedChanges } from './use-changes.ts'

export function ChangeList({ listed, remove, move }: UsedChanges) {
  const list = useRef<HTMLOListElement>(null)
  if (listed.length === 0) return <p className="quiet">Nothing is changed yet.</p>
  return (
    <ol ref={list} className="changes" aria-label="Changes" tabIndex={-1}>
      {listed.map(({ id, words }, index) => (
        <li key={id} className="change">
          <span>{words}</span>
          <span className="change-buttons">
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUp16Regular />}
              aria-label={`Move up: ${words}`}
              disabledFocusable={index === 0}
              onClick={() => move(id, -1)}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowDown16Regular />}
              aria-label={`Move down: ${words}`}
              disabledFocusable={index === listed.length - 1}
              onClick={() => move(id, 1)}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={`Remove: ${words}`}
              onClick={() => {
                remove(id)
                list.current?.focus()
              }}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}
