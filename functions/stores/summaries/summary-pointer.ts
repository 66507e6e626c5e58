// The current summary of a period, moved and remembered as a cost run's pointer is. A later summary may describe an earlier
// moment: when an earlier cost run was made current again, the summary follows it.
import type { FiguresTable } from '../figures-table.ts'
import { movePointerAt, type Pointer, type PointerMove, readPointerAt } from '../runs/pointer.ts'
import { ALL_SUMMARY_POINTERS, summaryPointerKey } from './keys.ts'

/** The pointer with its history, strongly consistent; null before the first publication. */
export function readSummaryPointer(table: FiguresTable, period: string): Promise<Pointer | null> {
  return readPointerAt(table, summaryPointerKey(period))
}

/** @returns whether it moved: not over a newer summary, nor from the same inputs */
export function moveSummaryPointer(table: FiguresTable, period: string, move: PointerMove): Promise<boolean> {
  const place = { key: summaryPointerKey(period), listPk: ALL_SUMMARY_POINTERS, of: { period } }
  return movePointerAt(table, { ...place, isOrderedByAsOf: false }, move)
}
