// Tokens put together by hand: what no library that means well would sign.
import { createHmac, createSign, KeyObject } from 'node:crypto'
import type { CryptoKey } from 'jose'

export type Claims = Readonly<Record<string, unknown>>

export const base64url = (data: string | Buffer): string => Buffer.from(data).toString('base64url')

/** Header and payload of a token, ready to be signed; strings go in as they are. */
export function unsigned(header: unknown, payload: unknown): string {
  return [header, payload]
    .map((part) => base64url(typeof part === 'string' ? part : JSON.stringify(part)))
    .join('.')
}

/** Signed as RS256 does, whatever the header says. */
export function rsaSigned(header: unknown, payload: unknown, key: CryptoKey): string {
  const data = unsigned(header, payload)
  const signature = createSign('RSA-SHA256').update(data).sign(KeyObject.from(key))
  return `${data}.${base64url(signature)}`
}

/** Signed as HS256 does, with anything for a secret. */
export function hmacSigned(header: unknown, payload: unknown, secret: string | Buffer): string {
  const data = unsigned(header, payload)
  return `${data}.${createHmac('sha256', secret).update(data).digest('base64url')}`
}
