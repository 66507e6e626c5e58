// What delivering needs of the stores of deliveries and endpoints (functions/stores/webhooks).
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'

/** A delivery that nobody else is given for the time of its lease. */
export interface LeasedDelivery {
  readonly delivery: WebhookDelivery
  readonly lease: string
}

export interface DeliveryStores {
  readonly deliveries: {
    /** Those that are due, the longest due first. After its lease one is due again, unless it was finished. */
    lease(asked: { most: number; seconds: number }): Promise<readonly LeasedDelivery[]>
    /**
     * Puts `after` in place of the delivery and ends the lease.
     *
     * @returns false where it is ours no longer, and was not written
     */
    finish(leased: LeasedDelivery, after: WebhookDelivery): Promise<boolean>
  }
  readonly endpoints: {
    /** Strongly consistent; null where it was removed. */
    read(id: string): Promise<WebhookEndpoint | null>
    change(
      id: string,
      make: (stands: WebhookEndpoint) => Partial<Pick<WebhookEndpoint, 'stopped'>>,
    ): Promise<unknown>
  }
}
