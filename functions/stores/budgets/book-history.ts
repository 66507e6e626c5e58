// What each write changed, kept for ever. A change is written before its head moves and names the change before it, so the
// chain from the head holds those that became current, and no other.
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from '../figures-table.ts'
import { packParts, unpackParts } from '../parts.ts'
import { queryPages } from '../query-all.ts'
import { partText } from '../runs/keys.ts'
import type { BookChange, KeptChange } from './book-change.ts'
import type { StoredHead } from './book-head.ts'
import { changeId, historyPartition } from './keys.ts'

/** One write by its number and its name. */
export type Write = Pick<StoredHead, 'write' | 'token'>

interface ChangePart {
  readonly sk: string
  /** The id of the change before; null for the first. */
  readonly olderId: string | null
  readonly parts: number
  readonly body: Uint8Array
}

export async function writeChange(
  table: FiguresTable,
  scenarioId: string,
  { write, token }: Write,
  before: Write | null,
  change: BookChange,
): Promise<void> {
  const bodies = packParts(change)
  const id = changeId(write, token)
  for (const [part, body] of bodies.entries()) {
    const item = {
      pk: historyPartition(scenarioId),
      sk: `${id}#${partText(part)}`,
      olderId: before === null ? null : changeId(before.write, before.token),
      parts: bodies.length,
      body,
    } satisfies ChangePart & { pk: string }
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
  }
}

/** Newest first, from the given change on; read page by page as they are asked for. */
export async function* changesFrom(
  table: FiguresTable,
  scenarioId: string,
  newestId: string,
): AsyncGenerator<KeptChange> {
  let wanted: string | null = newestId
  let bodies: Uint8Array[] = []
  for await (const page of queryPages<ChangePart>(table, backFrom(scenarioId, newestId))) {
    for (const { sk, olderId, parts, body } of page) {
      if (wanted === null || !sk.startsWith(wanted)) continue
      bodies.unshift(body)
      if (bodies.length < parts) continue
      yield { id: wanted, ...unpackParts<BookChange>(bodies, parts) }
      wanted = olderId
      bodies = []
    }
  }
}

/** Whether a write became current, also where others followed. */
export async function becameCurrent(
  table: FiguresTable,
  scenarioId: string,
  head: StoredHead | null,
  { write, token }: Write,
): Promise<boolean> {
  if (head === null || head.write < write) return false
  const id = changeId(write, token)
  let wanted: string | null = changeId(head.write, head.token)
  const query = { ...backFrom(scenarioId, wanted), ProjectionExpression: 'sk, olderId' }
  for await (const page of queryPages<Pick<ChangePart, 'sk' | 'olderId'>>(table, query)) {
    for (const { sk, olderId } of page) {
      if (wanted === id) return true
      if (wanted === null || wanted < id) return false
      if (sk === `${wanted}#${partText(0)}`) wanted = olderId
    }
  }
  return wanted === id
}

function backFrom(scenarioId: string, newestId: string) {
  return {
    KeyConditionExpression: 'pk = :pk AND sk <= :newest',
    // The digits of a part stand behind the id: this comes after all of them.
    ExpressionAttributeValues: { ':pk': historyPartition(scenarioId), ':newest': `${newestId}#~` },
    ConsistentRead: true,
    ScanIndexForward: false,
  }
}
