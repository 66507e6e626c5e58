// An endpoint's secret as Standard Webhooks writes it, `whsec_` and base64, and the key that it stands for.
import { randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const KEY_BYTES = 32
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
/** What the scheme asks for. */
const LEAST_BYTES = 24
const MOST_BYTES = 64

/** A new secret, to be shown to the receiver once. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(KEY_BYTES).toString('base64')}`
}

/** @throws Error that says nothing of the secret itself */
export function signingKey(secret: string): Buffer {
  const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  const key = BASE64.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0)
  if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
    throw new Error(
      `A webhook secret is not ${PREFIX} and the base64 of ${LEAST_BYTES} to ${MOST_BYTES} bytes.`,
    )
  }
  return key
}
