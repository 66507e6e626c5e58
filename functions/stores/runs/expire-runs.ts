// Runs that no pointer names any more expire: superseded ones after the longest pin a workbook may hold, abandoned ones
// after a day. It runs after each publication, so what one run could not mark the next one does; the current run and
// every run of a pointer that is current is never marked.
import { parseInstant } from '../../../shared/periods/instants.ts'
import { announceStage } from '../../runtime/stages.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { readPointer } from './pointer.ts'
import { readItems } from './read-items.ts'
import { expireRecord, listRecords, type RunRecord } from './run-record.ts'
import { writeItems } from './write-items.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** @returns the ids of the runs that were marked */
export async function expireRuns(
  table: FiguresTable,
  period: string,
  nowMs: number,
  retentionDays: number,
): Promise<string[]> {
  const marked: string[] = []
  for (const record of await listRecords(table, period)) {
    if (record.expiresAt !== undefined) continue
    const afterMs = await expiryAfter(table, record, nowMs, retentionDays)
    if (afterMs === null) continue
    announceStage('Marking superseded runs to expire')
    await markRun(table, record, Math.ceil((nowMs + afterMs) / 1000))
    marked.push(record.runId)
  }
  return marked
}

/** How long the run still stays; null while it is current, or may still be being written. */
async function expiryAfter(
  table: FiguresTable,
  record: RunRecord,
  nowMs: number,
  retentionDays: number,
): Promise<number | null> {
  const wasReadable = record.state === 'published' || record.state === 'beside'
  const isYoung = nowMs - parseInstant(record.startedAt, 'startedAt') < DAY_MS
  if (!wasReadable && isYoung) return null
  const pointer = await readPointer(table, record)
  if (pointer?.runId === record.runId) return null
  return wasReadable || pointer?.history.some(({ runId }) => runId === record.runId)
    ? retentionDays * DAY_MS
    : DAY_MS
}

/** The same items, written again in batches; the record last, so that a run half marked is tried again. */
async function markRun(table: FiguresTable, { runId, shards }: RunRecord, expiresAt: number): Promise<void> {
  const items = (await readItems(table, { runId, shards, consistent: true })).flat()
  await writeItems(
    table,
    items.map((item) => ({ ...item, [EXPIRY_ATTRIBUTE]: expiresAt })),
  )
  await expireRecord(table, runId, expiresAt)
}
