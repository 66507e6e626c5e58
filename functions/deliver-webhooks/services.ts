// What deliver-webhooks works with; made once, outside the handler.
import type { DeliveryStores } from '../delivery/webhooks/delivery-store.ts'
import { messagePoster, type PostRules } from '../delivery/webhooks/post-message.ts'
import { type SendDelivery, webhookSender } from '../delivery/webhooks/webhook-sender.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { deliveryStore } from '../stores/webhooks/delivery-store.ts'
import { endpointStore } from '../stores/webhooks/endpoint-store.ts'
import { signingKeys } from '../stores/webhooks/secret-store.ts'
import type { DeliverWebhooksConfiguration } from './configuration.ts'

export interface Services {
  readonly configuration: DeliverWebhooksConfiguration
  readonly stores: DeliveryStores
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
  return {
    configuration,
    stores: {
      endpoints: endpointStore(table, clock),
      deliveries: deliveryStore(table, { endedDays: configuration.WEBHOOK_RETENTION_DAYS }, clock),
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
