// A close that was prepared and waits for its approval: for which run, by whom, and what the checklist said. It closes
// nothing, and is written again whenever the close is prepared again.
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ChecklistItem } from '../../../shared/contract/closing/close.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { ItemKey } from '../runs/keys.ts'

export interface PreparedClose {
  readonly period: string
  readonly runId: string
  readonly preparedBy: string
  /** ISO 8601. */
  readonly preparedAt: string
  readonly checklist: readonly ChecklistItem[]
}

/** Strongly consistent; null when the close of the period was never prepared. */
export async function readPreparedClose(
  { client, name }: FiguresTable,
  period: string,
): Promise<PreparedClose | null> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: preparedKey(period), ConsistentRead: true }),
  )
  return (Item as PreparedClose | undefined) ?? null
}

export async function putPreparedClose({ client, name }: FiguresTable, close: PreparedClose): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...preparedKey(close.period), ...close } }))
}

function preparedKey(period: string): ItemKey {
  return { pk: `CLOSE#${period}`, sk: 'PREPARED' }
}
