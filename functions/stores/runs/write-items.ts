// Writes a run's items in batches, several at once; what DynamoDB returns unprocessed is written again, with back-off.
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import pMap from 'p-map'
import pRetry from 'p-retry'
import type { FiguresTable } from '../figures-table.ts'
import type { RunItem } from './pack-run.ts'

const ITEMS_A_BATCH = 25
const BATCHES_AT_ONCE = 16
const RETRIES = 10

/** @returns how many items were written */
export async function writeItems(table: FiguresTable, items: readonly RunItem[]): Promise<number> {
  const starts = Array.from(
    { length: Math.ceil(items.length / ITEMS_A_BATCH) },
    (_, batch) => batch * ITEMS_A_BATCH,
  )
  await pMap(starts, (start) => writeBatch(table, items.slice(start, start + ITEMS_A_BATCH)), {
    concurrency: BATCHES_AT_ONCE,
  })
  return items.length
}

async function writeBatch(table: FiguresTable, items: readonly RunItem[]): Promise<void> {
  let waiting = items.map((item) => ({ PutRequest: { Item: { ...item } } }))
  await pRetry(
    async () => {
      const answer = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: waiting } }),
      )
      waiting = (answer.UnprocessedItems?.[table.name] ?? []) as typeof waiting
      if (waiting.length > 0) throw new UnprocessedItemsError(waiting.length)
    },
    {
      retries: RETRIES,
      minTimeout: 50,
      maxTimeout: 5_000,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof UnprocessedItemsError,
    },
  )
}

class UnprocessedItemsError extends Error {
  override name = 'UnprocessedItemsError'

  constructor(count: number) {
    super(
      `DynamoDB left ${count} items of a batch unwritten after ${RETRIES} retries. The run was abandoned, the published figures stand, and it is safe to run again.`,
    )
  }
}
