// What every operation has in common: let the caller in, read the request, act, answer. The facts of it go to the log.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Caller, Sight } from '../../shared/access/caller.ts'
import type { Operation } from '../../shared/access/may-call.ts'
import type { RequestOf } from '../../shared/contract/api/operations.ts'
import { type AccessFacts, type ApiContext, withoutSecrets } from './access/access-log.ts'
import { admit } from './access/admit.ts'
import { readRequest } from './requests/read-request.ts'
import type { ApiServices } from './services.ts'

/** One admitted, validated request. */
export interface Call<Name extends Operation> {
  readonly operation: Name
  readonly request: RequestOf<Name>
  readonly event: APIGatewayProxyEventV2
  readonly caller: Caller
  readonly sight: Sight
  readonly services: ApiServices
  /** Noted for the access log. */
  readonly facts: AccessFacts
}

export type Action<Name extends Operation> = (call: Call<Name>) => Promise<APIGatewayProxyStructuredResultV2>

export type Route = (
  event: APIGatewayProxyEventV2,
  context: ApiContext,
) => Promise<APIGatewayProxyStructuredResultV2>

export function perform<Name extends Operation>(
  operation: Name,
  act: Action<Name>,
  services: () => ApiServices,
): Route {
  return async (event, { access: facts }) => {
    facts.operation = operation
    const { caller, sight } = await admit(event, operation, services(), facts)
    const request = readRequest(operation, event)
    facts.asked = shortened(request)
    return act({ operation, request, event, caller, sight, services: services(), facts })
  }
}

const MOST_LOGGED = 10

/** The request without its cursor, long lists as their beginning and their length. */
function shortened(request: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { cursor: _, ...asked } = request
  return logged(asked) as Record<string, unknown>
}

/** Lists and fields however deep they lie; texts without what looks like a token. */
function logged(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rest = value.length - MOST_LOGGED
    return [...value.slice(0, MOST_LOGGED).map(logged), ...(rest > 0 ? [`and ${rest} more`] : [])]
  }
  if (typeof value === 'string') return withoutSecrets(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, logged(field)]))
}
