// A computed run as items: one for each tenant's row, one or more for its explanation, a few for the list of tenants,
// and the run's totals.
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { packDirectory } from './directory.ts'
import { directoryKey, explanationKey, type ItemKey, tenantKey, totalsKey, unallocatedKey } from './keys.ts'
import { packEntries } from './pack-entries.ts'
import { packLines } from './pack-lines.ts'

/** An item before and after the round trip: a key, and JSON as text. */
export interface RunItem extends ItemKey {
  readonly body: string
  /** On a tenant's figures: how many items its explanation has, so that a part is never shown as the whole. */
  readonly explanationParts?: number
}

/**
 * Raise it whenever a run's items change in form. It is part of the input hash: a month that an older version published
 * from the very same inputs is then no duplicate, and is published anew as readers expect it.
 */
export const PUBLICATION_LAYOUT = '4'

const UNALLOCATED_ROWS_AN_ITEM = 1_000

/** Items in no particular order; `runId` is part of every key, and of no body but the reader's own answer. */
export function* packRun(runId: string, { figures, derive }: ComputedRun): Generator<RunItem> {
  const { tenants, unallocated, ...totals } = figures
  yield { ...totalsKey(runId), body: JSON.stringify({ ...totals, runId }) }
  for (const [part, body] of packEntries(unallocated, UNALLOCATED_ROWS_AN_ITEM).entries())
    yield { ...unallocatedKey(runId, part), body }
  for (const [part, body] of packDirectory(tenants).entries()) yield { ...directoryKey(runId, part), body }
  for (const tenant of tenants) {
    const parts = packLines(derive(tenant.tenantId))
    yield {
      ...tenantKey(runId, tenant.tenantId),
      body: JSON.stringify(tenant),
      explanationParts: parts.length,
    }
    for (const [part, body] of parts.entries())
      yield { ...explanationKey(runId, tenant.tenantId, part), body }
  }
}
