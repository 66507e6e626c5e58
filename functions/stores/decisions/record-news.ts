// Versions that nobody has announced yet. One is noted before it is written, so that none is lost where who announces is
// stopped; one that never became current is not news. Webhooks are told of it within a minute, and PostHog once a day.
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expireItem } from '../expire-item.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter } from '../kept-until.ts'
import { queryAll } from '../query-all.ts'
import type { ItemKey } from '../runs/keys.ts'
import { newsPartition, type RecordKind, versionText } from './keys.ts'
import { becameCurrent, type Listed, type Standing } from './stored-record.ts'

const READERS_NEED_DAYS = 1
/** A write that has not become current by then never will. */
const WRITES_END_AFTER_MS = 60 * 60 * 1000

interface NotedVersion<Item> extends ItemKey, Standing<Item> {
  readonly notedAtMs: number
  /** Since when its webhooks are enqueued; absent before. */
  readonly toldAtMs?: number
}

/** One version, by the id under which it is announced. */
export interface RecordNews<Item> {
  readonly id: string
  readonly record: Item
}

/** What has not happened yet to the versions that are asked for. */
export type NewsAsked = 'untold' | 'unannounced'

const NOT_YET = {
  untold: `attribute_not_exists(${EXPIRY_ATTRIBUTE}) AND attribute_not_exists(toldAtMs)`,
  unannounced: `attribute_not_exists(${EXPIRY_ATTRIBUTE})`,
} as const

export async function noteVersion<Item extends Listed>(
  table: FiguresTable,
  kind: RecordKind,
  { record, entry, token }: Standing<Item>,
  nowMs: number,
): Promise<void> {
  const item: NotedVersion<Item> = { ...newsKey(kind, record, token), record, entry, token, notedAtMs: nowMs }
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
}

/** By record, then version. */
export async function readNews<Item extends Listed>(
  table: FiguresTable,
  kind: RecordKind,
  asked: NewsAsked,
  nowMs: number,
): Promise<RecordNews<Item>[]> {
  const noted = await queryAll<NotedVersion<Item>>(table, {
    KeyConditionExpression: 'pk = :news',
    FilterExpression: NOT_YET[asked],
    ExpressionAttributeValues: { ':news': newsPartition(kind) },
    ConsistentRead: true,
  })
  const news: RecordNews<Item>[] = []
  for (const version of noted) {
    if (await becameCurrent(table, kind, version)) news.push({ id: version.sk, record: version.record })
    else if (version.notedAtMs < nowMs - WRITES_END_AFTER_MS) await forgetNews(table, kind, version.sk, nowMs)
  }
  return news
}

/** Its webhooks are enqueued: whoever delivers them need not look at it again. */
export async function markTold(
  table: FiguresTable,
  kind: RecordKind,
  id: string,
  nowMs: number,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk: newsPartition(kind), sk: id },
      UpdateExpression: 'SET toldAtMs = :now',
      ExpressionAttributeValues: { ':now': nowMs },
    }),
  )
}

export function forgetNews(table: FiguresTable, kind: RecordKind, id: string, nowMs: number): Promise<void> {
  return expireItem(table, { pk: newsPartition(kind), sk: id }, daysAfter(nowMs, READERS_NEED_DAYS))
}

export function newsId({ id, version }: Pick<Listed, 'id' | 'version'>, token: string): string {
  return `${id}#${versionText(version)}#${token}`
}

function newsKey(kind: RecordKind, record: Listed, token: string): ItemKey {
  return { pk: newsPartition(kind), sk: newsId(record, token) }
}
