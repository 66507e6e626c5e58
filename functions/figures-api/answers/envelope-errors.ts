// Middleware: whatever goes wrong is answered in the contract's envelope, and noted for the access log.
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { logger } from '../../runtime/logger.ts'
import type { ApiContext } from '../access/access-log.ts'
import type { ApiServices } from '../services.ts'
import { asApiError, failureAnswer } from './failure.ts'

export function envelopeErrors(
  services: () => Pick<ApiServices, 'configuration' | 'clock'>,
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ApiContext> {
  return {
    onError: (request) => {
      const error = asApiError(request.error)
      const { configuration, clock } = services()
      request.context.access.code = error.code
      request.context.access.reason = error.loggedReason
      if (error.status >= 500) {
        logger.error(error.message, {
          requestId: request.event.requestContext.requestId,
          cause: error.cause as Error,
        })
      }
      request.response = failureAnswer(error, request.event, configuration.API_BASE_URL, clock())
    },
  }
}
