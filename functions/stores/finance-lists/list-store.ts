// The lists Finance keeps, as versions: a new version is written whole, then one conditional write makes it current.
// Every version stays, with who imported it and when.
import { gunzipSync, gzipSync } from 'node:zlib'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'

export type FinanceList = 'platform-costs' | 'vendor-mapping'

export interface ListVersion {
  readonly version: string
  readonly importedAt: string
  readonly importedBy: string
  readonly fileName: string
  readonly lines: number
}

/** DynamoDB takes 400 KB an item. */
const MOST_PART_BYTES = 380_000
const CURRENT = 'CURRENT'

/** The current version and its lines; null when the list was never imported. */
export async function readList<Line>(
  table: FiguresTable,
  list: FinanceList,
): Promise<{ version: ListVersion; lines: Line[] } | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk: listKey(list), sk: CURRENT }, ConsistentRead: true }),
  )
  if (Item === undefined) return null
  const version = Item as ListVersion
  const parts = await query(table, partsKey(list, version.version))
  const packed = Buffer.concat(parts.map(({ body }) => body as Uint8Array))
  return { version, lines: JSON.parse(gunzipSync(packed).toString('utf8')) }
}

/** Every version ever imported, newest first. */
export async function listVersions(table: FiguresTable, list: FinanceList): Promise<ListVersion[]> {
  const versions = (await query(table, historyKey(list))) as unknown as ListVersion[]
  return versions.reverse()
}

/**
 * Writes a version and makes it current, unless another import came in between.
 *
 * @param expected the version the change was made against; null for the first import
 * @throws PublicationRefusedError when another version became current meanwhile; nothing is then imported
 */
export async function writeList(
  table: FiguresTable,
  list: FinanceList,
  version: ListVersion,
  lines: readonly unknown[],
  expected: string | null,
): Promise<void> {
  const packed = gzipSync(JSON.stringify(lines))
  for (let start = 0, part = 0; start < packed.length; start += MOST_PART_BYTES, part += 1) {
    const sk = `PART#${String(part).padStart(4, '0')}`
    await put(table, {
      pk: partsKey(list, version.version),
      sk,
      body: packed.subarray(start, start + MOST_PART_BYTES),
    })
  }
  await put(table, { pk: historyKey(list), sk: version.version, ...version })
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk: listKey(list), sk: CURRENT, ...version },
        ConditionExpression: expected === null ? 'attribute_not_exists(pk)' : '#version = :expected',
        ...(expected !== null && {
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':expected': expected },
        }),
      }),
    )
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
    throw new PublicationRefusedError(
      `The list ${list} was changed by someone else meanwhile; nothing was imported. Look at the preview again and import once more.`,
    )
  }
}

async function put(table: FiguresTable, item: Record<string, unknown>): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
}

async function query(table: FiguresTable, pk: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let startKey: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey: startKey,
      }),
    )
    items.push(...(page.Items ?? []))
    startKey = page.LastEvaluatedKey
  } while (startKey !== undefined)
  return items
}

const listKey = (list: FinanceList): string => `FINANCE_LIST#${list}`
const historyKey = (list: FinanceList): string => `FINANCE_LIST#${list}#HISTORY`
const partsKey = (list: FinanceList, version: string): string => `FINANCE_LIST#${list}#${version}`
