// What an event gives rise to: one delivery for each endpoint that asked for it and may be told of it.
import type { WebhookDelivery, WebhookEndpoint, WebhookEvent } from '../contract/webhooks/webhook.ts'

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
  const { id, type, at, data } = event
  const payload = JSON.stringify({ type, timestamp: at, data })
  return endpoints
    .filter((endpoint) => isFor(endpoint, event))
    .map((endpoint) => ({
      id: `msg_${uuidOf(JSON.stringify([id, endpoint.id]))}`,
      endpointId: endpoint.id,
      eventId: id,
      type,
      createdAt: at,
      payload,
      state: 'pending',
      attempts: [],
      nextAttemptAt: at,
    }))
}

/** An endpoint of some tenants is told of these alone: nothing of others, nothing of the platform. */
function isFor({ types, tenantIds, stopped }: WebhookEndpoint, { type, tenantId }: WebhookEvent): boolean {
  if (stopped !== null || !types.includes(type)) return false
  return tenantIds === null || (tenantId !== null && tenantIds.includes(tenantId))
}
