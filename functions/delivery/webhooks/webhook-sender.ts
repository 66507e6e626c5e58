// A delivery as it is sent: signed with every secret that is valid at that moment, and posted.
import { createHmac } from 'node:crypto'
import type { WebhookDelivery, WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { AttemptAnswer } from '../../../shared/webhooks/after-attempt.ts'
import { signingSecrets } from '../../../shared/webhooks/secrets.ts'
import { signedContent, type WebhookHeaders, webhookHeaders } from '../../../shared/webhooks/signed-content.ts'
import type { PostMessage } from './post-message.ts'
import { signingKey } from './signing-key.ts'

/**
 * Sends a delivery once. It throws for want of a secret alone, before anything is sent: that is not the receiver's doing,
 * and counts as no attempt.
 */
export type SendDelivery = (delivery: WebhookDelivery, endpoint: WebhookEndpoint) => Promise<AttemptAnswer>

/** @param readSecret the text of an endpoint's secret, by its name */
export function webhookSender(options: {
  readonly post: PostMessage
  readonly readSecret: (endpointId: string, secretId: string) => Promise<string>
  /** Epoch milliseconds. */
  readonly clock: () => number
}): SendDelivery {
  const { post, readSecret, clock } = options
  return async ({ id, payload }, endpoint) => {
    const nowMs = clock()
    const names = signingSecrets(endpoint.secrets, instantText(nowMs))
    if (names.length === 0) throw new Error(`The endpoint ${endpoint.id} has no valid secret: rotate it.`)
    const secrets = await Promise.all(names.map((name) => readSecret(endpoint.id, name.id)))
    const signed = signedHeaders(id, payload, secrets, Math.floor(nowMs / 1000))
    return post(endpoint.url, { headers: { ...ALWAYS, ...signed }, body: payload })
  }
}

const ALWAYS = { 'content-type': 'application/json', 'user-agent': 'Penguin-Figures-Webhooks' }

/** @param secrets the newest first */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  timestampSeconds: number,
): WebhookHeaders {
  const content = signedContent(id, timestampSeconds, body)
  const signatures = secrets.map((secret) =>
    createHmac('sha256', signingKey(secret)).update(content).digest('base64'),
  )
  return webhookHeaders(id, timestampSeconds, signatures)
}
