// publish-allocation: the last step of an allocation at scale. Its answer and its line in the log are those of allocate-costs,
// so the same alarms count them.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import * as z from 'zod'
import type { AllocateCostsAnswer } from '../../allocate-costs/answer.ts'
import { logFailure, logOutcome } from '../../allocate-costs/outcome-log.ts'
import { onceStarted } from '../../runtime/once-started.ts'
import { connectFiguresTable } from '../../stores/figures-table.ts'
import { connectShards } from '../../stores/shards/shard-objects.ts'
import { readPublishConfiguration } from '../configuration.ts'
import { publishAllocation } from './publish-allocation.ts'
import type { PublishServices } from './services.ts'

const publishEvent = z.strictObject({ runId: z.uuid() })

export type PublishEvent = z.infer<typeof publishEvent>

/** The handler over given services; `handler` below has those of the deployed function. */
export function publishAllocationHandler(services: () => PublishServices) {
  return middy<PublishEvent, AllocateCostsAnswer>()
    .onError(({ error }) => logFailure(error))
    .handler(async (event) => {
      const { runId } = publishEvent.parse(event)
      const { configuration, clock } = services()
      const { answer, run } = await publishAllocation(runId, services())
      logOutcome(answer, run, configuration, clock())
      return answer
    })
}

/** Clients are made at the first call and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const configuration = readPublishConfiguration(process.env)
  const services: PublishServices = {
    configuration,
    table: connectFiguresTable(configuration.FIGURES_TABLE),
    shards: connectShards(configuration.SHARDS_BUCKET),
    clock: Date.now,
  }
  const publish = publishAllocationHandler(() => services)
  return (event: PublishEvent, context: Context) => publish(event, context)
})
