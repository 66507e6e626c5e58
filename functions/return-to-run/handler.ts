// return-to-run: makes an earlier run of a month the current one again, with a reason, for when a published run turns out
// wrong. By hand only; it is audited in the pointer's history and in the log, and a dry run unless told otherwise.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Ended } from '../runtime/acts-by-hand.ts'
import { readStoreConfiguration, type StoreConfiguration } from '../runtime/config.ts'
import { loggingActs } from '../runtime/log-acts.ts'
import { logger } from '../runtime/logger.ts'
import { combinationOf } from '../runtime/official-combination.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable, type FiguresTable } from '../stores/figures-table.ts'
import { returnActs } from './acts.ts'
import { answer, type ReturnToRunAnswer } from './answer.ts'
import { EXAMPLE_EVENT, type ReturnToRunEvent, returnToRunEvent } from './event.ts'
import { returnToRun } from './return-to-run.ts'

export interface Services {
  readonly configuration: StoreConfiguration
  readonly table: FiguresTable
  /** Epoch milliseconds. */
  clock(): number
}

/** The handler over given services; `handler` below has those of the deployed function. */
export function returnToRunHandler(services: () => Services) {
  return middy<ReturnToRunEvent, ReturnToRunAnswer>()
    .use(validEvent(returnToRunEvent, EXAMPLE_EVENT))
    .handler((event, context) => {
      const { configuration, table, clock } = services()
      const combination = combinationOf(event, configuration)
      const actsOf = (ended: Ended<ReturnToRunAnswer>) => returnActs(event, ended)
      return loggingActs(context, { clock, actsOf }, async () => {
        const result = answer(await returnToRun(event, combination, { table, clock }), event)
        logger.info(result.message, {
          period: result.period,
          fromRunId: result.fromRunId,
          toRunId: result.toRunId,
          movedBy: event.movedBy,
          reason: event.reason,
          dryRun: event.dryRun,
        })
        return result
      })
    })
}

/** Clients are made at the first call and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = deployedServices()
  const handle = returnToRunHandler(() => services)
  return (event: ReturnToRunEvent, context: Context) => handle(event, context)
})

function deployedServices(): Services {
  const configuration = readStoreConfiguration(process.env)
  return { configuration, table: connectFiguresTable(configuration.FIGURES_TABLE), clock: Date.now }
}
