// mail-feedback: keeps bounces and complaints with whose address they are of, so that nobody is mailed there again who must
// not be. Runs whenever SES tells of one, through SNS; an event that comes twice changes nothing.
import middy from '@middy/core'
import { type FeedbackKeeping, keepFeedback } from '../delivery/mail/keep-feedback.ts'
import { readStoreConfiguration } from '../runtime/config.ts'
import { validEvent } from '../runtime/valid-event.ts'
import { connectFiguresTable } from '../stores/figures-table.ts'
import { EXAMPLE_EVENT, type MailFeedbackEvent, mailFeedbackEvent } from './event.ts'
import { logFailure, logOutcome } from './outcome-log.ts'
import { mailFeedbackServices } from './services.ts'

export interface MailFeedbackAnswer {
  readonly outcome: 'kept'
  /** Reports that stand with a person now, those of before among them. */
  readonly reports: number
}

/** The handler over given services; `handler` below has those of the deployed function. */
export function mailFeedbackHandler(services: () => FeedbackKeeping) {
  return middy<MailFeedbackEvent, MailFeedbackAnswer>()
    .onError(({ error }) => logFailure(error))
    .use(validEvent(mailFeedbackEvent, EXAMPLE_EVENT))
    .handler(async (event) => {
      const reports = await keepFeedback(event, services())
      logOutcome(reports)
      return { outcome: 'kept', reports }
    })
}

let made: FeedbackKeeping | undefined

/** Clients are made at the first call, and kept for the life of the function. */
export const handler = mailFeedbackHandler(() => {
  made ??= mailFeedbackServices(
    connectFiguresTable(readStoreConfiguration(process.env).FIGURES_TABLE),
    Date.now,
  )
  return made
})
