// The list of changes that a what-if tries: applied in their order, which people may change.
import { useState } from 'react'
import type { WhatIfChange } from '../../../../shared/contract/api/planning-requests.ts'
import { usePane } from '../../pane-context.ts'

export interface ListedChange {
  readonly id: number
  readonly change: WhatIfChange
  readonly words: string
}

export type UsedChanges = ReturnType<typeof useChanges>

export function useChanges() {
  const { announce } = usePane()
  const [listed, setListed] = useState<readonly ListedChange[]>([])
  const [next, setNext] = useState(1)
  return {
    listed,
    add: (change: WhatIfChange, words: string): void => {
      setListed([...listed, { id: next, change, words }])
      setNext(next + 1)
      announce(`Added: ${words}`)
    },
    remove: (id: number): void => {
      setListed(listed.filter((each) => each.id !== id))
      announce('Removed.')
    },
    /** @param by -1 is one place up */
    move: (id: number, by: -1 | 1): void => {
      const from = listed.findIndex((each) => each.id === id)
      const moved = listed[from]
      const to = from + by
      if (moved === undefined || to < 0 || to >= listed.length) return
      setListed(listed.filter((each) => each !== moved).toSpliced(to, 0, moved))
      announce(`Place ${to + 1} of ${listed.length}.`)
    },
  }
}
