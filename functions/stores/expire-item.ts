// Marks an item to expire: from then on it is not shown, and DynamoDB deletes it some time later.
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
