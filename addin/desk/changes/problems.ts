// What a refresh could not do, a sentence each: the same trouble of many cells is said once, with where it begins.
import type { CallsOfCell } from '../../functions/cell-calls.ts'
import { addressOf } from '../../workbook/cells/area.ts'
import type { Settled } from '../settle.ts'
import { isUnread } from './list-changes.ts'

export function problemsOf(
  { values, waiting, isStopped, failure }: Settled,
  calls: ReadonlyMap<string, CallsOfCell>,
): string[] {
  const byReason = new Map<string, string[]>()
  for (const address of values.keys()) {
    const ofCell = calls.get(address)
    if (ofCell === undefined || ofCell.failure === null || !isUnread(ofCell)) continue
    byReason.set(ofCell.failure, [...(byReason.get(ofCell.failure) ?? []), address])
  }
  const unread = [...byReason].map(
    ([reason, addresses]) => `${cellsIn(addresses)} could not be read: ${reason}`,
  )
  return [
    ...(failure === null ? [] : [failure]),
    ...(waiting.length === 0 ? [] : [waitingSentence(waiting.map(addressOf), values.size, isStopped)]),
    ...unread,
  ]
}

function waitingSentence(addresses: readonly string[], done: number, isStopped: boolean): string {
  if (isStopped) {
    return `It was stopped: ${done} of ${done + addresses.length} formulas were refreshed. The others show what they showed, or fill in by themselves.`
  }
  return `${cellsIn(addresses)} still waited when it ended. Refresh again; where a cell stays so, repair the workbook.`
}

const MOST_NAMED = 3

/** `Sheet1!A1`, `3 cells (Sheet1!A1, …)`. */
export function cellsIn(addresses: readonly string[]): string {
  const [first = ''] = addresses
  if (addresses.length === 1) return first
  const named = addresses.slice(0, MOST_NAMED).join(', ')
  return `${addresses.length} cells (${named}${addresses.length > MOST_NAMED ? ', …' : ''})`
}
