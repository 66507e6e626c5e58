// The add-in in the stand-in's page, in front of everything that it needs: the real handlers of the API behind the embedded
// gateway with its CORS, the embedded sign-in service, and a table of the test's own. All on free ports.
import { join } from 'node:path'
import getPort from 'get-port'
import { writeAddIn } from '../../../addin/build/write-add-in.ts'
import { figuresApiHandler } from '../../../functions/figures-api/handler.ts'
import { readPlanningConfiguration } from '../../../functions/planning-api/configuration.ts'
import { planningApiHandler } from '../../../functions/planning-api/handler.ts'
import { planningServices } from '../../../functions/planning-api/services.ts'
import type { ArchiveObjects } from '../../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { systemApiHandler } from '../../../functions/system-api/handler.ts'
import { systemServices } from '../../../functions/system-api/services.ts'
import { browserAccess } from '../../../infra/browser-access.ts'
import type { HttpApiHandler } from '../../../infra/local/http-gateway/invoke.ts'
import { startHttpGateway } from '../../../infra/local/http-gateway.ts'
import { LOCAL_AUDIENCE, startOidcIssuer } from '../../../infra/local/oidc-issuer.ts'
import { samplePeople } from '../../../infra/local/sample-people.ts'
import { PLANNING_ROOT, SYSTEM_ROOT } from '../../../shared/contract/api/operations.ts'
import { madeOnce } from '../../engines/made-once.ts'
import { servePage } from '../../hosts/excel/page/serve-page.ts'

export interface SystemParts {
  /** Where the add-in is built. */
  readonly folder: string
  readonly table: FiguresTable
  readonly archives: ArchiveObjects
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** Tenants of the sample's budget owner. */
  readonly ownTenants?: readonly string[]
}

export interface ServedSystem {
  readonly pageUrl: string
  readonly apiUrl: string
  /** Where sample people get tokens. */
  readonly tokenUrl: string
}

/** @param stops takes what ends each part, to be called in the reverse order, also when this fails */
export async function serveSystem(
  { folder, table, archives, clock, ownTenants = [] }: SystemParts,
  stops: (() => Promise<void>)[],
): Promise<ServedSystem> {
  const issuer = await startOidcIssuer({ port: 0, people: samplePeople(ownTenants), clock })
  stops.push(() => issuer.stop())
  const [pagePort, apiPort] = [await getPort(), await getPort()]
  const apiUrl = `http://localhost:${apiPort}`
  const configuration = readPlanningConfiguration({
    API_BASE_URL: apiUrl,
    OIDC_ISSUER: issuer.issuerUrl,
    OIDC_JWKS_URL: issuer.jwksUrl,
    OIDC_AUDIENCE: LOCAL_AUDIENCE,
    CURSOR_KEY: Buffer.alloc(32, 7).toString('base64url'),
    FIGURES_TABLE: table.name,
    ARCHIVE_BUCKET: 'archives',
  })
  const services = planningServices(configuration, table, archives, clock)
  const ofSystem = systemServices(
    { ...configuration, UNSUBSCRIBE_KEY: configuration.CURSOR_KEY },
    table,
    clock,
  )
  const [figures, planning] = [figuresApiHandler(() => services), planningApiHandler(() => services)]
  const gateway = await startHttpGateway({
    port: apiPort,
    functions: [
      { name: 'figures-api', under: '/', handler: behindGateway(figures) },
      { name: 'planning-api', under: `${PLANNING_ROOT}/`, handler: behindGateway(planning) },
      {
        name: 'system-api',
        under: `${SYSTEM_ROOT}/`,
        handler: behindGateway(systemApiHandler(() => ofSystem)),
      },
    ],
    clock,
    browserAccess: browserAccess([`http://127.0.0.1:${pagePort}`]),
  })
  stops.push(() => gateway.stop())
  const tokenUrl = `${issuer.issuerUrl}/token`
  const addinFolder = join(folder, 'addin')
  await writeAddIn({ folder: addinFolder, site: null, apiUrl, sampleTokenUrl: tokenUrl })
  const page = await servePage({
    port: pagePort,
    folder: await madeOnce('excel-page'),
    apiUrl,
    signInUrl: tokenUrl,
    addinFolder,
  })
  stops.push(() => page.stop())
  return { pageUrl: page.url, apiUrl, tokenUrl }
}

/** What the handler's own type has beyond Lambda's context, its middleware adds. */
function behindGateway(handler: ReturnType<typeof figuresApiHandler>): HttpApiHandler {
  return (event, context) =>
    handler(event, context as Parameters<typeof handler>[1], {} as never) as Promise<object>
}
