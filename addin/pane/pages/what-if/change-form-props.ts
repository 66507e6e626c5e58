// What the small form of each change is given.
import type { WhatIfChange } from '../../../../shared/contract/api/planning-requests.ts'

export interface ChangeFormProps {
  /** Of the resources that are offered; null is the newest month that is over. */
  readonly period: string | null
  /** @param words what it is, for people */
  readonly onAdd: (change: WhatIfChange, words: string) => void
}
