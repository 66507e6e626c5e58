// Marks an item to expire: from then on it is not shown, and DynamoDB deletes it some time later. What is written before it is
// needed is born with such a mark, which is lifted once it is: nothing is left for ever by who is stopped in between.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from './figures-table.ts'
import type { ItemKey } from './runs/keys.ts'

/** @param expiresAt epoch seconds */
export async function expireItem(table: FiguresTable, key: ItemKey, expiresAt: number): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: `SET ${EXPIRY_ATTRIBUTE} = :expiresAt`,
      ExpressionAttributeValues: { ':expiresAt': expiresAt },
    }),
  )
}

/** Lifts the mark with which an item was written; another one, put on it since, stays. @param bornUntil epoch seconds */
export async function liftExpiry(table: FiguresTable, key: ItemKey, bornUntil: number): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `REMOVE ${EXPIRY_ATTRIBUTE}`,
        ConditionExpression: `${EXPIRY_ATTRIBUTE} = :bornUntil`,
        ExpressionAttributeValues: { ':bornUntil': bornUntil },
      }),
    )
  } catch (cause) {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause
  }
}
