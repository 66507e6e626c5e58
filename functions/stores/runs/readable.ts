// The one rule of which stored run may be read, for whoever has its record: by id, or of several runs at once.
import type { FiguresTable } from '../figures-table.ts'
import { readPointer } from './pointer.ts'
import { neverPublished, olderLayout, pastExpiry } from './refusals.ts'
import type { RunRecord } from './run-record.ts'

/** Whether a run has expired by an instant (epoch milliseconds): DynamoDB deletes its items up to days later. */
export function isExpired({ expiresAt }: Pick<RunRecord, 'expiresAt'>, nowMs: number): boolean {
  return expiresAt !== undefined && expiresAt * 1000 <= nowMs
}

/**
 * @param nowMs epoch milliseconds; left out, a run does not expire for as long as it is stored
 * @returns the record
 * @throws NotPublishedError when the run has expired or was not published
 */
export async function requireReadable(
  table: FiguresTable,
  record: RunRecord,
  nowMs?: number,
): Promise<RunRecord> {
  const { runId, state, expiresAt } = record
  if (nowMs !== undefined && isExpired(record, nowMs)) throw pastExpiry(record, expiresAt as number)
  if (state === 'published' || state === 'beside') return record
  // Written and not yet current, or current with a record that lags behind: the pointer's history decides.
  const pointer = await readPointer(table, record)
  if (pointer?.history.some((move) => move.runId === runId)) return record
  throw neverPublished(runId)
}

/** @throws NotPublishedError for a run that an older version laid out, and which lacks what this one's readers need */
export function requireLayout(record: RunRecord): void {
  if (record.directoryItems === undefined) throw olderLayout(record)
}
