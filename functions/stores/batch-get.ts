// Reads items by their keys in batches, several at once; what DynamoDB leaves unprocessed is asked for again.
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import pMap from 'p-map'
import pRetry from 'p-retry'
import { StoreUnavailableError } from '../runtime/errors.ts'
import type { FiguresTable } from './figures-table.ts'
import type { ItemKey } from './runs/keys.ts'

const MOST_KEYS_A_BATCH = 100
const BATCHES_AT_ONCE = 8
// Fewer and shorter waits than a write has, about five seconds in all: somebody waits for the answer.
const RETRIES = 8

export interface ReadKeys {
  /** What to bring of each item; everything when left out. */
  readonly attributes?: readonly string[]
  /** At most 100, which is the default; few where items are large, since an answer holds only so much. */
  readonly keysABatch?: number
}

/**
 * The items that are there, strongly consistent, in no particular order; a key asked for twice is read once.
 *
 * @returns items as the caller wrote them (`Item`)
 * @throws UnprocessedKeysError when DynamoDB leaves keys unread however often it is asked
 */
export async function readKeys<Item>(
  table: FiguresTable,
  keys: readonly ItemKey[],
  options: ReadKeys = {},
): Promise<Item[]> {
  const items: Item[] = []
  await takeKeys<Item>(table, keys, (item) => items.push(item), options)
  return items
}

/** As `readKeys`, and each item is taken as it arrives, while other batches are still being read. */
export async function takeKeys<Item>(
  table: FiguresTable,
  keys: readonly ItemKey[],
  take: (item: Item) => void,
  { attributes, keysABatch = MOST_KEYS_A_BATCH }: ReadKeys = {},
): Promise<void> {
  const distinct = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()]
  const starts = Array.from(
    { length: Math.ceil(distinct.length / keysABatch) },
    (_, batch) => batch * keysABatch,
  )
  const projection = attributes === undefined ? {} : project(attributes)
  await pMap(
    starts,
    (start) => readBatch(table, distinct.slice(start, start + keysABatch), projection, take),
    { concurrency: BATCHES_AT_ONCE },
  )
}

/** Names go apart from the expression: some are words that DynamoDB reserves. */
function project(attributes: readonly string[]) {
  return {
    ProjectionExpression: attributes.map((_, index) => `#${index}`).join(','),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name, index) => [`#${index}`, name])),
  }
}

async function readBatch<Item>(
  { client, name }: FiguresTable,
  keys: readonly ItemKey[],
  projection: object,
  take: (item: Item) => void,
): Promise<void> {
  let waiting: Record<string, unknown>[] = keys.map((key) => ({ ...key }))
  const ask = async () => {
    const request = { Keys: waiting, ConsistentRead: true, ...projection }
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: request } }))
    for (const item of answer.Responses?.[name] ?? []) take(item as Item)
    waiting = answer.UnprocessedKeys?.[name]?.Keys ?? []
  }
  await pRetry(
    async () => {
      let before: number
      do {
        before = waiting.length
        await ask()
        // An answer with some of the keys was full: the rest is asked for at once. One with none is a busy table's.
      } while (waiting.length > 0 && waiting.length < before)
      if (waiting.length > 0) throw new UnprocessedKeysError(waiting.length)
    },
    {
      retries: RETRIES,
      minTimeout: 50,
      maxTimeout: 1_000,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof UnprocessedKeysError,
    },
  )
}

/** DynamoDB is busy: nothing was changed, and asking again may succeed. */
export class UnprocessedKeysError extends StoreUnavailableError {
  override name = 'UnprocessedKeysError'

  constructor(count: number) {
    super(
      `DynamoDB left ${count} items unread after ${RETRIES} retries. Nothing was changed; ask again in a minute.`,
    )
  }
}
