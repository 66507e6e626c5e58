// allocate-costs: reads a month's costs from the platform's database, allocates them to tenants as the figure book says,
// and publishes the run. Runs daily for the current month and on the first days of a month for the one that has ended; by
// hand for any month that has begun. A closed month is restated, never allocated anew.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { findTenant } from '../../shared/tenants/find-tenant.ts'
import { readStartConfiguration } from '../allocate-at-scale/configuration.ts'
import { type StartedAtScale, startAtScale } from '../allocate-at-scale/start/start-at-scale.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import { readConfiguration } from '../runtime/config.ts'
import { loggingActs } from '../runtime/log-acts.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectArchive } from '../stores/archive/archive-objects.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { restatementActs } from './acts.ts'
import { allocateMonth } from './allocate-month.ts'
import type { AllocatedMonth } from './allocated-month.ts'
import { type AllocateCostsAnswer, answer } from './answer.ts'
import { type AllocateCostsEvent, allocateCostsEvent, EXAMPLE_EVENT } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { restateMonth } from './restate-month.ts'
import type { Services } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function allocateCostsHandler(services: () => Services) {
  return middy<AllocateCostsEvent, AllocateCostsAnswer | StartedAtScale>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(allocateCostsEvent, EXAMPLE_EVENT))
    .handler((event, context) => {
      const { clock } = services()
      const actsOf = (ended: Ended<AllocateCostsAnswer | StartedAtScale>) => restatementActs(event, ended)
      return loggingActs(context, { clock, actsOf }, () => allocated(event, services()))
    })
}

async function allocated(
  event: AllocateCostsEvent,
  services: Services,
): Promise<AllocateCostsAnswer | StartedAtScale> {
  const { configuration, clock, startAtScale } = services
  const started = await startAtScale?.(event)
  if (started) return started
  const { restate } = event
  const month = await (restate === undefined
    ? allocateMonth(event, services)
    : restateMonth(event, restate, services))
  const { run, publication, before, restatement } = month
  const result = answer(
    run.figures,
    publication?.outcome ?? 'dry_run',
    publication?.runId ?? null,
    before,
    restatement,
  )
  logOutcome(result, run, configuration, clock())
  return event.dryRun ? { ...result, ...asked(month, event) } : result
}

function asked({ run: { figures, explain }, restatement }: AllocatedMonth, event: AllocateCostsEvent) {
  return {
    ...(event.includeFigures && { figures }),
    ...(event.includeFigures && restatement !== null && { adjustments: restatement.adjustments }),
    ...(event.explain !== undefined && {
      explanation: explain(findTenant(figures.tenants, event.explain, 'explain').tenantId),
    }),
  }
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const allocate = allocateCostsHandler(() => services)
  return (event: AllocateCostsEvent, context: Context) => allocate(event, context)
})

async function deployedServices(): Promise<Services> {
  const configuration = readConfiguration(await withSecrets(process.env))
  const atScale = { ...configuration, ...readStartConfiguration(process.env) }
  return {
    configuration,
    startAtScale: (event) => startAtScale(event, { configuration: atScale }),
    table: connectFiguresTable(configuration.FIGURES_TABLE),
    archive: connectArchive(configuration.ARCHIVE_BUCKET),
    clock: Date.now,
  }
}
