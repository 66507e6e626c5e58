// Where webhooks lie. Every partition key begins with `WEBHOOK`; secrets with `WEBHOOK_SECRET`, which only the function that
// registers and the one that delivers may read (`dynamodb:LeadingKeys`), and which no list holds.
import type { ItemKey } from '../runs/keys.ts'

export const ALL_ENDPOINTS = 'WEBHOOK_ENDPOINTS'

export function endpointKey(id: string): ItemKey {
  return { pk: ALL_ENDPOINTS, sk: id }
}

export function secretKey(endpointId: string, secretId: string): ItemKey {
  return { pk: `WEBHOOK_SECRET#${endpointId}`, sk: secretId }
}

export function deliveryKey(id: string): ItemKey {
  return { pk: `WEBHOOK_DELIVERY#${id}`, sk: 'DELIVERY' }
}

/** What lists an endpoint's deliveries that wait, by when they are to be tried next: nobody's stand behind another's. */
export function dueOf(endpointId: string): string {
  return `WEBHOOK#DUE#${endpointId}`
}

/** What lists an endpoint's deliveries that ended, by when they were created. */
export function endedOf(endpointId: string): string {
  return `WEBHOOK#ENDED#${endpointId}`
}
