// What becomes of a delivery that is due, by its endpoint as it is just now.
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { mayBeTold } from '../../../shared/webhooks/deliveries-of.ts'
import { isHeldTooLong } from '../../../shared/webhooks/while-held.ts'
import type { DueDelivery } from './delivery-store.ts'

export interface Receiver {
  /** Null where it was removed. */
  readonly endpoint: WebhookEndpoint | null
  /** Changes while its deliveries are sent: `silent` where one was not answered, `unready` where we cannot send. */
  state: 'answers' | 'silent' | 'paused' | 'unready' | 'gone'
}

export type Choice = 'attempt' | 'stopped' | 'given_up' | 'putOff' | 'left'

export function stateOf(endpoint: WebhookEndpoint | null): Receiver['state'] {
  if (endpoint === null || endpoint.stopped !== null) return 'gone'
  return endpoint.paused === null ? 'answers' : 'paused'
}

/** What an endpoint that is held is to get stays as it is: nothing of it is written, until it has waited too long. */
export function chooseFor(due: DueDelivery, { endpoint, state }: Receiver, nowMs: number): Choice {
  if (state === 'gone' || endpoint === null || !mayBeTold(endpoint, due)) return 'stopped'
  if (state === 'answers') return 'attempt'
  if (isHeldTooLong(due, nowMs)) return 'given_up'
  return state === 'unready' ? 'left' : 'putOff'
}
