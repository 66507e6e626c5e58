// Before the pointer moves: what lies in the store is read back and held against what was computed. Count, checksum,
// every pool's total and conservation must agree, or the run is not published.
import { isDeepStrictEqual } from 'node:util'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import { VerificationError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { RunItem } from './pack-run.ts'
import { readItems } from './read-items.ts'
import { runChecksum } from './run-checksum.ts'
import type { RunRecord } from './run-record.ts'
import { unpackRun } from './unpack-run.ts'

const NOT_PUBLISHED = 'It was not published; the published figures stand, and it is safe to run again.'

/** @throws VerificationError naming what differs */
export async function verifyRun(table: FiguresTable, record: RunRecord): Promise<void> {
  await readVerified(table, record, NOT_PUBLISHED)
}

/**
 * @param consequence what it means when the run does not hold, as a sentence
 * @returns items of each shard in sort key order, which hold
 * @throws VerificationError naming what differs
 */
export async function readVerified(
  table: FiguresTable,
  record: RunRecord,
  consequence: string,
): Promise<RunItem[][]> {
  const { runId, period } = record
  const shards = await readItems(table, { runId, shards: record.shards, consistent: true })
  const fault = faultOf(record, shards)
  if (fault === null) return shards
  throw new VerificationError(
    `The run ${runId} of ${period} was read back and does not hold: ${fault}. ${consequence}`,
  )
}

function faultOf(record: RunRecord, shards: readonly (readonly RunItem[])[]): string | null {
  const items = shards.reduce((count, shard) => count + shard.length, 0)
  if (items !== record.items) return `${record.items} items were written, ${items} were read back`
  if (runChecksum(shards) !== record.checksum) return 'the checksum of the items differs'
  const figures = unpackRun(shards.flat())
  const fault = conservationFault(figures)
  if (fault !== null) return fault
  return isDeepStrictEqual(figures.pools, record.pools) ? null : "the pools' totals differ"
}
