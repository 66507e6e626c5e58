// The copy of a closed run's items in the archive: what the table held at the close, key and body, in reading order.
import type { ArchivedPart } from '../../../shared/contract/closing/archive.ts'
import type { ArchiveObjects } from '../archive/archive-objects.ts'
import { type PackedPart, packPart } from '../archive/pack-part.ts'
import { readPart } from '../archive/read-part.ts'
import type { RunItem } from '../runs/pack-run.ts'

const COLUMNS = ['pk', 'sk', 'body', 'explanationParts'] as const satisfies readonly (keyof RunItem)[]

type FrozenItem = Omit<RunItem, 'explanationParts'> & { readonly explanationParts: number | null }

/** @param shards items of each shard in sort key order */
export function packFrozenItems(shards: readonly (readonly RunItem[])[]): Promise<PackedPart> {
  return packPart('items', COLUMNS, shards.flat())
}

/** In the order they were packed. @throws ArchiveDamagedError when the copy is gone or has changed */
export async function readFrozenItems(objects: ArchiveObjects, copy: ArchivedPart): Promise<RunItem[]> {
  const items = await readPart<FrozenItem>(objects, copy, COLUMNS)
  return items.map(({ explanationParts, ...item }) =>
    explanationParts === null ? item : { ...item, explanationParts },
  )
}
