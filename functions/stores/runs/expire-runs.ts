// Runs that no pointer names any more expire, by the one rule for all that is published; closed runs and restatements never.
import type { FiguresTable } from '../figures-table.ts'
import { expireSuperseded } from './expire-superseded.ts'
import { recordKey } from './keys.ts'
import { readPointer } from './pointer.ts'
import { READABLE_STATES } from './readable.ts'
import { listRecords, pointerKeyOf, type RunRecord } from './run-record.ts'

/** @returns the ids of the runs that were marked */
export async function expireRuns(
  table: FiguresTable,
  period: string,
  nowMs: number,
  retentionDays: number,
): Promise<string[]> {
  const kind = {
    readableStates: READABLE_STATES,
    keyOf: recordKey,
    pointerOf: (record: RunRecord) => readPointer(table, pointerKeyOf(record)),
  }
  return expireSuperseded<RunRecord>(table, await listRecords(table, period), kind, nowMs, retentionDays)
}
