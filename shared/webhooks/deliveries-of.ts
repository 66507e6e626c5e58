// What an event gives rise to: one delivery for each endpoint that asked for it, was there by then, and may be told of it.
import {
  TEST_TYPE,
  type WebhookDelivery,
  type WebhookEndpoint,
  type WebhookEvent,
} from '../contract/webhooks/webhook.ts'
import { parseInstant } from '../periods/instants.ts'

/**
 * The same event and endpoint give the same delivery: storing it only where none of its id stands sends nothing twice.
 *
 * @param uuidOf UUID version 5 of a name
 */
export function deliveriesOf(
  event: WebhookEvent,
  endpoints: readonly WebhookEndpoint[],
  uuidOf: (name: string) => string,
): WebhookDelivery[] {
  return endpoints
    .filter((endpoint) => isFor(endpoint, event))
    .map((endpoint) => deliveryTo(endpoint, event, uuidOf))
}

/** Of an event to one endpoint, whether it asked for it or not. */
export function deliveryTo(
  endpoint: Pick<WebhookEndpoint, 'id'>,
  { id, type, at, tenantId, data }: WebhookEvent,
  uuidOf: (name: string) => string,
): WebhookDelivery {
  return {
    id: `msg_${uuidOf(JSON.stringify([id, endpoint.id]))}`,
    endpointId: endpoint.id,
    eventId: id,
    ...{ type, tenantId },
    createdAt: at,
    payload: JSON.stringify({ type, timestamp: at, data }),
    state: 'pending',
    attempts: [],
    nextAttemptAt: at,
  }
}

/**
 * An endpoint of some tenants is told of these alone: nothing of others, nothing of the platform. What waits was enqueued for
 * the endpoint as it was then, so this is asked again whenever something is sent. A test tells of nothing.
 */
export function mayBeTold(
  { types, tenantIds }: Pick<WebhookEndpoint, 'types' | 'tenantIds'>,
  { type, tenantId }: Pick<WebhookDelivery, 'type' | 'tenantId'>,
): boolean {
  if (type === TEST_TYPE) return true
  if (!types.includes(type)) return false
  return tenantIds === null || (tenantId !== null && tenantIds.includes(tenantId))
}

/** Nobody subscribes to a test, and what happened before an endpoint was registered is no news of its. */
function isFor(endpoint: WebhookEndpoint, event: WebhookEvent): boolean {
  if (endpoint.stopped !== null || event.type === TEST_TYPE) return false
  const registeredMs = parseInstant(endpoint.created.at, 'created.at')
  return registeredMs <= parseInstant(event.at, 'at') && mayBeTold(endpoint, event)
}
