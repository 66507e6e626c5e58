// The jobs of alerts on this machine: the very handlers that are deployed, with a mailbox for mail, and webhooks that may also
// go to programs of this machine, where its store is the embedded one.
import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { DeliverWebhooksAnswer } from '../../functions/deliver-webhooks/answer.ts'
import { readDeliverWebhooksConfiguration } from '../../functions/deliver-webhooks/configuration.ts'
import { deliverWebhooksHandler } from '../../functions/deliver-webhooks/handler.ts'
import { deliverWebhooksServices } from '../../functions/deliver-webhooks/services.ts'
import { configuredDigests } from '../../functions/delivery/digests/digest-configuration.ts'
import { PUBLIC_POST } from '../../functions/delivery/webhooks/post-message.ts'
import type { RaiseAlertsAnswer } from '../../functions/raise-alerts/answer.ts'
import { readRaiseAlertsConfiguration } from '../../functions/raise-alerts/configuration.ts'
import type { RaiseAlertsEvent } from '../../functions/raise-alerts/event.ts'
import { raiseAlertsHandler } from '../../functions/raise-alerts/handler.ts'
import { raiseAlertsServices } from '../../functions/raise-alerts/services.ts'
import type { SendDigestsAnswer } from '../../functions/send-digests/answer.ts'
import { readSendDigestsConfiguration } from '../../functions/send-digests/configuration.ts'
import type { SendDigestsEvent } from '../../functions/send-digests/event.ts'
import { sendDigestsHandler } from '../../functions/send-digests/handler.ts'
import { sendDigestsServices } from '../../functions/send-digests/services.ts'
import { readPostHogAccess } from '../../functions/sources/posthog/configuration.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { postHogEvents } from '../../functions/summarize-strategy/services.ts'
import { isEmbeddedStore, localTargets } from './embedded-store.ts'
import { mailboxMailer } from './mailbox/kept-mails.ts'
import { portsFromEnvironment } from './ports.ts'

export interface LocalAlertJobs {
  raise(event: Partial<RaiseAlertsEvent>): Promise<RaiseAlertsAnswer>
  send(event: Partial<SendDigestsEvent>): Promise<SendDigestsAnswer>
  deliver(): Promise<DeliverWebhooksAnswer>
}

const PATIENCE_MS = 60_000

/** @param mailbox the folder of the embedded mailbox @param clock epoch milliseconds */
export function localAlertJobs({
  mailbox,
  clock,
}: {
  readonly mailbox: string
  readonly clock: () => number
}): LocalAlertJobs {
  const environment = {
    API_BASE_URL: `http://localhost:${portsFromEnvironment(process.env).api}`,
    ...process.env,
  }
  const raising = readRaiseAlertsConfiguration(environment)
  const table = connectFiguresTable(raising.FIGURES_TABLE)
  // What a mailbox of this machine keeps would count as told to the people of a stage.
  const mailerOf = () => (isEmbeddedStore(process.env) ? mailboxMailer(mailbox, clock) : null)
  const digests = configuredDigests(raising, table, mailerOf, clock)
  const events = postHogEvents(readPostHogAccess(environment), clock)
  const raise = raiseAlertsHandler(() => raiseAlertsServices(raising, table, { events, digests }, clock))
  const sending = readSendDigestsConfiguration(environment)
  const send = sendDigestsHandler(() => sendDigestsServices(sending, table, digests, clock))
  const delivering = readDeliverWebhooksConfiguration(environment)
  const rules = { ...PUBLIC_POST, ...localTargets(process.env) }
  const deliver = deliverWebhooksHandler(() => deliverWebhooksServices(delivering, table, rules, clock))
  const context = () =>
    ({ awsRequestId: randomUUID(), getRemainingTimeInMillis: () => PATIENCE_MS }) as Context
  return {
    raise: (event) => raise(event as RaiseAlertsEvent, context()),
    send: (event) => send(event as SendDigestsEvent, context()),
    deliver: () => deliver({ startedBy: 'this machine' }, context()),
  }
}
