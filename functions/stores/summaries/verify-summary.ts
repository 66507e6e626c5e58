// Before the pointer moves: what lies in the store is read back and held against what was computed.
import { VerificationError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import { readItems } from '../runs/read-items.ts'
import { runChecksum } from '../runs/run-checksum.ts'
import { unpackSummary } from './pack-summary.ts'
import type { SummaryRecord } from './summary-record.ts'

/** @throws VerificationError naming what differs */
export async function verifySummary(table: FiguresTable, record: SummaryRecord): Promise<void> {
  const { runId, shards } = record
  const read = await readItems(table, { runId, shards, consistent: true })
  const items = read.flat()
  if (items.length !== record.items)
    throw differs(record, `${record.items} items were written, ${items.length} were read back`)
  if (runChecksum(read) !== record.checksum) throw differs(record, 'the checksum of the items differs')
  if (unpackSummary(items).tenants.length !== record.tenants)
    throw differs(record, 'it has another number of tenants')
}

function differs({ runId, period }: SummaryRecord, what: string): VerificationError {
  return new VerificationError(
    `The summary ${runId} of ${period} was read back and does not hold: ${what}. It was not published; the published summary stands, and it is safe to run again.`,
  )
}
