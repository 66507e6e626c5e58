// One line for each start, good or bad, with fields that an alarm can count. No address and no text of an alert is in it.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { MailsFailedError } from '../delivery/digests/mails-failed.ts'
import { logger } from '../runtime/logger.ts'
import type { Outcome, RaiseAlertsAnswer } from './answer.ts'

export type LoggedOutcome = Outcome | 'refused' | 'failed'

export interface AlertsLine {
  readonly outcome: LoggedOutcome
  /** Of the summaries that were looked at now, joined. */
  readonly periods: string
  readonly openAlerts: number
  readonly opened: number
  readonly worse: number
  readonly resolved: number
  readonly webhooksEnqueued: number
  /** Versions of decisions and initiatives that wait for PostHog; left out by a dry run, which does not look. */
  readonly eventsWaiting?: number
  readonly mailsSent: number
  readonly mailsUnreachable: number
  /** Of this start and earlier ones: nobody knows whether they left. */
  readonly mailsUnconfirmed: number
  readonly mailsFailed: number
}

export function logOutcome(answer: RaiseAlertsAnswer): void {
  const { looks, open, alerts, decisions, initiatives, summaryWebhooks, digests } = answer
  const records = [decisions, initiatives].flatMap((one) => one ?? [])
  const line: AlertsLine = {
    outcome: answer.outcome,
    periods: looks
      .filter(({ isNew }) => isNew)
      .map(({ period }) => period)
      .join(','),
    openAlerts: open,
    opened: alerts.opened,
    worse: alerts.worse,
    resolved: alerts.resolved,
    webhooksEnqueued:
      alerts.webhooks + summaryWebhooks + records.reduce((sum, { webhooks }) => sum + webhooks, 0),
    ...(records.length > 0 && { eventsWaiting: records.reduce((sum, { waiting }) => sum + waiting, 0) }),
    mailsSent: digests?.sent ?? 0,
    mailsUnreachable: digests?.unreachable ?? 0,
    mailsUnconfirmed: (digests?.unconfirmed ?? 0) + answer.unconfirmed,
    mailsFailed: digests?.failed ?? 0,
  }
  logger.info(answer.message, { ...line })
}

/** Our own errors are sentences that carry no secret; of any other, the log gets the kind alone. */
export function logFailure(error: unknown): void {
  // Its line is there: alerts were raised, and some mails failed.
  if (error instanceof MailsFailedError) return
  const isRefusal = error instanceof RefusedError || error instanceof InvalidInputError
  const line: Pick<AlertsLine, 'outcome'> = { outcome: isRefusal ? 'refused' : 'failed' }
  const reason = error instanceof Error ? error.name : 'unknown'
  logger.error(isRefusal ? error.message : 'Raising alerts failed.', { ...line, reason })
}
