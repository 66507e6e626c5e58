// raise-alerts: looks at the newest published summaries, keeps what they find as alerts, announces what changed to webhooks and
// PostHog, and mails critical alerts at once. Runs after the summaries, daily; by hand at any time.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { configuredDigests } from '../delivery/digests/digest-configuration.ts'
import { mailsFailed } from '../delivery/digests/mails-failed.ts'
import type { MailerFactory } from '../delivery/mail/mailer-factory.ts'
import { sesMailerOf } from '../delivery/mail/ses-client.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { readPostHogAccess } from '../sources/posthog/configuration.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { postHogEvents } from '../summarize-strategy/services.ts'
import { answer, type RaiseAlertsAnswer } from './answer.ts'
import { readRaiseAlertsConfiguration } from './configuration.ts'
import { EXAMPLE_EVENT, type RaiseAlertsEvent, raiseAlertsEvent } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { raiseAlerts } from './raise-alerts.ts'
import { raiseAlertsServices, type Services } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function raiseAlertsHandler(services: () => Services) {
  return middy<RaiseAlertsEvent, RaiseAlertsAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(raiseAlertsEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const result = answer(event, await raiseAlerts(event, services()))
      logOutcome(result)
      const failed = mailsFailed(result.digests)
      if (failed !== null) throw failed
      return result
    })
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export function startRaiseAlerts(mailerOf: MailerFactory) {
  return onceStarted(async () => {
    const services = await deployedServices(mailerOf)
    const raise = raiseAlertsHandler(() => services)
    return (event: RaiseAlertsEvent, context: Context) => raise(event, context)
  })
}

export const handler = startRaiseAlerts(sesMailerOf)

async function deployedServices(mailerOf: MailerFactory): Promise<Services> {
  const environment = await withSecrets(process.env)
  const configuration = readRaiseAlertsConfiguration(environment)
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const events = postHogEvents(readPostHogAccess(environment), Date.now)
  const digests = configuredDigests(configuration, table, mailerOf, Date.now)
  return raiseAlertsServices(configuration, table, { events, digests }, Date.now)
}
