// Middleware: tells caches on which of the request's headers an answer depends, of every answer alike.
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const VARY = 'Authorization, Accept, Accept-Encoding'

export function vary(): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const say = ({ response }: { response: APIGatewayProxyStructuredResultV2 | null | undefined }): void => {
    if (!response) return
    const { Vary: _, ...headers } = response.headers ?? {}
    response.headers = { ...headers, vary: VARY }
  }
  return { after: say, onError: say }
}
