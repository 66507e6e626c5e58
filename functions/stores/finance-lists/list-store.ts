// The lists Finance keeps, as versions: a new version is written whole, then one conditional write makes it current and
// adds it to the history. Every version stays, with who imported it and when.
import { gunzipSync, gzipSync } from 'node:zlib'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import type { FiguresTable } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'

export type FinanceList = 'platform-costs' | 'vendor-mapping' | 'competitive-benchmarks'

export interface ListVersion {
  readonly version: string
  readonly importedAt: string
  readonly importedBy: string
  readonly fileName: string
  readonly lines: number
}

/** DynamoDB takes 400 KB an item. */
const MOST_PART_BYTES = 380_000

/** The current version and its lines; null when the list was never imported. */
export async function readList<Line>(
  table: FiguresTable,
  list: FinanceList,
): Promise<{ version: ListVersion; lines: Line[] } | null> {
  const version = (await readHistory(table, list)).at(-1)
  if (version === undefined) return null
  const parts = await queryAll<{ body: Uint8Array }>(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partsKey(list, version.version) },
    ConsistentRead: true,
  })
  const packed = Buffer.concat(parts.map(({ body }) => body))
  return { version, lines: JSON.parse(gunzipSync(packed).toString('utf8')) }
}

/** Every version that ever was current, newest first. */
export async function listVersions(table: FiguresTable, list: FinanceList): Promise<ListVersion[]> {
  return (await readHistory(table, list)).toReversed()
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
    const body = packed.subarray(start, start + MOST_PART_BYTES)
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { pk: partsKey(list, version.version), sk, body } }),
    )
  }
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: listKey(list),
        UpdateExpression:
          'SET #version = :version, history = list_append(if_not_exists(history, :none), :entry)',
        ConditionExpression: expected === null ? 'attribute_not_exists(pk)' : '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: {
          ':version': version.version,
          ':none': [],
          ':entry': [version],
          ...(expected !== null && { ':expected': expected }),
        },
      }),
    )
  } catch (cause) {
    // An answer that was lost, or a write that was sent twice, may have imported it all the same: the history knows.
    if ((await listVersions(table, list)).some((other) => other.version === version.version)) return
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
    throw new PublicationRefusedError(
      `The list ${list} was changed by someone else meanwhile; nothing was imported. Look at the preview again and import once more.`,
    )
  }
}

async function readHistory(table: FiguresTable, list: FinanceList): Promise<ListVersion[]> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: listKey(list), ConsistentRead: true }),
  )
  return (Item?.history as ListVersion[] | undefined) ?? []
}

const listKey = (list: FinanceList) => ({ pk: `FINANCE_LIST#${list}`, sk: 'CURRENT' })
const partsKey = (list: FinanceList, version: string): string => `FINANCE_LIST#${list}#${version}`
