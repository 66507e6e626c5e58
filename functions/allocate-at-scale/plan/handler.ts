// plan-allocation: the first step of an allocation at scale. It takes the event of allocate-costs, reads the month, and writes
// what each shard computes from.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { type AllocateCostsEvent, allocateCostsEvent, EXAMPLE_EVENT } from '../../allocate-costs/event.ts'
import { logFailure } from '../../allocate-costs/outcome-log.ts'
import { readConfiguration } from '../../runtime/config.ts'
import { logger } from '../../runtime/logger.ts'
import { onceStarted } from '../../runtime/once-started.ts'
import { withSecrets } from '../../runtime/secrets.ts'
import { validEvent } from '../../runtime/valid-event.ts'
import { connectArchive } from '../../stores/archive/archive-objects.ts'
import { connectFiguresTable } from '../../stores/figures-table.ts'
import { connectShards } from '../../stores/shards/shard-objects.ts'
import { readShardConfiguration } from '../configuration.ts'
import { type PlannedAllocation, type PlanServices, planAllocation } from './plan-allocation.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function planAllocationHandler(services: () => PlanServices) {
  return middy<AllocateCostsEvent, PlannedAllocation>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(allocateCostsEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const planned = await planAllocation(event, services())
      logger.info('Planned.', { runId: planned.runId, shards: planned.shardCount })
      return planned
    })
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const plan = planAllocationHandler(() => services)
  return (event: AllocateCostsEvent, context: Context) => plan(event, context)
})

async function deployedServices(): Promise<PlanServices> {
  const configuration = readConfiguration(await withSecrets(process.env))
  const { SHARDS_BUCKET, ASSIGNMENTS_A_SHARD } = readShardConfiguration(process.env)
  return {
    configuration,
    table: connectFiguresTable(configuration.FIGURES_TABLE),
    archive: connectArchive(configuration.ARCHIVE_BUCKET),
    shards: connectShards(SHARDS_BUCKET),
    assignmentsAShard: ASSIGNMENTS_A_SHARD,
    clock: Date.now,
  }
}
