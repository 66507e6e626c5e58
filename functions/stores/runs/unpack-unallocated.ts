// An item of unallocated rows, read back.
import type { UnallocatedRow } from '../../../shared/contract/run-figures.ts'

type Added = 'label' | 'vendor'
/** Runs of an older version do not say what was added. */
type StoredRow = Omit<UnallocatedRow, Added> & Partial<Pick<UnallocatedRow, Added>>

export function unpackUnallocated(body: string): UnallocatedRow[] {
  const rows = JSON.parse(body) as StoredRow[]
  return rows.map((row) => ({ ...row, label: row.label ?? null, vendor: row.vendor ?? null }))
}
