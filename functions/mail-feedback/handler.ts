// mail-feedback: keeps bounces and complaints with the address they are of, so that nobody is mailed there again, and logs what
// became of each message. Runs whenever SES tells of one, through SNS; an event that comes twice changes nothing.
import middy from '@middy/core'
import { type FeedbackKeeping, keepFeedback } from '../delivery/mail/keep-feedback.ts'
import { messageState } from '../delivery/mail/message-state.ts'
import { readStoreConfiguration } from '../runtime/config.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { EXAMPLE_EVENT, type MailFeedbackEvent, mailFeedbackEvent } from './event.ts'
import { logFailure, logMessage, logOutcome } from './outcome-log.ts'
import { mailFeedbackServices } from './services.ts'

export interface MailFeedbackAnswer {
  readonly outcome: 'kept'
  /** Bounces and complaints that stand with an address now, those of before among them. */
  readonly reports: number
}

/** The handler over given services; `handler` below has those of the deployed function. */
export function mailFeedbackHandler(services: () => FeedbackKeeping) {
  return middy<MailFeedbackEvent, MailFeedbackAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(mailFeedbackEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      for (const { Sns } of event.Records) logMessage(messageState(Sns.Message))
      const reports = await keepFeedback(event, services())
      logOutcome(reports)
      return { outcome: 'kept', reports }
    })
}

let made: FeedbackKeeping | undefined

/** Clients are made at the first call, and kept for the life of the function. */
export const handler = mailFeedbackHandler(() => {
  made ??= mailFeedbackServices(connectFiguresTable(readStoreConfiguration(process.env).FIGURES_TABLE))
  return made
})
