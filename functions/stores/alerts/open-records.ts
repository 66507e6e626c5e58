// The open records, packed into a few items in the order of their tenants: a tenant's are in one item or two, and an
// acknowledgement writes one item anew.
import { gunzipSync, gzipSync } from 'node:zlib'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { StoreUnavailableError } from '../../runtime/errors.ts'
import { readKeys } from '../batch-get.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { type ItemKey, partText } from '../runs/keys.ts'
import { packEntries } from '../runs/pack-entries.ts'
import { openPartition } from './keys.ts'

/** One item: where it lies, and the place of its first record. */
export interface OpenPart extends ItemKey {
  readonly from: string
}

const MOST_RECORDS = 400
/** Behind everything that a tenant's places begin with. */
const AFTER_ANY = '\uffff'

/** @param bornUntil epoch seconds: they expire then, unless the head that names them stands */
export async function writeOpen(
  table: FiguresTable,
  write: string,
  records: readonly AlertRecord[],
  bornUntil: number,
): Promise<OpenPart[]> {
  const parts: OpenPart[] = []
  for (const text of packEntries(records.toSorted(byPlace), MOST_RECORDS)) {
    const key = { pk: openPartition(write), sk: partText(parts.length) }
    const body = gzipSync(text, { level: 5 })
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...key, body, [EXPIRY_ATTRIBUTE]: bornUntil } }),
    )
    const [first] = JSON.parse(text) as [AlertRecord]
    parts.push({ ...key, from: placeOf(first) })
  }
  return parts
}

/** @throws StoreUnavailableError when an item is gone: the head has moved long ago */
export async function readOpen(table: FiguresTable, parts: readonly OpenPart[]): Promise<AlertRecord[]> {
  const keys = parts.map(({ pk, sk }) => ({ pk, sk }))
  const items = await readKeys<{ body?: Uint8Array }>(table, keys)
  const bodies = items.flatMap(({ body }) => body ?? [])
  if (bodies.length !== parts.length) {
    throw new StoreUnavailableError(
      `Of the open alerts, ${bodies.length} of ${parts.length} parts are there. Nothing was changed; ask again in a minute.`,
    )
  }
  return bodies
    .flatMap((body) => JSON.parse(gunzipSync(body).toString('utf8')) as AlertRecord[])
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Those in which records of one of the tenants may lie. */
export function partsOfTenants(parts: readonly OpenPart[], tenantIds: readonly string[]): OpenPart[] {
  return parts.filter(({ from }, index) => {
    const next = parts[index + 1]?.from
    return tenantIds.some((id) => from <= `${id}\n${AFTER_ANY}` && (next === undefined || next > `${id}\n`))
  })
}

/** The one in which a record lies. */
export function partOf(parts: readonly OpenPart[], record: AlertRecord): OpenPart | undefined {
  return parts.findLast(({ from }) => from <= placeOf(record))
}

/** Ids alone tell open records apart: of one alert only one occurrence is open. */
function placeOf({ tenantId, id }: AlertRecord): string {
  return `${tenantId ?? ''}\n${id}`
}

function byPlace(one: AlertRecord, other: AlertRecord): number {
  return placeOf(one) < placeOf(other) ? -1 : 1
}
