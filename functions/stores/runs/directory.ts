// The tenants of a run with their names, published with it: a name is found, and a page of tenants listed, without
// reading every figure.
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import type { FiguresTable } from '../figures-table.ts'
import { directoryKey } from './keys.ts'
import { packEntries } from './pack-entries.ts'
import { readParts } from './read-parts.ts'
import type { RunRecord } from './run-record.ts'

/** A tenant of the run; the name is null when it is unknown. */
export type DirectoryEntry = Pick<TenantFigures, 'tenantId' | 'tenantName'>

/** As it lies in the store. */
type PackedEntry = [tenantId: string, tenantName: string | null]

const TENANTS_AN_ITEM = 2_000

/** JSON text in one part or more, each a list of entries in the order of `tenants`; none for no tenants. */
export function packDirectory(tenants: readonly DirectoryEntry[]): string[] {
  const entries = tenants.map(({ tenantId, tenantName }): PackedEntry => [tenantId, tenantName])
  return packEntries(entries, TENANTS_AN_ITEM)
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
