// A small form of one change: what is wrong is said once somebody tried to add it.
import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'

export interface AddFormProps {
  /** Adds it, or says that something is missing. */
  readonly onAdd: () => void
  readonly children: ReactNode
}

export function AddForm({ onAdd, children }: AddFormProps) {
  return (
    <form
      className="card stack"
      noValidate
      aria-label="The change"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd()
      }}
    >
      {children}
      <Button type="submit">Add this change</Button>
    </form>
  )
}
