// figures-api: serves published figures over HTTP (API Gateway, payload 2.0), each caller seeing only what is theirs.
// It reads what the main job published, and writes nothing.
import { constants } from 'node:zlib'
import middy from '@middy/core'
import httpContentEncoding from '@middy/http-content-encoding'
import httpContentNegotiation from '@middy/http-content-negotiation'
import httpRouter, { type Route } from '@middy/http-router'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { type ApiContext, accessLog } from './access/access-log.ts'
import { envelopeErrors } from './answers/envelope-errors.ts'
import { tookTooLong } from './answers/failure.ts'
import { fitsOneAnswer } from './answers/fits-one-answer.ts'
import { routeMissing } from './answers/route-missing.ts'
import { vary } from './answers/vary.ts'
import { readApiConfiguration } from './configuration.ts'
import { routesOf } from './routes.ts'
import { type ApiServices, apiServices } from './services.ts'

/** All of it is UTF-8, and may be asked for by that name. */
const MEDIA_TYPES = ['application/json', 'text/csv', 'text/html'].flatMap((type) => [
  type,
  `${type};charset=utf-8`,
])

/** Kept back from the function's time limit, so that an answer that takes too long still ends in words. */
const TIME_TO_SAY_SO_MS = 500

/** Brotli's best would take seconds for a large answer; this one is smaller than gzip's and as fast. */
const BROTLI_QUALITY = 4

/** The handler over given services; `handler` below has those of the deployed function. */
export function figuresApiHandler(services: () => ApiServices) {
  const routes = routesOf(services)
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
    .use(
      httpContentNegotiation({
        parseCharsets: false,
        parseLanguages: false,
        availableEncodings: ['br', 'gzip', 'identity'],
        availableMediaTypes: MEDIA_TYPES,
      }),
    )
    .use(httpContentEncoding({ br: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } }))
    .handler(
      httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
        routes: routes as unknown as Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>[],
        notFoundResponse: routeMissing(routes),
      }),
    )
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const answer = figuresApiHandler(() => services)
  return (event: APIGatewayProxyEventV2, context: ApiContext) => answer(event, context)
})

async function deployedServices(): Promise<ApiServices> {
  const configuration = readApiConfiguration(await withSecrets(process.env))
  return apiServices(configuration, connectFiguresTable(configuration.FIGURES_TABLE, 'answer'), Date.now)
}
