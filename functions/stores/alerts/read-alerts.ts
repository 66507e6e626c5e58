// Alerts as readers ask for them: the open ones, those that ended, and what was not announced yet.
import type { AlertChange } from '../../../shared/alerts/lifecycle/evaluate.ts'
import { occurrenceKey } from '../../../shared/alerts/lifecycle/record-id.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { isBefore } from '../../../shared/periods/time-window.ts'
import type { FiguresTable } from '../figures-table.ts'
import { readParts } from '../parts.ts'
import { type AlertHead, NO_ALERTS, readHead } from './alert-head.ts'
import { partsOfTenants, readOpen } from './open-records.ts'
import { readResolved } from './resolved-records.ts'

/** What one evaluation opened, worsened and resolved. */
export interface AlertNews {
  readonly id: string
  readonly changes: readonly AlertChange[]
}

export async function openRecords(
  table: FiguresTable,
  tenantIds?: readonly string[],
): Promise<AlertRecord[]> {
  const { parts } = (await readHead(table)) ?? NO_ALERTS
  if (tenantIds === undefined) return readOpen(table, parts)
  const near = await readOpen(table, partsOfTenants(parts, tenantIds))
  return near.filter(({ tenantId }) => tenantId !== null && tenantIds.includes(tenantId))
}

/** The head is read first: what is filed meanwhile is then found in one place or in both. */
export async function openAndResolved(
  table: FiguresTable,
  from: string,
  nowMs: number,
): Promise<AlertRecord[]> {
  const head = (await readHead(table)) ?? NO_ALERTS
  const [open, news, filed] = await Promise.all([
    readOpen(table, head.parts),
    newsOf(table, head),
    readResolved(table, from, nowMs),
  ])
  const unfiled = news.flatMap(({ changes }) => resolvedOf(changes)).toReversed()
  const since = [...unfiled, ...filed].filter(
    ({ resolved }) => resolved !== null && !isBefore(resolved.at, from),
  )
  const byOccurrence = new Map<string, AlertRecord>()
  for (const record of [...open, ...since]) {
    const key = occurrenceKey(record)
    if (!byOccurrence.has(key)) byOccurrence.set(key, record)
  }
  return [...byOccurrence.values()]
}

export async function newsOf(table: FiguresTable, { news }: Pick<AlertHead, 'news'>): Promise<AlertNews[]> {
  return Promise.all(
    news.map(async ({ id, ...at }) => ({ id, changes: await readParts<AlertChange[]>(table, at) })),
  )
}

export function resolvedOf(changes: readonly AlertChange[]): AlertRecord[] {
  return changes.flatMap(({ kind, record }) => (kind === 'resolved' ? record : []))
}
