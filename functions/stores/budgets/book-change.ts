// What one write changed of a book, as it is written and as its history gives it back.
import type { YearEvent } from '../../../shared/contract/budget/book.ts'
import type { HistoryEntry } from '../../../shared/contract/budget/history.ts'

/** Of one write: the lines that a submission changed, or one step of a fiscal year. */
export interface BookChange {
  readonly lines: readonly HistoryEntry[]
  readonly years: readonly YearEvent[]
}

export interface KeptChange extends BookChange {
  /** Where to go on from. */
  readonly id: string
}
