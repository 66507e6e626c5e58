// What publication is measured against: the same items written and read with nothing but the client's own calls.
import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { FiguresTable } from '../../functions/stores/figures-table.ts'
import { SHARDS, shardKeys } from '../../functions/stores/runs/keys.ts'
import type { RunItem } from '../../functions/stores/runs/pack-run.ts'

// As in write-items.ts and read-items.ts: the pairs must differ in what is done, not in how much of it at once.
const ITEMS_A_BATCH = 25
const BATCHES_AT_ONCE = 16
const SHARDS_AT_ONCE = 8

export async function plainWrite(table: FiguresTable, items: readonly RunItem[]): Promise<void> {
  let next = 0
  await atOnce(BATCHES_AT_ONCE, async () => {
    while (next < items.length) {
      const batch = items.slice(next, next + ITEMS_A_BATCH)
      next += ITEMS_A_BATCH
      const requests = batch.map((Item) => ({ PutRequest: { Item } }))
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }))
    }
  })
}

/** @returns how many items were read, consistently, and thrown away */
export async function plainRead(table: FiguresTable, runId: string): Promise<number> {
  const shards = shardKeys(runId, SHARDS)
  let items = 0
  await atOnce(SHARDS_AT_ONCE, async () => {
    for (let pk = shards.pop(); pk !== undefined; pk = shards.pop()) {
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
        items += page.Items?.length ?? 0
        startKey = page.LastEvaluatedKey
      } while (startKey !== undefined)
    }
  })
  return items
}

async function atOnce(workers: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: workers }, work))
}
