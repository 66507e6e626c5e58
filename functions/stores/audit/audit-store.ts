// The audit trail: entries are added and never changed, and expire when the configured time is over. Whoever searches it asks
// for a person, an operation or a tenant, within a span of time; no question reads more than its own entries.
import pMap from 'p-map'
import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter } from '../kept-until.ts'
import { putOnce, readItem } from '../versioned-item.ts'
import { copyKeys, entryKey, entryPlace, personList } from './keys.ts'
import { type AuditAsked, type EntryPlace, searchAudit } from './search-audit.ts'

export type { AuditAsked, EntryPlace }

export interface AuditSearch {
  /**
   * Newest first, read as they are asked for. Eventually consistent where it asks for a person.
   *
   * @param before of the last one that was seen: those that come after it; null from the newest on
   */
  search(asked: AuditAsked, window: TimeWindow, before?: EntryPlace | null): AsyncIterable<AuditEntry>
}

export interface AuditStore extends AuditSearch {
  /** The same request again changes nothing: what was written first stands. */
  add(entry: AuditEntry): Promise<void>
}

export interface AuditRetention {
  readonly days: number
}

const COPIES_AT_ONCE = 4
/** What one item can hold of them: a request that names more is filed as one of the whole platform. */
const MOST_TENANTS = 5_000

/** @param clock epoch milliseconds */
export function auditStore(
  table: FiguresTable,
  retention: AuditRetention,
  clock: () => number = Date.now,
): AuditStore {
  return {
    add: (entry) => addEntry(table, bounded(entry), retention.days),
    ...auditSearch(table, clock),
  }
}

/** @param clock epoch milliseconds */
export function auditSearch(table: FiguresTable, clock: () => number): AuditSearch {
  return {
    search: (asked, window, before = null) => searchAudit(table, asked, window, clock(), before),
  }
}

async function addEntry(table: FiguresTable, entry: AuditEntry, days: number): Promise<void> {
  const key = entryKey(entry)
  const expiry = { [EXPIRY_ATTRIBUTE]: daysAfter(parseInstant(entry.at, 'at'), days) }
  const listed = { listPk: personList(entry.person), listSk: entryPlace(entry) }
  const isNew = await putOnce(table, key, { entry, ...expiry, ...listed })
  // Its copies may be what an interruption left out.
  const stands = isNew ? entry : ((await readItem<{ entry: AuditEntry }>(table, key))?.entry ?? entry)
  await pMap(copyKeys(stands), (copy) => putOnce(table, copy, { entry: stands, ...expiry }), {
    concurrency: COPIES_AT_ONCE,
  })
}

function bounded(entry: AuditEntry): AuditEntry {
  const { tenantIds } = entry
  return tenantIds !== null && tenantIds.length > MOST_TENANTS ? { ...entry, tenantIds: null } : entry
}
