// system-api: what leaders read, decide and are told, over HTTP (API Gateway, payload 2.0). A function of its own, since some of
// its operations write: alerts that are acknowledged, decisions, initiatives, preferences and webhooks.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { ApiContext } from '../figures-api/access/access-log.ts'
import { apiHandler } from '../figures-api/api-handler.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { readSystemConfiguration } from './configuration.ts'
import { systemRoutes } from './routes.ts'
import { type SystemServices, systemServices } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function systemApiHandler(services: () => SystemServices) {
  return apiHandler(services, systemRoutes(services))
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const answer = systemApiHandler(() => services)
  return (event: APIGatewayProxyEventV2, context: ApiContext) => answer(event, context)
})

async function deployedServices(): Promise<SystemServices> {
  const configuration = readSystemConfiguration(await withSecrets(process.env))
  const table = connectFiguresTable(configuration.FIGURES_TABLE, 'answer')
  return systemServices(configuration, table, Date.now)
}
