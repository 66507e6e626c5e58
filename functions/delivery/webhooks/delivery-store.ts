// What delivering needs of the stores of deliveries and endpoints (functions/stores/webhooks).
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'

/** One that is due, as far as it takes to choose what becomes of it. */
export interface DueDelivery
  extends Pick<
    WebhookDelivery,
    'id' | 'endpointId' | 'type' | 'tenantId' | 'createdAt' | 'againAt' | 'nextAttemptAt'
  > {
  /** How many attempts were made. */
  readonly tried: number
}

/** A delivery that nobody else is given for the time of its lease. */
export interface LeasedDelivery {
  readonly delivery: WebhookDelivery
  readonly lease: string
}

export interface DeliveryStores {
  readonly deliveries: {
    /** Of one endpoint, the longest due first. */
    due(endpointId: string, most: number): Promise<readonly DueDelivery[]>
    /** After its lease it is due again, unless it was finished. Null where it is not due any more, or somebody else's. */
    lease(due: DueDelivery, seconds: number): Promise<LeasedDelivery | null>
    /**
     * Puts `after` in place of the delivery and ends the lease.
     *
     * @returns false where it is ours no longer, and was not written
     */
    finish(leased: LeasedDelivery, after: WebhookDelivery): Promise<boolean>
  }
  readonly endpoints: {
    /** Whoever something may wait for, by id: null for one that was removed. Strongly consistent. */
    receivers(): Promise<ReadonlyMap<string, WebhookEndpoint | null>>
    change(
      id: string,
      make: (stands: WebhookEndpoint) => Partial<Pick<WebhookEndpoint, 'stopped'>>,
    ): Promise<unknown>
  }
}
