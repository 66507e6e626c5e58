// What runs say of their months, without any tenant, read by key: the pointers, records and totals of several at once,
// and the cost that no tenant carries.
import type { UnallocatedRow } from '../../../shared/contract/run-figures.ts'
import { readKeys } from '../batch-get.ts'
import type { FiguresTable } from '../figures-table.ts'
import { type ItemKey, type PointerKey, pointerKey, recordKey, totalsKey, unallocatedKey } from './keys.ts'
import type { RunItem } from './pack-run.ts'
import { type Pointer, readPointer } from './pointer.ts'
import { readParts } from './read-parts.ts'
import type { RunRecord } from './run-record.ts'
import type { RunTotals } from './unpack-run.ts'
import { unpackUnallocated } from './unpack-unallocated.ts'

export interface RunHead {
  readonly record: RunRecord
  readonly totals: RunTotals
}

/** Pointers with their histories, strongly consistent, in the order of `keys`; null where nothing was published. */
export async function readPointers(
  table: FiguresTable,
  keys: readonly PointerKey[],
): Promise<(Pointer | null)[]> {
  // One pointer, which is what most requests ask for, is read faster by itself.
  const [only, ...others] = keys
  if (only !== undefined && others.length === 0) return [await readPointer(table, only)]
  const found = await readKeys<Pointer & ItemKey>(table, keys.map(pointerKey))
  const byKey = new Map(found.map((pointer) => [pointer.pk, pointer]))
  return keys.map((key) => byKey.get(pointerKey(key).pk) ?? null)
}

/**
 * Records and totals by run id, strongly consistent. A run without either is absent: it is unknown, or has expired. Which
 * of the others may be read is for `requireReadable` to say.
 */
export async function readHeads(
  table: FiguresTable,
  runIds: readonly string[],
): Promise<Map<string, RunHead>> {
  const items = await readKeys<(RunRecord & ItemKey) | RunItem>(
    table,
    runIds.flatMap((runId) => [recordKey(runId), totalsKey(runId)]),
  )
  const records = new Map<string, RunRecord>()
  const totals = new Map<string, RunTotals>()
  for (const item of items) {
    if (!('body' in item)) records.set(item.runId, item)
    else {
      const parsed = JSON.parse(item.body) as RunTotals
      totals.set(parsed.runId as string, parsed)
    }
  }
  const heads = new Map<string, RunHead>()
  for (const runId of runIds) {
    const [record, ofRun] = [records.get(runId), totals.get(runId)]
    if (record !== undefined && ofRun !== undefined) heads.set(runId, { record, totals: ofRun })
  }
  return heads
}

/**
 * The cost that no tenant carries, row by row in the order in which it was computed.
 *
 * @throws NotPublishedError when a part of it has expired, and for a run of an older layout
 */
export async function readUnallocated(table: FiguresTable, record: RunRecord): Promise<UnallocatedRow[]> {
  const parts = await readParts(table, record, record.unallocatedItems, unallocatedKey)
  return parts.flatMap(unpackUnallocated)
}
