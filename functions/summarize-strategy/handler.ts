// summarize-strategy: turns a month's or quarter's published cost runs, the platform's database and the business events into
// the strategic summary, publishes it, and writes the events of a month that has ended. Runs after the allocation, daily
// for the current month and once for the month and quarter that ended; by hand for any that has begun.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { readSummaryConfiguration } from '../runtime/config.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { readPostHogAccess } from '../sources/posthog/configuration.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { answer, type SummarizeStrategyAnswer } from './answer.ts'
import { EXAMPLE_EVENT, type SummarizeStrategyEvent, summarizeStrategyEvent } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { postHogEvents, type Services } from './services.ts'
import { summarizePeriod } from './summarize-period.ts'
import { tenantSummaryOf } from './tenant-summary.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function summarizeStrategyHandler(services: () => Services) {
  return middy<SummarizeStrategyEvent, SummarizeStrategyAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(summarizeStrategyEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const { figures, publication, events } = await summarizePeriod(event, services())
      const result = answer(figures, publication, events)
      logOutcome(result, services().clock())
      return event.dryRun ? { ...result, ...asked(figures, event) } : result
    })
}

function asked(figures: SummaryFigures, { includeSummary, tenant }: SummarizeStrategyEvent) {
  return {
    ...(includeSummary && { summary: figures }),
    ...(tenant !== undefined && { tenant: tenantSummaryOf(figures.tenants, tenant) }),
  }
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export const handler = onceStarted(async () => {
  const services = await deployedServices()
  const summarize = summarizeStrategyHandler(() => services)
  return (event: SummarizeStrategyEvent, context: Context) => summarize(event, context)
})

async function deployedServices(): Promise<Services> {
  const environment = await withSecrets(process.env)
  const configuration = readSummaryConfiguration(environment)
  return {
    configuration,
    table: connectFiguresTable(configuration.FIGURES_TABLE),
    events: postHogEvents(readPostHogAccess(environment), Date.now),
    clock: Date.now,
  }
}
