// What deliver-webhooks works with; made once, outside the handler.
import type { DeliveryStores } from '../delivery/webhooks/delivery-store.ts'
import { messagePoster, type PostRules } from '../delivery/webhooks/post-message.ts'
import { type SendDelivery, webhookSender } from '../delivery/webhooks/webhook-sender.ts'
import { decisionStore, initiativeStore } from '../stores/decisions/record-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { deliveryStore } from '../stores/webhooks/delivery-store.ts'
import { endpointStore } from '../stores/webhooks/endpoint-store.ts'
import { signingKeys } from '../stores/webhooks/secret-store.ts'
import type { DeliverWebhooksConfiguration } from './configuration.ts'
import type { RecordsOutbox } from './enqueue-records.ts'

export interface Services {
  readonly configuration: DeliverWebhooksConfiguration
  readonly stores: DeliveryStores
  /** What people changed since the last start. */
  readonly news: RecordsOutbox
  readonly send: SendDelivery
  /** The longest that one attempt takes, milliseconds. */
  readonly attemptMs: number
  /** Epoch milliseconds. */
  clock(): number
}

/** @param rules which targets may be called, and for how long @param clock epoch milliseconds */
export function deliverWebhooksServices(
  configuration: DeliverWebhooksConfiguration,
  table: FiguresTable,
  rules: PostRules,
  clock: () => number,
): Services {
  const endpoints = endpointStore(table, clock)
  const deliveries = deliveryStore(table, { endedDays: configuration.WEBHOOK_RETENTION_DAYS }, clock)
  return {
    configuration,
    stores: { endpoints, deliveries },
    news: {
      decisions: decisionStore(table, clock),
      initiatives: initiativeStore(table, clock),
      webhooks: { endpoints, deliveries },
    },
    send: webhookSender({
      post: messagePoster(rules, clock),
      keysOf: (endpoint, at) => signingKeys(table, endpoint, at),
      clock,
    }),
    attemptMs: rules.wholeMs,
    clock,
  }
}
