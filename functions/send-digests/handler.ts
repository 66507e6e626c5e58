// send-digests: mails everybody the digest of a review that is theirs, once: the month's on its end, the quarter's on its own.
// Runs after raise-alerts on the first of a month and of a quarter; by hand for any review that has ended.
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { configuredDigests } from '../delivery/digests/digest-configuration.ts'
import { mailsFailed } from '../delivery/digests/mails-failed.ts'
import type { MailerFactory } from '../delivery/mail/mailer-factory.ts'
import { sesMailerOf } from '../delivery/mail/ses-client.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import { loggingActs } from '../runtime/log-acts.ts'
import { onceStarted } from '../runtime/once-started.ts'
import { withSecrets } from '../runtime/secrets.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { digestActs } from './acts.ts'
import { answer, type SendDigestsAnswer } from './answer.ts'
import { readSendDigestsConfiguration } from './configuration.ts'
import { EXAMPLE_EVENT, type SendDigestsEvent, sendDigestsEvent } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { sendRound } from './send-round.ts'
import { type Services, sendDigestsServices } from './services.ts'

/** The handler over given services; `handler` below has those of the deployed function. */
export function sendDigestsHandler(services: () => Services) {
  return middy<SendDigestsEvent, SendDigestsAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(sendDigestsEvent, EXAMPLE_EVENT))
    .handler((event, context) => {
      const { clock } = services()
      const actsOf = (ended: Ended<SendDigestsAnswer>) => digestActs(event, ended)
      return loggingActs(context, { clock, actsOf }, async () => {
        const result = answer(event, await sendRound(event, services()))
        logOutcome(result)
        const failed = mailsFailed(result.counts)
        if (failed !== null) throw failed
        return result
      })
    })
}

/** Secrets are read and clients made at the first call, and kept for the life of the function. */
export function startSendDigests(mailerOf: MailerFactory) {
  return onceStarted(async () => {
    const services = await deployedServices(mailerOf)
    const send = sendDigestsHandler(() => services)
    return (event: SendDigestsEvent, context: Context) => send(event, context)
  })
}

export const handler = startSendDigests(sesMailerOf)

async function deployedServices(mailerOf: MailerFactory): Promise<Services> {
  const configuration = readSendDigestsConfiguration(await withSecrets(process.env))
  const table = connectFiguresTable(configuration.FIGURES_TABLE)
  const digests = configuredDigests(configuration, table, mailerOf, Date.now)
  return sendDigestsServices(configuration, table, digests, Date.now)
}
