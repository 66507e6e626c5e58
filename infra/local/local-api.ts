// The HTTP API on this machine: the very handlers that are deployed, behind the embedded gateway and sign-in service.
import { randomBytes } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { ApiContext } from '../../functions/figures-api/access/access-log.ts'
import { logger } from '../../functions/runtime/logger.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import type { SystemServices } from '../../functions/system-api/services.ts'
import { PLANNING_ROOT, SYSTEM_ROOT } from '../../shared/contract/api/operations.ts'
import { browserAccess } from '../browser-access.ts'
import { localTargets } from './embedded-store.ts'
import type { HttpApiHandler } from './http-gateway/invoke.ts'
import { startHttpGateway } from './http-gateway.ts'
import { LOCAL_AUDIENCE, type RunningIssuer, startOidcIssuer } from './oidc-issuer.ts'
import type { AllPorts } from './ports.ts'
import { type SamplePerson, samplePeople } from './sample-people.ts'

export interface LocalApi {
  /** Where clients reach it, without a slash at the end. */
  readonly apiUrl: string
  readonly issuer: RunningIssuer
  readonly people: readonly SamplePerson[]
  /** Stops the gateway, then the issuer that its handler asks for keys; a second call waits for the first. */
  stop(): Promise<void>
}

/**
 * Starts both over the stores that the environment names already, and tells the handlers by the environment what its
 * deployment would. Nothing is left started when it fails.
 *
 * @param ownTenants the tenants of the sample's budget owner
 * @param addInOrigins the pages whose browsers may ask the API, as on AWS: none when left out
 * @param onFailure hears why a request was answered with 500 or 503
 */
export async function startLocalApi(options: {
  ports: Pick<AllPorts, 'api' | 'oidc'>
  ownTenants: readonly string[]
  addInOrigins?: readonly string[]
  clock: () => number
  onFailure: (failure: Error) => void
}): Promise<LocalApi> {
  const { ports, ownTenants, addInOrigins = [], clock, onFailure } = options
  const people = samplePeople(ownTenants)
  const issuer = await startOidcIssuer({ port: ports.oidc, people, clock })
  try {
    const apiUrl = `http://localhost:${ports.api}`
    Object.assign(process.env, {
      API_BASE_URL: apiUrl,
      OIDC_ISSUER: issuer.issuerUrl,
      OIDC_JWKS_URL: issuer.jwksUrl,
      OIDC_AUDIENCE: LOCAL_AUDIENCE,
      // Those of the home folder: links in mails that were kept there still work.
      CURSOR_KEY: process.env.CURSOR_KEY ?? randomBytes(32).toString('base64url'),
      UNSUBSCRIBE_KEY: process.env.UNSUBSCRIBE_KEY ?? randomBytes(32).toString('base64url'),
    })
    // Imported only now: the handlers' clients and configuration come from the environment.
    const figures = await import('../../functions/figures-api/handler.ts')
    const planning = await import('../../functions/planning-api/handler.ts')
    const system = await import('../../functions/system-api/handler.ts')
    const ofSystem = await localSystemServices(clock)
    // Commands print sentences of their own; what the API answers with 500 or 503 stands nowhere but in its log.
    logger.setLogLevel('ERROR')
    const gateway = await startHttpGateway({
      port: ports.api,
      functions: [
        { name: 'figures-api', under: '/', handler: behindGateway(figures.handler) },
        { name: 'planning-api', under: `${PLANNING_ROOT}/`, handler: behindGateway(planning.handler) },
        {
          name: 'system-api',
          under: `${SYSTEM_ROOT}/`,
          handler: behindGateway(system.systemApiHandler(() => ofSystem)),
        },
      ],
      clock,
      browserAccess: addInOrigins.length === 0 ? undefined : browserAccess(addInOrigins),
      onFailure,
    })
    const stop = () => gateway.stop().finally(() => issuer.stop())
    return { apiUrl, issuer, people, stop }
  } catch (error) {
    await issuer.stop()
    throw error
  }
}

/** As deployed, but for webhooks over embedded stores: programs of this machine may receive them too, as no stage can allow. */
async function localSystemServices(clock: () => number): Promise<SystemServices> {
  const { readSystemConfiguration } = await import('../../functions/system-api/configuration.ts')
  const { systemServices } = await import('../../functions/system-api/services.ts')
  const configuration = readSystemConfiguration(process.env)
  const table = connectFiguresTable(configuration.FIGURES_TABLE, 'answer')
  return systemServices(configuration, table, clock, localTargets(process.env))
}

/** What a handler's own type has beyond Lambda's context, its middleware adds. */
function behindGateway(
  handler: (event: APIGatewayProxyEventV2, context: ApiContext) => unknown,
): HttpApiHandler {
  return (event, context) => handler(event, context as ApiContext) as ReturnType<HttpApiHandler>
}
