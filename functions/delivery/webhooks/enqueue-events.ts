// What happened becomes deliveries, one for each endpoint that may be told of it. The same happening gives the same deliveries,
// so that whoever was stopped on the way enqueues it again, and it goes out once.
import { v5 as namedId } from 'uuid'
import {
  TEST_TYPE,
  type WebhookDelivery,
  type WebhookEndpoint,
  type WebhookEvent,
} from '../../../shared/contract/webhooks/webhook.ts'
import { deliveriesOf, deliveryTo } from '../../../shared/webhooks/deliveries-of.ts'

/** What enqueuing needs of the stores (functions/stores/webhooks). */
export interface WebhookOutbox {
  readonly endpoints: { list(): Promise<readonly WebhookEndpoint[]> }
  /** Each of them once, however often it is added. */
  readonly deliveries: { add(deliveries: readonly WebhookDelivery[]): Promise<void> }
}

/** Of the ids of deliveries: nobody else's ids are made of it. */
const DELIVERIES = '0c0a3c0e-8f4f-4a6d-8a6b-6f7f2a2f8d5b'

/** @returns how many deliveries they come to, those of before among them */
export async function enqueueEvents(
  events: readonly WebhookEvent[],
  { endpoints, deliveries }: WebhookOutbox,
): Promise<number> {
  if (events.length === 0) return 0
  const receivers = await endpoints.list()
  const due = events.flatMap((event) => deliveriesOf(event, receivers, uuidOf))
  await deliveries.add(due)
  return due.length
}

/** The same test of the same endpoint is one delivery, however often it is asked for. */
export function testDelivery(
  endpoint: Pick<WebhookEndpoint, 'id' | 'name'>,
  { id, at }: { readonly id: string; readonly at: string },
): WebhookDelivery {
  const event: WebhookEvent = {
    id: `${TEST_TYPE}:${id}`,
    type: TEST_TYPE,
    at,
    tenantId: null,
    data: { endpoint: endpoint.name, message: 'A test: nothing happened, and there is nothing to do.' },
  }
  return deliveryTo(endpoint, event, uuidOf)
}

function uuidOf(name: string): string {
  return namedId(name, DELIVERIES)
}
