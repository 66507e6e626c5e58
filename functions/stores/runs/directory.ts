// The tenants of a run with their names, published with it: a name is found, and a page of tenants listed, without
// reading every figure.
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import type { FiguresTable } from '../figures-table.ts'
import { directoryKey } from './keys.ts'
import { readParts } from './read-parts.ts'
import type { RunRecord } from './run-record.ts'

/** A tenant of the run; the name is null when it is unknown. */
export type DirectoryEntry = Pick<TenantFigures, 'tenantId' | 'tenantName'>

/** As it lies in the store. */
type PackedEntry = [tenantId: string, tenantName: string | null]

const TENANTS_AN_ITEM = 2_000
/** DynamoDB takes 400 KB an item, and names can be long. */
const MOST_BYTES = 360_000

/** JSON text in one part or more, each a list of entries in the order of `tenants`; none for no tenants. */
export function packDirectory(tenants: readonly DirectoryEntry[]): string[] {
  const parts: string[] = []
  let entries: string[] = []
  let bytes = 0
  for (const { tenantId, tenantName } of tenants) {
    const entry = JSON.stringify([tenantId, tenantName] satisfies PackedEntry)
    const entryBytes = Buffer.byteLength(entry) + 1
    if (entries.length === TENANTS_AN_ITEM || (entries.length > 0 && bytes + entryBytes > MOST_BYTES)) {
      parts.push(`[${entries.join(',')}]`)
      entries = []
      bytes = 0
    }
    entries.push(entry)
    bytes += entryBytes
  }
  if (entries.length > 0) parts.push(`[${entries.join(',')}]`)
  return parts
}

/**
 * Every tenant of the run in ascending id order.
 *
 * @throws NotPublishedError when a part of it has expired, and for a run of an older layout
 */
export async function readDirectory(table: FiguresTable, record: RunRecord): Promise<DirectoryEntry[]> {
  const parts = await readParts(table, record, record.directoryItems, directoryKey)
  const packed = parts.flatMap((body) => JSON.parse(body) as PackedEntry[])
  return packed.map(([tenantId, tenantName]) => ({ tenantId, tenantName }))
}
