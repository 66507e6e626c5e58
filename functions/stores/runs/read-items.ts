// Reads a run's items back, shard by shard, each shard in key order.
import pMap from 'p-map'
import type { FiguresTable } from '../figures-table.ts'
import { queryAll } from '../query-all.ts'
import { shardKeys } from './keys.ts'
import type { RunItem } from './pack-run.ts'

const SHARDS_AT_ONCE = 8

export type SortKeyRange = readonly [from: string, to: string]

export interface ReadItems {
  readonly runId: string
  readonly shards: number
  /** Only items whose sort key lies between these two, both inclusive; all when left out. */
  readonly between?: SortKeyRange
  /** A strongly consistent read sees every write that was acknowledged. */
  readonly consistent: boolean
}

/** @returns one list a shard, in shard order, each in sort key order */
export async function readItems(table: FiguresTable, options: ReadItems): Promise<RunItem[][]> {
  const keys = shardKeys(options.runId, options.shards)
  return pMap(keys, (pk) => readShard(table, pk, options), { concurrency: SHARDS_AT_ONCE })
}

/** One shard's items in sort key order, or those within a range of sort keys. */
export function readShard(
  table: FiguresTable,
  pk: string,
  { between, consistent }: Pick<ReadItems, 'between' | 'consistent'>,
): Promise<RunItem[]> {
  return queryAll<RunItem>(table, {
    KeyConditionExpression: between === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues:
      between === undefined ? { ':pk': pk } : { ':pk': pk, ':from': between[0], ':to': between[1] },
    ConsistentRead: consistent,
  })
}
