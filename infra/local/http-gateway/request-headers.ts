// The request's headers as an event carries them: lower case, one value a name, cookies apart, and what the gateway adds.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** These speak of one connection and end at the gateway. */
const CONNECTION_HEADERS = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

export interface EventHeaders {
  readonly headers: Readonly<Record<string, string>>
  /** One entry a cookie, `name=value`; they leave `headers`, as in every capture of a format 2.0 event. */
  readonly cookies: readonly string[]
}

/**
 * The real gateway turns away a request line and headers of more than 10,240 bytes together (http-api-quotas.html), in
 * words that are written nowhere; they are passed on here, up to the 16 KB that Node takes.
 */
export function eventHeaders(
  request: IncomingMessage,
  { bodyBytes, nowMs, port }: { bodyBytes: number; nowMs: number; port: number },
): EventHeaders {
  const sent = sentHeaders(request)
  const cookies = (sent.get('cookie') ?? []).flatMap((line) => line.split(';')).map((cookie) => cookie.trim())
  for (const name of [...CONNECTION_HEADERS, 'cookie']) sent.delete(name)
  const headers = Object.fromEntries([...sent].map(([name, values]) => [name, values.join(',')]))
  const added = {
    // Always there, "0" for a GET, and never chunked: the gateway has read the whole body.
    'content-length': String(bodyBytes),
    'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? traceId(nowMs),
    // What a client claims stays in front; the address that the gateway saw is the last one.
    'x-forwarded-for': [headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', '),
    'x-forwarded-port': String(port),
    'x-forwarded-proto': 'http',
  }
  return { headers: { ...headers, ...added }, cookies: cookies.filter((cookie) => cookie !== '') }
}

function sentHeaders({ rawHeaders }: IncomingMessage): Map<string, string[]> {
  const sent = new Map<string, string[]>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    sent.set(name, [...(sent.get(name) ?? []), rawHeaders[at + 1] ?? ''])
  }
  return sent
}

function traceId(nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16)
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')}`
}
