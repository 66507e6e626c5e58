// Records that ended, apart from the open ones, by the month in which they ended: kept for a time, then gone. The number of
// an alert's last occurrence stays, so that one who comes back after years is not taken for the one who ended.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import pMap from 'p-map'
import { cycleOf } from '../../../shared/alerts/lifecycle/look.ts'
import { recordId } from '../../../shared/alerts/lifecycle/record-id.ts'
import type { AlertRecord, Sighting } from '../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { readKeys } from '../batch-get.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter, isKept, type MayExpire, monthsBack, sortableInstant } from '../kept-until.ts'
import { queryAll } from '../query-all.ts'
import { lastKey, resolvedKey, resolvedPartition } from './keys.ts'

interface LastOccurrence {
  readonly id: string
  readonly occurrence: number
  readonly resolved: Sighting
}

const AT_ONCE = 8

/** Filing the same again changes nothing, however late. */
export async function fileResolved(
  table: FiguresTable,
  records: readonly AlertRecord[],
  keptDays: number,
): Promise<void> {
  await pMap(records, (record) => fileOne(table, record, keptDays), { concurrency: AT_ONCE })
}

async function fileOne(table: FiguresTable, record: AlertRecord, keptDays: number): Promise<void> {
  const { id, occurrence, resolved } = record
  if (resolved === null) return
  const expiresAt = daysAfter(parseInstant(resolved.at, 'resolvedAt'), keptDays)
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...resolvedKey(record, resolved.at), record, [EXPIRY_ATTRIBUTE]: expiresAt },
    }),
  )
  const last: LastOccurrence = { id, occurrence, resolved }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...lastKey(id), ...last },
        ConditionExpression: 'attribute_not_exists(pk) OR occurrence <= :occurrence',
        ExpressionAttributeValues: { ':occurrence': occurrence },
      }),
    )
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
  }
}

/** As much of each alert's last occurrence as tells which number the next one has; none for one that never ended. */
export async function pastOf(table: FiguresTable, alerts: readonly StrategicAlert[]): Promise<AlertRecord[]> {
  const byId = new Map(alerts.map((alert) => [recordId(alert), alert]))
  const last = await readKeys<LastOccurrence>(
    table,
    [...byId.keys()].map((id) => lastKey(id)),
  )
  return last.map(({ id, occurrence, resolved }): AlertRecord => {
    const { rule, severity, category, tenantId, title, detail } = byId.get(id) as StrategicAlert
    return {
      ...{
        id,
        occurrence,
        rule,
        cycle: cycleOf(resolved.period),
        severity,
        category,
        tenantId,
        title,
        detail,
      },
      ...{ firstSeen: resolved, lastSeen: resolved, resolved },
      raised: [{ severity, at: resolved.at }],
      acknowledgements: [],
    }
  })
}

/** Strongly consistent, those that ended last first. @param from ISO 8601, inclusive */
export async function readResolved(table: FiguresTable, from: string, nowMs: number): Promise<AlertRecord[]> {
  const fromMs = parseInstant(from, 'from')
  const months = await pMap(
    monthsBack(fromMs, nowMs),
    (month) =>
      queryAll<MayExpire & { record: AlertRecord }>(table, {
        KeyConditionExpression: 'pk = :month AND sk >= :from',
        ExpressionAttributeValues: { ':month': resolvedPartition(month), ':from': sortableInstant(fromMs) },
        ConsistentRead: true,
        ScanIndexForward: false,
      }),
    { concurrency: AT_ONCE },
  )
  return months.flat().flatMap((item) => (isKept(item, nowMs) ? item.record : []))
}
