// allocate-costs: reads a month's costs from the platform's database, allocates them to tenants as the figure book says,
// and publishes the run. Runs daily for the current month; by hand for any month that has begun.
import middy from '@middy/core'
import { findTenant } from '../../shared/tenants/find-tenant.ts'
import { readConfiguration } from '../runtime/config.ts'
import { logger } from '../runtime/logger.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { allocateMonth, type Services } from './allocate-month.ts'
import { type AllocateCostsAnswer, answer } from './answer.ts'
import { type AllocateCostsEvent, allocateCostsEvent, EXAMPLE_EVENT } from './event.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function allocateCostsHandler(services: () => Services) {
  return middy<AllocateCostsEvent, AllocateCostsAnswer>()
    .use(validEvent(allocateCostsEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const { run, publication } = await allocateMonth(event, services())
      const result = answer(run.figures, publication?.outcome ?? 'dry_run', publication?.runId ?? null)
      logger.info(result.message, { period: result.period, asOf: result.asOf, runId: result.runId ?? 'none' })
      return event.dryRun ? { ...result, ...asked(run, event) } : result
    })
}

function asked(
  { figures, explain }: Awaited<ReturnType<typeof allocateMonth>>['run'],
  event: AllocateCostsEvent,
) {
  return {
    ...(event.includeFigures && { figures }),
    ...(event.explain !== undefined && {
      explanation: explain(findTenant(figures.tenants, event.explain, 'explain').tenantId),
    }),
  }
}

let deployed: Services | undefined

/** Clients are made at the first call and kept for the life of the function. */
export const handler = allocateCostsHandler(() => {
  deployed ??= deployedServices()
  return deployed
})

function deployedServices(): Services {
  const configuration = readConfiguration(process.env)
  return { configuration, table: connectFiguresTable(configuration.FIGURES_TABLE), clock: Date.now }
}
