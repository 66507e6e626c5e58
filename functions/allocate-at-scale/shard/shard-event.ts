// What the state machine hands a shard's step. It comes from the plan alone, never from people.
import * as z from 'zod'

const runId = z.uuid()
const shard = z.strictObject({ number: z.int().min(0), key: z.string(), sha256: z.string() })

export const shardEvent = z.discriminatedUnion('pass', [
  z.strictObject({ pass: z.literal('count'), runId, shard }),
  z.strictObject({ pass: z.literal('add'), runId, shardCount: z.int().min(1) }),
  z.strictObject({ pass: z.literal('allocate'), runId, shard }),
])

export type ShardEvent = z.infer<typeof shardEvent>
