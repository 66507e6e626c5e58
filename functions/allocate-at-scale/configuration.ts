// What the steps of an allocation at scale read from the environment, beside what allocate-costs reads.
import * as z from 'zod'
import { readEnvironment, storeConfiguration } from '../runtime/config.ts'

const ASSIGNMENTS_A_SHARD = 200_000
const DAYS_13_MONTHS = 396

const shardConfiguration = z.object({
  /** Where steps hand each other what they made; its objects expire. */
  SHARDS_BUCKET: z.string({ error: 'it takes the name of a bucket' }).min(3),
  ASSIGNMENTS_A_SHARD: z.coerce.number().int().min(1).default(ASSIGNMENTS_A_SHARD),
})

const publishConfiguration = z.object({
  ...storeConfiguration.shape,
  SHARDS_BUCKET: shardConfiguration.shape.SHARDS_BUCKET,
  /** How long a superseded run stays readable; longer than the longest pin of a workbook. */
  RUN_RETENTION_DAYS: z.coerce.number().int().min(1).default(DAYS_13_MONTHS),
})

const startConfiguration = z.object({
  /** More assignments than this are allocated at scale; never when left out. */
  SCALE_OUT_ABOVE_ASSIGNMENTS: z.coerce.number().int().min(1).optional(),
  /** The ARN of what allocates at scale. */
  SCALE_OUT_STATE_MACHINE: z.string().startsWith('arn:').optional(),
})

export type StartConfiguration = z.infer<typeof startConfiguration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readShardConfiguration(environment: NodeJS.ProcessEnv): z.infer<typeof shardConfiguration> {
  return readEnvironment(shardConfiguration, environment)
}

/** @throws ConfigurationError naming the variable and what it takes */
export function readPublishConfiguration(
  environment: NodeJS.ProcessEnv,
): z.infer<typeof publishConfiguration> {
  return readEnvironment(publishConfiguration, environment)
}

/** @throws ConfigurationError naming the variable and what it takes */
export function readStartConfiguration(environment: NodeJS.ProcessEnv): StartConfiguration {
  return readEnvironment(startConfiguration, environment)
}
