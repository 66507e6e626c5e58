// The one way to published summaries, for the command and everything after it: the pointer is resolved once, and all of
// an answer comes from that summary.
import type { SummaryFigures, TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { takeKeys } from '../batch-get.ts'
import type { FiguresTable } from '../figures-table.ts'
import { tenantKey } from '../runs/keys.ts'
import { currentAt } from '../runs/pointer.ts'
import { readItems } from '../runs/read-items.ts'
import { readParts } from '../runs/read-parts.ts'
import { isExpired } from '../runs/readable.ts'
import { expiredInPart, neverPublished, pastExpiry, unknownRun } from '../runs/refusals.ts'
import { SECTIONS, type Section, sectionKey } from './keys.ts'
import { joinSections, type PlatformSummary, unpackSummary } from './pack-summary.ts'
import { readSummaryPointer } from './summary-pointer.ts'
import { readSummaryRecord, type SummaryRecord } from './summary-record.ts'
import { unpackTenant } from './tenant-body.ts'

/**
 * The summary that is current, or was current at an instant of knowledge time.
 *
 * @param period `YYYY-MM` or `YYYY-Qn`
 * @param nowMs epoch milliseconds, so that one that expired by then is refused even while it is still stored
 * @throws NotPublishedError when none is, or was
 */
export async function findSummary(
  table: FiguresTable,
  period: string,
  knownAtMs?: number,
  nowMs?: number,
): Promise<SummaryRecord> {
  const pointer = await readSummaryPointer(table, period)
  const move = pointer === null || knownAtMs === undefined ? pointer : currentAt(pointer, knownAtMs)
  if (move === null) throw noSummaryPublished(period, knownAtMs)
  return findSummaryById(table, move.runId, nowMs)
}

/** @throws NotPublishedError for an id that names no readable summary, with the reason */
export async function findSummaryById(
  table: FiguresTable,
  runId: string,
  nowMs?: number,
): Promise<SummaryRecord> {
  const record = await readSummaryRecord(table, runId)
  if (record === null) throw unknownRun(runId)
  if (nowMs !== undefined && isExpired(record, nowMs)) throw pastExpiry(record, record.expiresAt as number)
  if (record.state === 'published') return record
  // Written and not yet current, or current with a record that lags behind: the pointer's history decides.
  const pointer = await readSummaryPointer(table, record.period)
  if (pointer?.history.some((move) => move.runId === runId)) return record
  throw neverPublished(runId)
}

/** All of a summary. @throws NotPublishedError when some of its items have expired: never a part */
export async function readSummary(table: FiguresTable, record: SummaryRecord): Promise<SummaryFigures> {
  const { runId, shards } = record
  const items = (await readItems(table, { runId, shards, consistent: true })).flat()
  if (items.length !== record.items) throw expiredInPart(record)
  return unpackSummary(items)
}

/** What it says of the platform, by key. @throws NotPublishedError when a part of it has expired */
export async function readPlatformSummary(
  table: FiguresTable,
  record: SummaryRecord,
): Promise<PlatformSummary> {
  const texts = SECTIONS.map(async (section): Promise<[Section, string[]]> => {
    const keyOf = (runId: string, part: number) => sectionKey(runId, section, part)
    return [section, await readParts(table, record, record.parts[section], keyOf)]
  })
  const { tenants: _, ...platform } = joinSections(new Map(await Promise.all(texts)))
  return platform
}

/**
 * What it says of some tenants, by id, in no particular order; a tenant that is not in it is absent.
 *
 * @param tenantIds an id asked for twice is read once
 */
export async function readTenantSummaries(
  table: FiguresTable,
  { runId }: SummaryRecord,
  tenantIds: readonly string[],
): Promise<Map<string, TenantSummary>> {
  const found = new Map<string, TenantSummary>()
  const take = ({ body }: { readonly body: string }) => {
    const tenant = unpackTenant(body)
    found.set(tenant.figures.tenantId, tenant)
  }
  const keys = tenantIds.map((tenantId) => tenantKey(runId, tenantId))
  await takeKeys(table, keys, take, { attributes: ['body'] })
  return found
}

function noSummaryPublished(period: string, knownAtMs?: number): NotPublishedError {
  const when = knownAtMs === undefined ? 'is' : 'was then'
  return new NotPublishedError(
    `No summary of ${period} ${when} published. Publish it first: npm run summaries -- --period ${period}`,
    'not_published',
  )
}
