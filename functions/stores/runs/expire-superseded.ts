// What no pointer names any more expires: superseded runs after the longest pin a workbook may hold, abandoned ones after
// a day. It comes after each publication, so what one could not mark the next one does; the current run, the one a period was
// closed with and every restatement of it are never marked.
import { parseInstant } from '../../../shared/periods/instants.ts'
import { announceStage } from '../../runtime/stages.ts'
import { expireItem } from '../expire-item.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import type { ItemKey } from './keys.ts'
import { everNamed, isKeptForGood, type Pointer } from './pointer.ts'
import { readItems } from './read-items.ts'
import { writeItems } from './write-items.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** As much of a record as its expiry is decided by. */
export interface ExpiringRecord {
  readonly runId: string
  readonly state: string
  readonly startedAt: string
  readonly shards: number
  /** Epoch seconds. */
  readonly expiresAt?: number
}

/** What is published in one way: where its records lie, and which pointer names it. */
export interface PublishedKind<Record extends ExpiringRecord> {
  /** States in which it is, or was, readable. */
  readonly readableStates: readonly string[]
  keyOf(runId: string): ItemKey
  pointerOf(record: Record): Promise<Pointer | null>
}

/** @returns the ids of the runs that were marked */
export async function expireSuperseded<Record extends ExpiringRecord>(
  table: FiguresTable,
  records: readonly Record[],
  kind: PublishedKind<Record>,
  nowMs: number,
  retentionDays: number,
): Promise<string[]> {
  const marked: string[] = []
  for (const record of records) {
    if (record.expiresAt !== undefined) continue
    const afterMs = await expiryAfter(record, kind, nowMs, retentionDays)
    if (afterMs === null) continue
    announceStage('Marking superseded runs to expire')
    await markRun(table, record, kind.keyOf(record.runId), Math.ceil((nowMs + afterMs) / 1000))
    marked.push(record.runId)
  }
  return marked
}

/** How long the run still stays; null for good: while it is current, closed or restated, or may still be being written. */
async function expiryAfter<Record extends ExpiringRecord>(
  record: Record,
  { readableStates, pointerOf }: PublishedKind<Record>,
  nowMs: number,
  retentionDays: number,
): Promise<number | null> {
  const wasReadable = readableStates.includes(record.state)
  const isYoung = nowMs - parseInstant(record.startedAt, 'startedAt') < DAY_MS
  if (!wasReadable && isYoung) return null
  const pointer = await pointerOf(record)
  if (pointer === null) return wasReadable ? retentionDays * DAY_MS : DAY_MS
  if (pointer.runId === record.runId || isKeptForGood(pointer, record.runId)) return null
  return wasReadable || everNamed(pointer, record.runId) ? retentionDays * DAY_MS : DAY_MS
}

/** The same items, written again in batches; the record last, so that a run half marked is tried again. */
async function markRun(
  table: FiguresTable,
  { runId, shards }: ExpiringRecord,
  recordKey: ItemKey,
  expiresAt: number,
): Promise<void> {
  const items = (await readItems(table, { runId, shards, consistent: true })).flat()
  await writeItems(
    table,
    items.map((item) => ({ ...item, [EXPIRY_ATTRIBUTE]: expiresAt })),
  )
  await expireItem(table, recordKey, expiresAt)
}
