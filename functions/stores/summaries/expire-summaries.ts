// Summaries that no pointer names any more expire, by the one rule for all that is published.
import type { FiguresTable } from '../figures-table.ts'
import { expireSuperseded } from '../runs/expire-superseded.ts'
import { summaryRecordKey } from './keys.ts'
import { readSummaryPointer } from './summary-pointer.ts'
import { listSummaryRecords, type SummaryRecord } from './summary-record.ts'

/** @returns the ids of the summaries that were marked */
export async function expireSummaries(
  table: FiguresTable,
  period: string,
  nowMs: number,
  retentionDays: number,
): Promise<string[]> {
  const kind = {
    readableStates: ['published'],
    keyOf: summaryRecordKey,
    pointerOf: (record: SummaryRecord) => readSummaryPointer(table, record.period),
  }
  return expireSuperseded<SummaryRecord>(
    table,
    await listSummaryRecords(table, period),
    kind,
    nowMs,
    retentionDays,
  )
}
