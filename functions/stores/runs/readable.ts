// The one rule of which stored run may be read, for whoever has its record: by id, or of several runs at once.
import type { FiguresTable } from '../figures-table.ts'
import { everNamed, readPointer } from './pointer.ts'
import { neverPublished, olderLayout, pastExpiry } from './refusals.ts'
import { pointerKeyOf, type RunRecord, type RunState } from './run-record.ts'

/** States in which a run is, or was, readable. */
export const READABLE_STATES: readonly RunState[] = ['published', 'restated', 'beside']

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
  if (READABLE_STATES.includes(state)) return record
  // Written and not yet named, or named with a record that lags behind: the pointer decides.
  const pointer = await readPointer(table, pointerKeyOf(record))
  if (pointer !== null && everNamed(pointer, runId)) return record
  throw neverPublished(runId)
}

/** @throws NotPublishedError for a run that an older version laid out, and which lacks what this one's readers need */
export function requireLayout(record: RunRecord): void {
  if (record.directoryItems === undefined) throw olderLayout(record)
}
