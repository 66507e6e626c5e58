// allocate-shard: the steps between plan and publication, one shard a call. It reaches the shards' bucket and nothing else.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { logger } from '../../runtime/logger.ts'
import { onceStarted } from '../../runtime/once-started.ts'
import { connectShards, ShardsUnavailableError } from '../../stores/shards/shard-objects.ts'
import { readShardConfiguration } from '../configuration.ts'
import { runShard, type ShardServices } from './run-shard.ts'
import { type ShardEvent, shardEvent } from './shard-event.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function allocateShardHandler(services: () => ShardServices) {
  return middy<ShardEvent, null>()
    .onError(({ error }) => logShardFailure(error))
    .handler(async (event) => {
      const asked = shardEvent.parse(event)
      await runShard(asked, services())
      logger.info('Done.', { ...asked })
      return null
    })
}

/** Clients are made at the first call and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const shards = connectShards(readShardConfiguration(process.env).SHARDS_BUCKET)
  const handle = allocateShardHandler(() => ({ shards }))
  return (event: ShardEvent, context: Context) => handle(event, context)
})

/** Our own errors are sentences; of any other, the log gets the kind alone. */
function logShardFailure(error: unknown): void {
  const reason = error instanceof Error ? error.name : 'unknown'
  const message = error instanceof ShardsUnavailableError ? error.message : 'The shard failed.'
  logger.error(message, { reason })
}
