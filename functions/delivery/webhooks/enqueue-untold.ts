// Records that changed become deliveries, each version once for each endpoint that may be told of it. Whoever is stopped on the
// way enqueues it again under the same ids; what was told stays told, whatever an endpoint asks for later.
import type { WebhookEvent } from '../../../shared/contract/webhooks/webhook.ts'
import { enqueueEvents, type WebhookOutbox } from './enqueue-events.ts'

/** Versions that no webhook was made of yet (functions/stores/decisions). */
export interface Untold<Item> {
  untold(): Promise<readonly { readonly id: string; readonly record: Item }[]>
  told(id: string): Promise<void>
}

/** @returns how many deliveries they come to */
export async function enqueueUntold<Item>(
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
