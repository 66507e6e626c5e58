// Values of any size as items: gzipped JSON, cut where an item would be too large.
import { gunzipSync, gzipSync } from 'node:zlib'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import pMap from 'p-map'
import { StoreUnavailableError } from '../runtime/errors.ts'
import { expireItem } from './expire-item.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from './figures-table.ts'
import { queryAll } from './query-all.ts'
import { type ItemKey, partText } from './runs/keys.ts'

/** DynamoDB takes 400 KB an item. */
const MOST_PART_BYTES = 380_000
const PARTS_AT_ONCE = 4

/** Gzip's middle way: half the time of its best, for a few percent more bytes. */
const LEVEL = 5

/** The same value gives the same parts. */
export function packParts(value: unknown): Buffer[] {
  const packed = gzipSync(JSON.stringify(value), { level: LEVEL })
  const starts = Array.from(
    { length: Math.ceil(packed.length / MOST_PART_BYTES) },
    (_, part) => part * MOST_PART_BYTES,
  )
  return starts.map((start) => packed.subarray(start, start + MOST_PART_BYTES))
}

/** @throws StoreUnavailableError when not all parts are there */
export function unpackParts<Value>(bodies: readonly Uint8Array[], parts: number): Value {
  if (bodies.length !== parts) {
    throw new StoreUnavailableError(
      `Of what is kept there, ${bodies.length} of ${parts} parts are there. Nothing was changed; ask again in a minute.`,
    )
  }
  return JSON.parse(gunzipSync(Buffer.concat(bodies)).toString('utf8'))
}

/** Where parts lie, and how many there are. */
export interface PartsAt {
  readonly pk: string
  readonly parts: number
}

/** @param bornUntil epoch seconds, when they expire unless that is lifted; never, when left out */
export async function writeParts(
  table: FiguresTable,
  pk: string,
  value: unknown,
  bornUntil?: number,
): Promise<PartsAt> {
  const expiry = bornUntil === undefined ? {} : { [EXPIRY_ATTRIBUTE]: bornUntil }
  const bodies = packParts(value)
  await pMap(
    bodies,
    (body, part) =>
      table.client.send(
        new PutCommand({ TableName: table.name, Item: { pk, sk: partText(part), body, ...expiry } }),
      ),
    { concurrency: PARTS_AT_ONCE },
  )
  return { pk, parts: bodies.length }
}

export async function readParts<Value>(table: FiguresTable, { pk, parts }: PartsAt): Promise<Value> {
  const items = await queryAll<{ body?: Uint8Array }>(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  })
  return unpackParts(
    items.flatMap(({ body }) => (body === undefined ? [] : [body])),
    parts,
  )
}

/** @param expiresAt epoch seconds */
export async function expireParts(table: FiguresTable, at: PartsAt, expiresAt: number): Promise<void> {
  for (const key of keysOfParts(at)) await expireItem(table, key, expiresAt)
}

export function keysOfParts({ pk, parts }: PartsAt): ItemKey[] {
  return Array.from({ length: parts }, (_, part) => ({ pk, sk: partText(part) }))
}
