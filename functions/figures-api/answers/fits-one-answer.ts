// Middleware: Lambda answers with at most 6 MB, and an answer that is larger fails without a word. It is refused in words
// here, with what to do; a part is never sent as the whole.
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { ApiError } from './api-error.ts'

/** Below Lambda's 6 MB, with room for the headers and for quotes that JSON escapes. */
const MOST_BYTES = 5_500_000
/** A control character as JSON writes it. */
const MOST_BYTES_A_CHARACTER = 6

export function fitsOneAnswer(): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    after: ({ response }) => {
      const body = response?.body ?? ''
      if (sizeOf(body) <= MOST_BYTES) return
      throw new ApiError(
        413,
        'VALIDATION_FAILED',
        'The answer is larger than one response may be. Send the header Accept-Encoding: gzip, or ask for less: fewer measures, named tenants, or pages with limit.',
        { details: [{ field: 'accept-encoding', message: 'gzip' }] },
      )
    },
  }
}

/** Bytes of the body as JSON text in Lambda's answer; a body that is small however it is written is not written out. */
function sizeOf(body: string): number {
  return body.length * MOST_BYTES_A_CHARACTER <= MOST_BYTES
    ? body.length
    : Buffer.byteLength(JSON.stringify(body))
}
