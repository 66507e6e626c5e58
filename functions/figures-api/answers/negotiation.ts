// Middleware: in which form an address answers, and in which encoding. What an address does not have is refused by naming what
// it has, so that nobody is given JSON who asked for a file.
import type { MiddlewareObj } from '@middy/core'
import httpContentNegotiation from '@middy/http-content-negotiation'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { ApiContext } from '../access/access-log.ts'
import type { MediaType, RouteEntry } from '../route-entries.ts'
import { ApiError } from './api-error.ts'
import { formOf } from './route-missing.ts'

type Negotiation = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ApiContext>

/** Where there is no such address, or not by that method, nobody is told so in a form that they cannot read. */
const ANY: readonly MediaType[] = ['application/json', 'text/csv', 'text/html']

const NO_ENCODING =
  'The Accept-Encoding header allows nothing that can be answered: it takes br, gzip or identity.'

export function negotiation(routes: readonly RouteEntry[]): Negotiation {
  const forms = routes.map((route) => ({ route, form: formOf(route.path) }))
  return {
    before: async (request) => {
      const { method, path } = request.event.requestContext.http
      const asked = forms.find(({ route, form }) => route.method === method && form.test(path))
      const mediaTypes = asked?.route.mediaTypes ?? ANY
      try {
        await negotiating(mediaTypes)(request)
      } catch (cause) {
        throw notAcceptable(cause as Error, mediaTypes)
      }
    },
  }
}

const known = new Map<string, NonNullable<Negotiation['before']>>()

function negotiating(mediaTypes: readonly MediaType[]): NonNullable<Negotiation['before']> {
  const name = mediaTypes.join()
  const before = known.get(name) ?? httpNegotiation(mediaTypes)
  known.set(name, before)
  return before
}

/** Each may be asked for by its letters too. */
function httpNegotiation(mediaTypes: readonly MediaType[]): NonNullable<Negotiation['before']> {
  const { before } = httpContentNegotiation({
    parseCharsets: false,
    parseLanguages: false,
    availableEncodings: ['br', 'gzip', 'identity'],
    availableMediaTypes: mediaTypes.flatMap((type) => [type, `${type};charset=utf-8`]),
  })
  return before as NonNullable<Negotiation['before']>
}

function notAcceptable(cause: Error, mediaTypes: readonly MediaType[]): ApiError {
  const message = cause.message.includes('Encoding')
    ? NO_ENCODING
    : `The Accept header allows nothing that this address has: it has ${mediaTypes.join(' and ')}.`
  return new ApiError(406, 'VALIDATION_FAILED', message, { cause })
}
