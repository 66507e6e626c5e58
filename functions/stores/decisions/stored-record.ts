// One record as it is stored: its current version with the entry that made it, in one item. The entry moves to the history
// when the next version takes its place, so that the history holds what became current and nothing else.
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ChangeEntry } from '../../../shared/contract/decisions/change.ts'
import type { Versioned } from '../../../shared/contract/decisions/parts.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { FiguresTable } from '../figures-table.ts'
import { sortableInstant } from '../kept-until.ts'
import { queryPages } from '../query-all.ts'
import { readItem, replaceItem, type Tokened } from '../versioned-item.ts'
import { currentKey, historyPartition, listOf, type RecordKind, versionText } from './keys.ts'

export interface Listed extends Versioned {
  readonly status: string
}

/** What is stored of one kind, and by which instant its records are listed. */
export interface Kept<Item extends Listed> {
  readonly kind: RecordKind
  /** ISO 8601; the same in every version. */
  readonly begunAt: (record: Item) => string
}

export interface Standing<Item> extends Tokened {
  readonly record: Item
  readonly entry: ChangeEntry
}

/** An entry with the name of the write that made it. */
interface StoredEntry extends Tokened {
  readonly entry: ChangeEntry
}

const FIRST = 1

/** Strongly consistent; null where there is none. */
export function readStanding<Item extends Listed>(
  table: FiguresTable,
  kind: RecordKind,
  id: string,
): Promise<Standing<Item> | null> {
  return readItem<Standing<Item>>(table, currentKey(kind, id))
}

/** @throws ChangedMeanwhileError when another version took its place meanwhile */
export async function replaceStanding<Item extends Listed>(
  table: FiguresTable,
  { kind, begunAt }: Kept<Item>,
  before: Standing<Item> | null,
  after: Standing<Item>,
): Promise<void> {
  const { record } = after
  if (before !== null) await writeEntry(table, kind, before)
  await replaceItem(table, currentKey(kind, record.id), before, {
    ...after,
    listPk: listOf(kind, record.status),
    listSk: placeOf(begunAt(record), record.id),
  })
}

/** Where a record stands in its lists. */
export function placeOf(begunAt: string, id: string): string {
  return `${sortableInstant(parseInstant(begunAt, 'begunAt'))}#${id}`
}

/** The entry of what is current: written as often as wished, it is the same. */
async function writeEntry(
  table: FiguresTable,
  kind: RecordKind,
  { entry, token }: StoredEntry,
): Promise<void> {
  const item = { pk: historyPartition(kind, entry.id), sk: versionText(entry.version), entry, token }
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
}

/** Whether a write became current, also where others followed. */
export async function becameCurrent(
  table: FiguresTable,
  kind: RecordKind,
  { entry: { id, version }, token }: StoredEntry,
): Promise<boolean> {
  const stands = await readStanding(table, kind, id)
  if (stands === null || stands.entry.version < version) return false
  if (stands.entry.version === version) return stands.token === token
  return (await readEntry(table, kind, id, version))?.token === token
}

/** The entry of the first version; null where it was never written. */
export async function firstEntry(
  table: FiguresTable,
  kind: RecordKind,
  { entry }: Pick<StoredEntry, 'entry'>,
): Promise<ChangeEntry | null> {
  if (entry.version === FIRST) return entry
  return (await readEntry(table, kind, entry.id, FIRST))?.entry ?? null
}

function readEntry(
  table: FiguresTable,
  kind: RecordKind,
  id: string,
  version: number,
): Promise<StoredEntry | null> {
  return readItem<StoredEntry>(table, { pk: historyPartition(kind, id), sk: versionText(version) })
}

/** Newest first, from what is current on; read as they are asked for. */
export async function* historyOf(
  table: FiguresTable,
  kind: RecordKind,
  id: string,
): AsyncGenerator<ChangeEntry> {
  const stands = await readStanding(table, kind, id)
  if (stands === null) return
  yield stands.entry
  const before = {
    KeyConditionExpression: 'pk = :pk AND sk < :version',
    ExpressionAttributeValues: {
      ':pk': historyPartition(kind, id),
      ':version': versionText(stands.entry.version),
    },
    ConsistentRead: true,
    ScanIndexForward: false,
  }
  for await (const page of queryPages<StoredEntry>(table, before)) yield* page.map(({ entry }) => entry)
}
