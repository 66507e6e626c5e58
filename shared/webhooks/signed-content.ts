// What is signed, and the headers that carry it: the Standard Webhooks scheme (standardwebhooks.com). The signature itself,
// HMAC-SHA256 in base64, is made where the secrets are.

/** A receiver that follows the scheme refuses a message whose time is further off. */
export const TOLERANCE_SECONDS = 300

export interface WebhookHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/**
 * `id.timestamp.body`.
 *
 * @param id of the delivery; a point in it would let one message pass for another
 * @param timestampSeconds of the attempt, epoch seconds
 */
export function signedContent(id: string, timestampSeconds: number, body: string): string {
  if (id.includes('.')) throw new RangeError(`the id of a message holds no point: ${id}`)
  if (!Number.isSafeInteger(timestampSeconds))
    throw new RangeError('the time of a message is in whole seconds')
  return `${id}.${timestampSeconds}.${body}`
}

/** @param signatures base64, one for each secret that signs, the newest first */
export function webhookHeaders(
  id: string,
  timestampSeconds: number,
  signatures: readonly string[],
): WebhookHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  }
}
