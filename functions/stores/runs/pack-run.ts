// A computed run as items: one for each tenant's row, one or more for its explanation, and the run's totals.
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { explanationKey, type ItemKey, tenantKey, totalsKey, unallocatedKey } from './keys.ts'
import { packLines } from './pack-lines.ts'

/** An item before and after the round trip: a key and a body, JSON as text or compressed JSON as bytes. */
export interface RunItem extends ItemKey {
  readonly body: string | Uint8Array
  /** On a tenant's figures: how many items its explanation has, so that a part is never shown as the whole. */
  readonly explanationParts?: number
}

const NO_LINES = Buffer.alloc(0)

/** DynamoDB takes 400 KB an item, keys included. */
const MOST_BODY_BYTES = 380_000
const UNALLOCATED_ROWS_AN_ITEM = 1_000

/** Items in no particular order; `runId` is part of every key, and of no body but the reader's own answer. */
export function* packRun(runId: string, { figures, derive }: ComputedRun): Generator<RunItem> {
  const { tenants, unallocated, ...totals } = figures
  yield { ...totalsKey(runId), body: JSON.stringify({ ...totals, runId }) }
  for (let start = 0; start < unallocated.length; start += UNALLOCATED_ROWS_AN_ITEM) {
    const rows = unallocated.slice(start, start + UNALLOCATED_ROWS_AN_ITEM)
    yield { ...unallocatedKey(runId, start / UNALLOCATED_ROWS_AN_ITEM), body: JSON.stringify(rows) }
  }
  for (const tenant of tenants) {
    const lines = derive(tenant.tenantId)
    const packed = lines.length === 0 ? NO_LINES : packLines(lines)
    yield {
      ...tenantKey(runId, tenant.tenantId),
      body: JSON.stringify(tenant),
      explanationParts: Math.ceil(packed.length / MOST_BODY_BYTES),
    }
    for (let start = 0; start < packed.length; start += MOST_BODY_BYTES) {
      const part = start / MOST_BODY_BYTES
      yield {
        ...explanationKey(runId, tenant.tenantId, part),
        body: packed.subarray(start, start + MOST_BODY_BYTES),
      }
    }
  }
}
