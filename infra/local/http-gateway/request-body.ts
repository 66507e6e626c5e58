// The request's body: read whole, refused when too long, and given to the event as text or as base64.
import type { IncomingMessage } from 'node:http'
import { GatewayRefusal } from './refusal.ts'

/** "Payload size", a quota that cannot be raised (http-api-quotas.html). */
const MOST_BODY_BYTES = 10 * 1024 * 1024

/**
 * The only types whose bodies arrive as text, measured on a real HTTP API
 * (https://github.com/ministackorg/ministack/pull/766); AWS documents just that "binary" ones are encoded. All others
 * are base64: forms (application/x-www-form-urlencoded) and bodies without a type too.
 */
const TEXT_TYPES = ['application/json', 'application/xml', 'application/javascript']

/** @throws GatewayRefusal 413 when it is longer than 10 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Read to the end even when it is too long: a client still sending would see a broken connection, not the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk)
  }
  if (bytes > MOST_BODY_BYTES) {
    throw new GatewayRefusal(413, `The body has ${bytes} bytes; at most ${MOST_BODY_BYTES} are accepted.`)
  }
  return Buffer.concat(chunks)
}

/** The event's fields: no `body` at all for a request without one. */
export function eventBody(
  body: Buffer,
  contentType: string | undefined,
): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false }
  if (isText(contentType)) return { body: body.toString('utf8'), isBase64Encoded: false }
  return { body: body.toString('base64'), isBase64Encoded: true }
}

function isText(contentType = ''): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  return type.startsWith('text/') || TEXT_TYPES.includes(type)
}
