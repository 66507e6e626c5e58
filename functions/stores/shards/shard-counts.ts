// The pass before the shards of `volume_per_ip`: how many IPs each tenant has in service, by shard, then over all of them.
import pMap from 'p-map'
import * as z from 'zod'
import type { InServiceIps } from '../../../shared/allocation/allocate-resources.ts'
import { addCounts } from '../../../shared/shards/allocate-shard.ts'
import { getJson, putJson } from './json-object.ts'
import type { ShardObjects } from './shard-objects.ts'

const SHARDS_AT_ONCE = 16
const ALL = 'counts/all.json'

const countsForm = z.array(z.tuple([z.string(), z.int()]))

export function writeCount(objects: ShardObjects, shard: number, counts: InServiceIps): Promise<void> {
  return putJson(objects, `counts/${shard}.json`, [...counts])
}

/** Adds the counts of that many shards. @throws ShardsUnavailableError when one is not there */
export async function addUpCounts(objects: ShardObjects, shards: number): Promise<void> {
  const numbers = Array.from({ length: shards }, (_, number) => number)
  const counts = await pMap(numbers, (number) => readCounts(objects, `counts/${number}.json`), {
    concurrency: SHARDS_AT_ONCE,
  })
  await putJson(objects, ALL, [...addCounts(counts)])
}

/** Of the whole platform. @throws ShardsUnavailableError */
export function readAllCounts(objects: ShardObjects): Promise<InServiceIps> {
  return readCounts(objects, ALL)
}

async function readCounts(objects: ShardObjects, key: string): Promise<InServiceIps> {
  return new Map(await getJson(objects, key, countsForm))
}
