// Deliveries and endpoints in memory, with the promises of the real stores: leases that end, one who finishes.
import type { DeliveryStores } from '../../../../functions/delivery/webhooks/delivery-store.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../../../shared/contract/webhooks/webhook.ts'

export interface MemoryStores extends DeliveryStores {
  readonly keptEndpoints: Map<string, WebhookEndpoint>
  readonly kept: Map<string, WebhookDelivery>
  /** Called before each attempt is recorded: what it throws, the store throws. */
  beforeFinish: (after: WebhookDelivery) => void
}

export function memoryStores(
  endpoints: readonly WebhookEndpoint[],
  deliveries: readonly WebhookDelivery[],
  clock: () => number,
): MemoryStores {
  const leases = new Map<string, { lease: string; untilMs: number }>()
  const keptEndpoints = new Map(endpoints.map((one) => [one.id, one]))
  const kept = new Map(deliveries.map((one) => [one.id, one]))
  let made = 0
  const isDue = (one: WebhookDelivery): boolean =>
    one.nextAttemptAt !== null && dueMs(one) <= clock() && (leases.get(one.id)?.untilMs ?? 0) <= clock()
  const stores: MemoryStores = {
    keptEndpoints,
    kept,
    beforeFinish: () => undefined,
    deliveries: {
      async due(endpointId, most) {
        return [...kept.values()]
          .filter((one) => one.endpointId === endpointId && isDue(one))
          .toSorted((one, other) => dueMs(one) - dueMs(other))
          .slice(0, most)
          .map((one) => ({ ...one, tried: one.attempts.length }))
      },
      async lease({ id }, seconds) {
        const delivery = kept.get(id)
        if (delivery === undefined || !isDue(delivery)) return null
        made += 1
        const lease = String(made)
        leases.set(id, { lease, untilMs: clock() + seconds * 1000 })
        return { delivery, lease }
      },
      async finish({ delivery, lease }, after) {
        stores.beforeFinish(after)
        if (leases.get(delivery.id)?.lease !== lease) return false
        leases.delete(delivery.id)
        kept.set(delivery.id, after)
        return true
      },
    },
    endpoints: {
      async receivers() {
        const removed = [...kept.values()].map(({ endpointId }) => [endpointId, null] as const)
        return new Map<string, WebhookEndpoint | null>([...removed, ...keptEndpoints])
      },
      async change(id, make) {
        const stands = keptEndpoints.get(id)
        if (stands !== undefined) keptEndpoints.set(id, { ...stands, ...make(stands) })
      },
    },
  }
  return stores
}

function dueMs({ nextAttemptAt }: WebhookDelivery): number {
  return Date.parse(nextAttemptAt ?? '')
}
