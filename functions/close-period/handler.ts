// close-period: prepares the close of a month that has ended, and closes it once it is approved: from then on its figures
// never change. Its schedule prepares, and closes by itself only where a team is one person; people prepare and approve by
// hand.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { Ended } from '../runtime/acts-by-hand.ts'
import { loggingActs } from '../runtime/log-acts.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectArchive } from '../stores/archive/archive-objects.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { closeActs } from './acts.ts'
import { answer, type ClosePeriodAnswer } from './answer.ts'
import { closePeriod } from './close-period.ts'
import { type ClosePeriodEvent, closePeriodEvent, EXAMPLE_EVENT } from './event.ts'
import { logClose, logCloseFailure } from './outcome-log.ts'
import { type CloseServices, readCloseConfiguration } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function closePeriodHandler(services: () => CloseServices) {
  return middy<ClosePeriodEvent, ClosePeriodAnswer>()
    .onError(({ error }) => logCloseFailure(error))
    .use(validEvent(closePeriodEvent, EXAMPLE_EVENT))
    .handler((event, context) => {
      const { configuration, clock } = services()
      const needsTwoPeople = configuration.CLOSE_NEEDS_TWO_PEOPLE
      let isPrepared = false
      const onPrepared = () => {
        isPrepared = true
      }
      const actsOf = (ended: Ended<ClosePeriodAnswer>) =>
        closeActs(event, { isPrepared, needsTwoPeople }, ended)
      return loggingActs(context, { clock, actsOf }, async () => {
        const result = answer(await closePeriod(event, services(), onPrepared))
        logClose(result)
        return result
      })
    })
}

/** Clients are made at the first call and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = deployedServices()
  const handle = closePeriodHandler(() => services)
  return (event: ClosePeriodEvent, context: Context) => handle(event, context)
})

function deployedServices(): CloseServices {
  const configuration = readCloseConfiguration(process.env)
  return {
    configuration,
    table: connectFiguresTable(configuration.FIGURES_TABLE),
    archive: connectArchive(configuration.ARCHIVE_BUCKET),
    clock: Date.now,
  }
}
