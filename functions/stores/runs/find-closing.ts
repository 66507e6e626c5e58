// Under which combination a period was closed. Which one is official is configuration and may have changed since: a period
// is closed once all the same, and its figures and restatements are those of the pointer it was closed under.
import type { FiguresTable } from '../figures-table.ts'
import type { PointerKey } from './keys.ts'
import { listPointers } from './list-pointers.ts'
import { type Pointer, readPointer } from './pointer.ts'

export interface ClosedPointer {
  readonly key: PointerKey
  readonly pointer: Pointer & { readonly closedRunId: string }
}

/**
 * @param key of the official combination, whose pointer is read strongly consistent; the others of the period as they are
 * listed
 * @returns null while the period is open
 */
export async function findClosing(table: FiguresTable, key: PointerKey): Promise<ClosedPointer | null> {
  const closed = await closedUnder(table, key)
  if (closed !== null) return closed
  const listed = await listPointers(table, key.period)
  const other = listed.find(({ pointer }) => pointer.closedRunId !== undefined)
  return other === undefined ? null : closedUnder(table, other.key)
}

async function closedUnder(table: FiguresTable, key: PointerKey): Promise<ClosedPointer | null> {
  const pointer = await readPointer(table, key)
  if (pointer?.closedRunId === undefined) return null
  return { key, pointer: { ...pointer, closedRunId: pointer.closedRunId } }
}
