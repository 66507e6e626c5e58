// Lets a request in or refuses it: token, request limit, scope, role; answers with who asks and what they see.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Caller, type Sight, sightOf } from '../../../shared/access/caller.ts'
import type { Operation } from '../../../shared/access/may-call.ts'
import type { ApiServices } from '../services.ts'
import { noTenantsNamed, roleMayNotCall, scopeMissing } from './access-errors.ts'
import type { AccessFacts } from './access-log.ts'
import { bearerToken } from './bearer-token.ts'

/** @throws ApiError with the reason */
export async function admit(
  event: APIGatewayProxyEventV2,
  operation: Operation,
  { verifyToken, requestLimit, configuration, noteCaller }: ApiServices,
  facts: AccessFacts,
): Promise<{ caller: Caller; sight: Sight }> {
  const { caller, scopes } = await verifyToken(bearerToken(event))
  facts.subject = caller.subject
  facts.person = caller.name
  facts.roles = caller.roles
  await requestLimit(caller.subject)
  if (!scopes.includes(configuration.OIDC_SCOPE)) throw scopeMissing(configuration.OIDC_SCOPE)
  // Before role and sight are judged: whoever lost a right is no longer told what it let them see.
  await noteCaller?.(caller)
  const sight = sightOf(caller, operation)
  if (sight === 'role_may_not_call') throw roleMayNotCall()
  if (sight === 'no_tenants_named') throw noTenantsNamed()
  facts.sees = sight.kind === 'platform' ? 'platform' : `${sight.tenantIds.size} tenants`
  return { caller, sight }
}
