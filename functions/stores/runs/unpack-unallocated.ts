// An item of unallocated rows, read back.
import type { UnallocatedCost, UnallocatedRow } from '../../../shared/contract/run-figures.ts'

/** Runs of an older version do not say the vendor. */
type StoredRow = UnallocatedCost & Partial<Pick<UnallocatedRow, 'vendor'>>

export function unpackUnallocated(body: string): UnallocatedRow[] {
  return (JSON.parse(body) as StoredRow[]).map((row) => ({ ...row, vendor: row.vendor ?? null }))
}
