// planning-api: budgets and what follows of them, over HTTP (API Gateway, payload 2.0). A function of its own, since some of
// its operations write; beside budget books it writes nothing.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { ApiContext } from '../figures-api/access/access-log.ts'
import { apiHandler } from '../figures-api/api-handler.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { archiveWhenAsked } from './archived/archive-when-asked.ts'
import { readPlanningConfiguration } from './configuration.ts'
import { planningRoutes } from './routes.ts'
import { type PlanningServices, planningServices } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function planningApiHandler(services: () => PlanningServices) {
  return apiHandler(services, planningRoutes(services))
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const answer = planningApiHandler(() => services)
  return (event: APIGatewayProxyEventV2, context: ApiContext) => answer(event, context)
})

async function deployedServices(): Promise<PlanningServices> {
  const configuration = readPlanningConfiguration(await withSecrets(process.env))
  const table = connectFiguresTable(configuration.FIGURES_TABLE, 'answer')
  return planningServices(configuration, table, archiveWhenAsked(configuration.ARCHIVE_BUCKET), Date.now)
}
