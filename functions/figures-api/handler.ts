// figures-api: serves published figures over HTTP (API Gateway, payload 2.0), each caller seeing only what is theirs.
// It reads what the main job published, and writes nothing.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import type { ApiContext } from './access/access-log.ts'
import { apiHandler } from './api-handler.ts'
import { readApiConfiguration } from './configuration.ts'
import { routesOf } from './routes.ts'
import { type ApiServices, apiServices } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function figuresApiHandler(services: () => ApiServices) {
  return apiHandler(services, routesOf(services))
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
