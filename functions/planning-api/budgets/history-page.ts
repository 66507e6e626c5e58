// One page of a history: entries of changes in their order, so many at most, and no more changes read for it than one answer
// has time for.
import type { KeptChange } from '../../stores/budgets/book-store.ts'

/** However few of them are told: a page that is not full, or empty, goes on from its place. */
export const MOST_CHANGES_READ = 200
export const MOST_ENTRIES_READ = 60_000

export interface HistoryPlace {
  /** Id of a change. */
  readonly of: string
  /** How many of its entries are passed over. */
  readonly passed: number
}

export interface HistoryPage<Entry> {
  readonly entries: readonly Entry[]
  /** Null at the end of the history. */
  readonly next: HistoryPlace | null
}

/**
 * @param changes from the one where the page begins
 * @param told what the caller is told of a change, in order: of the same change always the same
 */
export async function historyPage<Entry>(
  changes: AsyncIterable<KeptChange>,
  { limit, passed }: { readonly limit: number; readonly passed: number },
  told: (change: KeptChange) => readonly Entry[],
): Promise<HistoryPage<Entry>> {
  const entries: Entry[] = []
  let passedOver = passed
  let changesRead = 0
  let entriesRead = 0
  for await (const change of changes) {
    if (changesRead === MOST_CHANGES_READ || entriesRead >= MOST_ENTRIES_READ) {
      return { entries, next: { of: change.id, passed: passedOver } }
    }
    changesRead += 1
    entriesRead += change.lines.length + change.years.length
    const left = told(change).slice(passedOver)
    const room = limit - entries.length
    entries.push(...left.slice(0, room))
    if (left.length > room) return { entries, next: { of: change.id, passed: passedOver + room } }
    passedOver = 0
  }
  return { entries, next: null }
}
