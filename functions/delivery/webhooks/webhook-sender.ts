// A delivery as it is sent: signed with every secret that is valid at that moment, and posted.
import { createHmac } from 'node:crypto'
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { AttemptAnswer } from '../../../shared/webhooks/after-attempt.ts'
import {
  signedContent,
  type WebhookHeaders,
  webhookHeaders,
} from '../../../shared/webhooks/signed-content.ts'
import type { PostMessage } from './post-message.ts'

/**
 * Sends a delivery once. It throws for want of a key, or where no name can be looked up, before anything is sent: that is not the
 * receiver's doing, and counts as no attempt.
 */
export type SendDelivery = (delivery: WebhookDelivery, endpoint: WebhookEndpoint) => Promise<AttemptAnswer>

export interface SenderOptions {
  readonly post: PostMessage
  /** The keys of all its secrets that are valid at an instant, the newest first; it throws where one is not there. */
  readonly keysOf: (endpoint: WebhookEndpoint, at: string) => Promise<readonly Uint8Array[]>
  /** Epoch milliseconds. */
  readonly clock: () => number
}

export function webhookSender({ post, keysOf, clock }: SenderOptions): SendDelivery {
  return async ({ id, payload }, endpoint) => {
    const nowMs = clock()
    const keys = await keysOf(endpoint, instantText(nowMs))
    if (keys.length === 0) throw new Error(`The endpoint ${endpoint.id} has no valid secret: rotate it.`)
    const signed = signedHeaders(id, payload, keys, Math.floor(nowMs / 1000))
    return post(endpoint.url, { headers: { ...ALWAYS, ...signed }, body: payload })
  }
}

const ALWAYS = { 'content-type': 'application/json', 'user-agent': 'Penguin-Figures-Webhooks' }

/** @param keys the newest first */
export function signedHeaders(
  id: string,
  body: string,
  keys: readonly Uint8Array[],
  timestampSeconds: number,
): WebhookHeaders {
  const content = signedContent(id, timestampSeconds, body)
  const signatures = keys.map((key) => createHmac('sha256', key).update(content).digest('base64'))
  return webhookHeaders(id, timestampSeconds, signatures)
}
