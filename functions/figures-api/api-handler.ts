// What every answer of the HTTP API goes through, whichever function gives it: log, refusals in the contract's envelope,
// compression, routes. The two functions of the API differ in their routes and in what they may touch.
import { constants } from 'node:zlib'
import middy from '@middy/core'
import httpContentEncoding from '@middy/http-content-encoding'
import httpRouter, { type Route } from '@middy/http-router'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type ApiContext, accessLog } from './access/access-log.ts'
import { envelopeErrors } from './answers/envelope-errors.ts'
import { tookTooLong } from './answers/failure.ts'
import { fitsOneAnswer } from './answers/fits-one-answer.ts'
import { negotiation } from './answers/negotiation.ts'
import { routeMissing } from './answers/route-missing.ts'
import { vary } from './answers/vary.ts'
import type { RouteEntry } from './route-entries.ts'
import type { ApiServices } from './services.ts'

/** Kept back from the function's time limit, so that an answer that takes too long still ends in words. */
const TIME_TO_SAY_SO_MS = 500

/** Brotli's best would take seconds for a large answer; this one is smaller than gzip's and as fast. */
const BROTLI_QUALITY = 4

export function apiHandler(services: () => ApiServices, routes: readonly RouteEntry[]) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ApiContext>({
    timeoutEarlyInMillis: TIME_TO_SAY_SO_MS,
    timeoutEarlyResponse: () => {
      throw tookTooLong()
    },
  })
    .use(accessLog(() => services().clock()))
    .use(vary())
    .use(envelopeErrors(services))
    .use(fitsOneAnswer())
    .use(negotiation(routes))
    .use(httpContentEncoding({ br: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } }))
    .handler(
      httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
        routes: routes as unknown as Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>[],
        notFoundResponse: routeMissing([...routes]),
      }),
    )
}
