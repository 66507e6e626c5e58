// The one way to published figures, for the command, the API and everything after it: the pointer is resolved once, and
// all of an answer comes from that run.
import { explainTenant } from '../../../shared/allocation/explain-tenant.ts'
import type { TenantExplanation } from '../../../shared/contract/explanation.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import type { FiguresTable } from '../figures-table.ts'
import { findClosing } from './find-closing.ts'
import { explanationKey, explanationRange, FIGURES_RANGE, type PointerKey, tenantKey } from './keys.ts'
import { unpackLines } from './pack-lines.ts'
import { currentAt, readPointer } from './pointer.ts'
import { readItems, readShard } from './read-items.ts'
import { requireLayout, requireReadable } from './readable.ts'
import { expiredInPart, noRunPublished, notClosed, unknownRun } from './refusals.ts'
import { type RunRecord, readRecord } from './run-record.ts'
import { unpackRun } from './unpack-run.ts'

/** Of a closed period: its figures as they were closed, or with all that was learned since. */
export const BASES = ['closed', 'restated'] as const
export type Basis = (typeof BASES)[number]

/**
 * The run that is current, or was current at an instant of knowledge time.
 *
 * @param nowMs epoch milliseconds, so that a run that expired by then is refused even while it is still stored
 * @throws NotPublishedError when no run is, or was
 */
export async function findRun(
  table: FiguresTable,
  key: PointerKey,
  knownAtMs?: number,
  nowMs?: number,
): Promise<RunRecord> {
  const pointer = await readPointer(table, key)
  const move = pointer === null || knownAtMs === undefined ? pointer : currentAt(pointer, knownAtMs)
  if (move === null) throw noRunPublished(key, knownAtMs)
  return findRunById(table, move.runId, nowMs)
}

/**
 * @param nowMs as for `findRun`
 * @throws NotPublishedError for an id that names no readable run, with the reason
 */
export async function findRunById(table: FiguresTable, runId: string, nowMs?: number): Promise<RunRecord> {
  const record = await readRecord(table, runId)
  if (record === null) throw unknownRun(runId)
  return requireReadable(table, record, nowMs)
}

/**
 * The run that a period was closed with, or the one that restates it (the closed one where none does), whatever
 * combination is official now.
 *
 * @param key of the official combination
 * @param nowMs as for `findRun`
 * @throws NotPublishedError while the period is open
 */
export async function findRunOfBasis(
  table: FiguresTable,
  key: PointerKey,
  basis: Basis,
  nowMs?: number,
): Promise<RunRecord> {
  const closing = await findClosing(table, key)
  if (closing === null) throw notClosed(key.period)
  const { closedRunId, restatedRunId } = closing.pointer
  return findRunById(table, basis === 'closed' ? closedRunId : (restatedRunId ?? closedRunId), nowMs)
}

/** All figures of a run. @throws NotPublishedError when some of its items have expired: never a part */
export async function readFigures(table: FiguresTable, record: RunRecord): Promise<RunFigures> {
  const { runId, shards, figureItems } = record
  const items = (await readItems(table, { runId, shards, between: FIGURES_RANGE, consistent: true })).flat()
  if (items.length !== figureItems) {
    throw expiredInPart(record)
  }
  return unpackRun(items)
}

/**
 * The published derivation of one tenant's costs; no lines when the tenant carries none.
 *
 * @throws NotPublishedError when a part of it has expired, and for a run of an older layout
 */
export async function readExplanation(
  table: FiguresTable,
  record: RunRecord,
  tenantId: string,
): Promise<TenantExplanation> {
  requireLayout(record)
  const { pk } = explanationKey(record.runId, tenantId, 0)
  const parts = await readShard(table, pk, { between: explanationRange(tenantId), consistent: true })
  const { sk } = tenantKey(record.runId, tenantId)
  const [row] = await readShard(table, pk, { between: [sk, sk], consistent: true })
  if (parts.length !== (row?.explanationParts ?? 0)) {
    throw expiredInPart(record)
  }
  return explainTenant(tenantId, unpackLines(parts.map(({ body }) => body)))
}
