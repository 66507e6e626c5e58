// Reads what is cut into numbered items, by key and in order: every part, or the reason why not.
import { readKeys } from '../batch-get.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { ItemKey } from './keys.ts'
import { expiredInPart, olderLayout } from './refusals.ts'
import type { RunRecord } from './run-record.ts'

/** A part may hold 400 KB; an answer must hold them all to be read in one go. */
const PARTS_A_BATCH = 3

/**
 * @param parts how many the record says there are
 * @returns their bodies in order
 * @throws NotPublishedError when one is missing, or when the record does not say how many there are
 */
export async function readParts(
  table: FiguresTable,
  record: Pick<RunRecord, 'runId' | 'period'>,
  parts: number | undefined,
  keyOf: (runId: string, part: number) => ItemKey,
): Promise<string[]> {
  if (parts === undefined) throw olderLayout(record)
  const keys = Array.from({ length: parts }, (_, part) => keyOf(record.runId, part))
  const items = await readKeys<ItemKey & { readonly body: string }>(table, keys, {
    attributes: ['sk', 'body'],
    keysABatch: PARTS_A_BATCH,
  })
  const bodies = new Map(items.map(({ sk, body }) => [sk, body]))
  return keys.map(({ sk }) => {
    const body = bodies.get(sk)
    if (body === undefined) throw expiredInPart(record)
    return body
  })
}
