// What every operation has in common: let the caller in, read the request, act, answer. The facts of it go to the log.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Caller, Sight } from '../../shared/access/caller.ts'
import type { Operation } from '../../shared/access/may-call.ts'
import { ACTS } from '../../shared/audit/acts.ts'
import { periodNamed } from '../../shared/audit/period-named.ts'
import { recordNamed } from '../../shared/audit/record-named.ts'
import { tenantsNamed } from '../../shared/audit/tenants-named.ts'
import type { RequestOf } from '../../shared/contract/api/operations.ts'
import { type AccessFacts, type ApiContext, withoutSecrets } from './access/access-log.ts'
import { admit } from './access/admit.ts'
import { loggedAsked } from './access/logged-scenario.ts'
import { readRequest } from './requests/read-request.ts'
import type { ApiServices } from './services.ts'

/** One admitted, validated request. */
export interface Call<Name extends Operation, Services extends ApiServices = ApiServices> {
  readonly operation: Name
  readonly request: RequestOf<Name>
  readonly event: APIGatewayProxyEventV2
  readonly caller: Caller
  readonly sight: Sight
  readonly services: Services
  /** Noted for the access log. */
  readonly facts: AccessFacts
}

export type Action<Name extends Operation, Services extends ApiServices = ApiServices> = (
  call: Call<Name, Services>,
) => Promise<APIGatewayProxyStructuredResultV2>

export type Route = (
  event: APIGatewayProxyEventV2,
  context: ApiContext,
) => Promise<APIGatewayProxyStructuredResultV2>

export function perform<Name extends Operation, Services extends ApiServices>(
  operation: Name,
  act: Action<Name, Services>,
  services: () => Services,
): Route {
  return async (event, { access: facts }) => {
    const { kind, ofTenants, record } = ACTS[operation]
    facts.operation = operation
    facts.kind = kind
    const named = record && recordNamed(record, event.pathParameters?.id)
    if (named !== undefined) facts.did = named
    const { caller, sight } = await admit(event, operation, services(), facts)
    const request = readRequest(operation, event)
    facts.asked = shortened(request)
    facts.tenantIds = ofTenants ? tenantsNamed({ ...event.pathParameters, ...request }, sight) : []
    facts.period = periodNamed(request)
    return act({ operation, request, event, caller, sight, services: services(), facts })
  }
}

const MOST_LOGGED = 10
/** The cursor, and fields that hold what people wrote or chose: a milestone's id is what they call it. */
const NOT_LOGGED = new Set(['cursor', 'why', 'values', 'outcome', 'milestone', 'preferences'])

/**
 * The request without its cursor, long lists as their beginning and their length. Of a submission, neither amounts and notes
 * nor the reason: its rows are counted. Scenarios but for the budget are named by a hash. Of a decision or an initiative,
 * none of what people wrote; of preferences, nothing.
 */
function shortened(request: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { rows, scenario, ...others } = request
  const rest = Object.fromEntries(Object.entries(others).filter(([field]) => !NOT_LOGGED.has(field)))
  const asked = scenario === undefined ? rest : { scenario: loggedAsked(scenario), ...rest }
  return logged(Array.isArray(rows) ? { ...asked, rows: rows.length } : asked) as Record<string, unknown>
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
