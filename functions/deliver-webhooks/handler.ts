// deliver-webhooks: makes deliveries of what people decided and changed, and sends those that are due, each signed and tried with
// back-off until its receiver takes it. Runs every minute; two at once take different ones.
import middy from '@middy/core'
import { PUBLIC_POST } from '../delivery/webhooks/post-message.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { answer, type DeliverWebhooksAnswer } from './answer.ts'
import { readDeliverWebhooksConfiguration } from './configuration.ts'
import { deliverInTime } from './deliver-in-time.ts'
import { enqueueNews } from './enqueue-news.ts'
import { type DeliverWebhooksEvent, deliverWebhooksEvent, EXAMPLE_EVENT } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { deliverWebhooksServices, type Services } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function deliverWebhooksHandler(services: () => Services) {
  return middy<DeliverWebhooksEvent, DeliverWebhooksAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(deliverWebhooksEvent, EXAMPLE_EVENT))
    .handler(async (_event, context) => {
      const used = services()
      const news = await enqueueNews(used.news)
      const result = answer(await deliverInTime(used, context.getRemainingTimeInMillis()), news.enqueued)
      logOutcome(result)
      if (news.failure !== null) throw news.failure
      return result
    })
}

let made: Services | undefined

/** Clients are made at the first call, and kept for the life of the function. */
export const handler = deliverWebhooksHandler(() => {
  made ??= deployedServices()
  return made
})

function deployedServices(): Services {
  const configuration = readDeliverWebhooksConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  return deliverWebhooksServices(configuration, table, PUBLIC_POST, Date.now)
}
