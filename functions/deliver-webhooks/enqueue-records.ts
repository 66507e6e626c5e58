// Decisions and initiatives that changed become deliveries, each version once for each endpoint that may be told of it. Whoever
// is stopped on the way enqueues it again under the same ids.
import type { Decision } from '../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../shared/contract/decisions/initiative.ts'
import type { WebhookEvent } from '../../shared/contract/webhooks/webhook.ts'
import { decisionEvent, initiativeEvent } from '../../shared/webhooks/webhook-events.ts'
import { enqueueEvents, type WebhookOutbox } from '../delivery/webhooks/enqueue-events.ts'
import type { RecordStore } from '../stores/decisions/record-store.ts'
import type { Listed } from '../stores/decisions/stored-record.ts'

type Untold<Item extends Listed> = Pick<RecordStore<Item>, 'untold' | 'told'>

export interface RecordsOutbox {
  readonly decisions: Untold<Decision>
  readonly initiatives: Untold<Initiative>
  readonly webhooks: WebhookOutbox
}

/** @returns how many deliveries they came to */
export async function enqueueRecords({ decisions, initiatives, webhooks }: RecordsOutbox): Promise<number> {
  // Nobody listens, and whoever is registered later is told of nothing from before: there is nothing to read.
  if ((await webhooks.endpoints.list()).length === 0) return 0
  return (
    (await enqueueOf(decisions, decisionEvent, webhooks)) +
    (await enqueueOf(initiatives, initiativeEvent, webhooks))
  )
}

async function enqueueOf<Item extends Listed>(
  records: Untold<Item>,
  eventOf: (record: Item) => WebhookEvent,
  webhooks: WebhookOutbox,
): Promise<number> {
  const news = await records.untold()
  const enqueued = await enqueueEvents(
    news.map(({ record }) => eventOf(record)),
    webhooks,
  )
  for (const { id } of news) await records.told(id)
  return enqueued
}
