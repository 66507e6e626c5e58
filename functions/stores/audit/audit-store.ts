// The audit trail: entries are added and never changed, and expire when the configured time is over. Whoever searches it asks
// for a person, an operation or a tenant, within a span of time; no question reads more than its own entries.
import pMap from 'p-map'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { TimeWindow } from '../../../shared/periods/time-window.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter } from '../kept-until.ts'
import { putOnce, readItem } from '../versioned-item.ts'
import type { AuditEntry } from './audit-entry.ts'
import { copyKeys, entryKey, entryPlace, personList } from './keys.ts'
import { type AuditAsked, searchAudit } from './search-audit.ts'

export type { AuditAsked }

export interface AuditStore {
  /** The same request again changes nothing: what was written first stands. */
  add(entry: AuditEntry): Promise<void>
  /** Newest first, read as they are asked for. Eventually consistent where it asks for a person. */
  search(asked: AuditAsked, window: TimeWindow): AsyncIterable<AuditEntry>
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
    search: (asked, window) => searchAudit(table, asked, window, clock()),
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
