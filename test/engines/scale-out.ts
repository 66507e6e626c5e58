// An allocation at scale with the very handlers that are deployed, in the order of the state machine, its map as many shards at
// once. What goes from step to step goes as JSON, and a step that fails is tried again.
import type { Context } from 'aws-lambda'
import pMap from 'p-map'
import pRetry from 'p-retry'
import { planAllocationHandler } from '../../functions/allocate-at-scale/plan/handler.ts'
import type { PlanServices } from '../../functions/allocate-at-scale/plan/plan-allocation.ts'
import { publishAllocationHandler } from '../../functions/allocate-at-scale/publish/handler.ts'
import { allocateShardHandler } from '../../functions/allocate-at-scale/shard/handler.ts'
import type { ShardEvent } from '../../functions/allocate-at-scale/shard/shard-event.ts'
import type { AllocateCostsAnswer } from '../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../functions/allocate-costs/event.ts'

const RETRIES = 2
const SHARDS_AT_ONCE = 8

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

export async function allocateAtScale(
  event: Partial<AllocateCostsEvent>,
  services: PlanServices,
): Promise<AllocateCostsAnswer> {
  const context = {} as Context
  const shard = allocateShardHandler(() => services)
  const tried = (input: ShardEvent) =>
    pRetry(() => shard(asJson(input), context), { retries: RETRIES, minTimeout: 0 })
  const plan = planAllocationHandler(() => services)
  const planned = asJson(await plan(event as AllocateCostsEvent, context))
  const { runId, shards, shardCount, countsFirst } = planned
  const map = (pass: 'count' | 'allocate') =>
    pMap(shards, (each) => tried({ pass, runId, shard: each }), { concurrency: SHARDS_AT_ONCE })
  if (countsFirst) {
    await map('count')
    await tried({ pass: 'add', runId, shardCount })
  }
  await map('allocate')
  return publishAllocationHandler(() => services)({ runId }, context)
}
