// What delivering needs of wherever deliveries are kept.
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'

export interface ClaimedDelivery {
  readonly delivery: WebhookDelivery
  /** Of this claim alone: whoever claims it after us has another. */
  readonly claimId: string
}

export interface DeliveryStore {
  /**
   * Claims pending deliveries whose next attempt is due at `at`, those due longest first. Until `until` nobody else is
   * given them; after it they are due again, unless they were recorded.
   *
   * @param at ISO 8601
   */
  claimDue(question: { at: string; until: string; limit: number }): Promise<readonly ClaimedDelivery[]>
  /** Strongly consistent; null where it was removed. */
  endpoint(id: string): Promise<WebhookEndpoint | null>
  /**
   * Puts `after` in place of the delivery and ends the claim, in one conditional write.
   *
   * @returns false where the claim is ours no longer: nothing is written then
   */
  record(claimed: ClaimedDelivery, after: WebhookDelivery): Promise<boolean>
  /** Unless it is stopped already. */
  stopEndpoint(id: string, stopped: { at: string; why: string }): Promise<void>
}
