// Where alerts lie. Every partition key begins with `ALERT`, so that who may write alerts may write nothing else
// (`dynamodb:LeadingKeys`).

import { occurrenceKey } from '../../../shared/alerts/lifecycle/record-id.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { periodAt } from '../../../shared/periods/period.ts'
import { sortableInstant } from '../kept-until.ts'
import type { ItemKey } from '../runs/keys.ts'

/** What is current of all alerts. */
export const HEAD_KEY: ItemKey = { pk: 'ALERTS', sk: 'HEAD' }

/** Open records of one write: what never became current is never read. */
export function openPartition(write: string): string {
  return `ALERT_OPEN#${write}`
}

/** What one evaluation changed. */
export function newsPartition(write: string): string {
  return `ALERT_NEWS#${write}`
}

/** The last occurrence of an alert that ended; it outlives the record, since no number is given twice. */
export function lastKey(id: string): ItemKey {
  return { pk: `ALERT_LAST#${id}`, sk: 'LAST' }
}

export function resolvedPartition(month: string): string {
  return `ALERT_RESOLVED#${month}`
}

/** By when it ended. */
export function resolvedKey(record: AlertRecord, resolvedAt: string): ItemKey {
  const atMs = parseInstant(resolvedAt, 'resolvedAt')
  return {
    pk: resolvedPartition(periodAt(atMs).id),
    sk: `${sortableInstant(atMs)}#${occurrenceKey(record)}`,
  }
}
