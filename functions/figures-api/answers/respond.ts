// An answer as the gateway takes it: status, headers, body. Nothing of it may be kept by a shared cache.
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Meta } from '../../../shared/contract/api/envelope.ts'

const HEADERS = {
  'cache-control': 'private, no-cache',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

export interface Answered<Data> {
  readonly data: Data
  readonly meta: Meta
  readonly etag?: string | undefined
}

export function jsonAnswer({ data, meta, etag }: Answered<unknown>): APIGatewayProxyStructuredResultV2 {
  return answer(200, 'application/json', JSON.stringify({ success: true, data, meta }), etag)
}

/** An answer that shows a secret, once: nobody keeps it, not even the caller's own cache. */
export function secretAnswer({ data, meta }: Answered<unknown>): APIGatewayProxyStructuredResultV2 {
  const shown = jsonAnswer({ data, meta })
  return { ...shown, headers: { ...shown.headers, 'cache-control': 'no-store' } }
}

/** @param name of the file, in ASCII */
export function fileAnswer(body: string, name: string, etag?: string): APIGatewayProxyStructuredResultV2 {
  const result = answer(200, 'text/csv; charset=utf-8', body, etag)
  return {
    ...result,
    headers: { ...result.headers, 'content-disposition': `attachment; filename="${name}"` },
  }
}

/** What the caller holds already is still right. */
export function notModified(etag: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode: 304, headers: { ...HEADERS, etag } }
}

export function answer(
  statusCode: number,
  contentType: string,
  body: string,
  etag?: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { ...HEADERS, 'content-type': contentType, ...(etag !== undefined && { etag }), ...headers },
    body,
  }
}
