// The steps in the middle: each reads what the plan wrote, computes one shard by the functions of the domain, and writes its
// own objects. Tried again, it writes the same bytes again.
import { allocateShard, countShard } from '../../../shared/shards/allocate-shard.ts'
import { addUpCounts, readAllCounts, writeCount } from '../../stores/shards/shard-counts.ts'
import { readShard } from '../../stores/shards/shard-inputs.ts'
import { objectsOfRun, type ShardObjects } from '../../stores/shards/shard-objects.ts'
import { writeResult } from '../../stores/shards/shard-results.ts'
import type { ShardEvent } from './shard-event.ts'

export interface ShardServices {
  readonly shards: ShardObjects
}

/** @throws ShardsUnavailableError, a sentence */
export async function runShard(event: ShardEvent, { shards }: ShardServices): Promise<void> {
  const objects = objectsOfRun(shards, event.runId)
  if (event.pass === 'add') return addUpCounts(objects, event.shardCount)
  const { number } = event.shard
  const { inputs, request } = await readShard(objects, event.shard)
  if (event.pass === 'count') return writeCount(objects, number, countShard(inputs, request))
  const counts = request.method === 'volume_per_ip' ? await readAllCounts(objects) : null
  await writeResult(objects, number, allocateShard(inputs, request, counts))
}
