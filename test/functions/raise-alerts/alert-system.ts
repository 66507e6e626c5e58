// The jobs of alerts over a test's own table, clock, mailbox and events: everything else is as deployed.
import type { Context } from 'aws-lambda'
import { readDeliverWebhooksConfiguration } from '../../../functions/deliver-webhooks/configuration.ts'
import { deliverWebhooksHandler } from '../../../functions/deliver-webhooks/handler.ts'
import { deliverWebhooksServices } from '../../../functions/deliver-webhooks/services.ts'
import { configuredDigests } from '../../../functions/delivery/digests/digest-configuration.ts'
import type { Mail, Mailer } from '../../../functions/delivery/mail/mailer.ts'
import { PUBLIC_POST } from '../../../functions/delivery/webhooks/post-message.ts'
import { readRaiseAlertsConfiguration } from '../../../functions/raise-alerts/configuration.ts'
import type { RaiseAlertsEvent } from '../../../functions/raise-alerts/event.ts'
import { raiseAlertsHandler } from '../../../functions/raise-alerts/handler.ts'
import { raiseAlertsServices } from '../../../functions/raise-alerts/services.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import { readSendDigestsConfiguration } from '../../../functions/send-digests/configuration.ts'
import type { SendDigestsEvent } from '../../../functions/send-digests/event.ts'
import { sendDigestsHandler } from '../../../functions/send-digests/handler.ts'
import { sendDigestsServices } from '../../../functions/send-digests/services.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { UNSUBSCRIBE_KEY } from '../../engines/unsubscribe-key.ts'
import type { HeldEvents } from '../summarize-strategy/held-events.ts'

const ENVIRONMENT = {
  API_BASE_URL: 'https://figures.example.net',
  UNSUBSCRIBE_KEY,
  MATERIALITY_AMOUNT_CENTS: '100',
}
const MINUTES_5 = 300_000

export interface AlertSystem {
  readonly events: HeldEvents
  /** What was mailed, as it left. */
  readonly mails: Mail[]
  /** Before a message leaves: what it throws, the mailer throws. */
  beforeMail: (mail: Mail) => void
  readonly now: () => number
}

export function alertJobs(table: FiguresTable, system: AlertSystem, environment: NodeJS.ProcessEnv = {}) {
  logger.setLogLevel('SILENT')
  const given: NodeJS.ProcessEnv = { ...ENVIRONMENT, ...environment, FIGURES_TABLE: table.name }
  const mailer: Mailer = {
    send: async (mail) => {
      system.beforeMail(mail)
      system.mails.push(mail)
    },
  }
  const mailerOf = () => (given.MAIL_FROM === 'nobody' ? null : mailer)
  const raising = readRaiseAlertsConfiguration(given)
  const sending = readSendDigestsConfiguration(given)
  const digests = configuredDigests(raising, table, mailerOf, system.now)
  const raise = raiseAlertsHandler(() =>
    raiseAlertsServices(raising, table, { events: system.events, digests }, system.now),
  )
  const send = sendDigestsHandler(() => sendDigestsServices(sending, table, digests, system.now))
  const rules = { ...PUBLIC_POST, allowsLoopback: true }
  const deliver = deliverWebhooksHandler(() =>
    deliverWebhooksServices(readDeliverWebhooksConfiguration(given), table, rules, system.now),
  )
  const context = { awsRequestId: 'a start', getRemainingTimeInMillis: () => MINUTES_5 } as Context
  return {
    raise: (event: Partial<RaiseAlertsEvent> = {}) => raise(event as RaiseAlertsEvent, context),
    send: (event: Partial<SendDigestsEvent> = {}) => send(event as SendDigestsEvent, context),
    deliver: () => deliver({ startedBy: 'test' }, context),
  }
}
