// Items that several write at once: each write names the one that it was made of, and of two made of the same one only one
// stands. A write whose answer was lost is looked for before it is called a failure.
import { randomUUID } from 'node:crypto'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import pRetry from 'p-retry'
import { StoreUnavailableError } from '../runtime/errors.ts'
import type { FiguresTable } from './figures-table.ts'
import type { ItemKey } from './runs/keys.ts'

/** The name of the write that an item comes from. */
export interface Tokened {
  readonly token: string
}

/** Another write came first; nothing of this one stands. */
export class ChangedMeanwhileError extends Error {
  override readonly name = 'ChangedMeanwhileError'
}

const RETRIES = 9

/** Strongly consistent; null where there is none. `Item` is what the caller wrote there. */
export async function readItem<Item>(table: FiguresTable, key: ItemKey): Promise<Item | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  return (Item as Item | undefined) ?? null
}

/**
 * Writes an item in place of the one that was read.
 *
 * @param before null where there was none
 * @throws ChangedMeanwhileError when another write came in between
 */
export async function replaceItem<Item extends Tokened>(
  table: FiguresTable,
  key: ItemKey,
  before: Tokened | null,
  item: Item,
): Promise<void> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...item, ...key },
        ...(before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#token = :token',
              ExpressionAttributeNames: { '#token': 'token' },
              ExpressionAttributeValues: { ':token': before.token },
            }),
      }),
    )
  } catch (cause) {
    const stands = await readItem<Tokened>(table, key)
    if (stands?.token === item.token) return
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
    throw new ChangedMeanwhileError(`${key.pk} was changed by another write.`)
  }
}

/** @returns whether it was written; false where one stands already */
export async function putOnce(table: FiguresTable, key: ItemKey, item: object): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...item, ...key },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return false
    throw cause
  }
}

/**
 * Reads, decides and writes again while others come first.
 *
 * @param what is changed, in words
 * @param attempt given a name for its write, another one each time
 * @param retries more than usual where many are expected to write at one moment
 * @throws StoreUnavailableError when others come first again and again
 */
export async function untilItStands<Result>(
  what: string,
  attempt: (token: string) => Promise<Result>,
  retries = RETRIES,
): Promise<Result> {
  try {
    return await pRetry(() => attempt(randomUUID()), {
      retries,
      minTimeout: 10,
      maxTimeout: 300,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof ChangedMeanwhileError,
    })
  } catch (cause) {
    if (!(cause instanceof ChangedMeanwhileError)) throw cause
    throw new StoreUnavailableError(
      `Others changed ${what} at the same time, again and again. Nothing of this was written; try again in a minute.`,
      { cause },
    )
  }
}
