// Before the pointer moves: what lies in the store is read back and held against what was computed. Count, checksum,
// every pool's total and conservation must agree, or the run is not published.
import { conservationFault } from '../../../shared/figures/conservation.ts'
import { VerificationError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import { readItems } from './read-items.ts'
import { runChecksum } from './run-checksum.ts'
import type { RunRecord } from './run-record.ts'
import { unpackRun } from './unpack-run.ts'

/** @throws VerificationError naming what differs */
export async function verifyRun(table: FiguresTable, record: RunRecord): Promise<void> {
  const shards = await readItems(table, { runId: record.runId, shards: record.shards, consistent: true })
  const items = shards.reduce((count, shard) => count + shard.length, 0)
  if (items !== record.items)
    throw differs(record, `${record.items} items were written, ${items} were read back`)
  if (runChecksum(shards) !== record.checksum) throw differs(record, 'the checksum of the items differs')
  const figures = unpackRun(shards.flat())
  const fault = conservationFault(figures)
  if (fault !== null) throw differs(record, fault)
  if (JSON.stringify(figures.pools) !== JSON.stringify(record.pools))
    throw differs(record, "the pools' totals differ")
}

function differs({ runId, period }: RunRecord, what: string): VerificationError {
  return new VerificationError(
    `The run ${runId} of ${period} was read back and does not hold: ${what}. It was not published; the published figures stand, and it is safe to run again.`,
  )
}
