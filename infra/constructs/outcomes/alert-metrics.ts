// What the alarms of alerts, digests, webhooks and the audit trail count, read off the one line that each of their jobs logs.
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { WebhooksLine } from '../../../functions/deliver-webhooks/outcome-log.ts'
import type { FeedbackLine } from '../../../functions/mail-feedback/outcome-log.ts'
import type { AlertsLine } from '../../../functions/raise-alerts/outcome-log.ts'
import type { RecordAuditAnswer } from '../../../functions/record-audit/answer.ts'
import type { DigestsLine } from '../../../functions/send-digests/outcome-log.ts'
import { fieldIs, type OutcomeFilters } from './outcome-filter.ts'

export const ALERT_METRICS = {
  /** 1 for each time that alerts were raised, or nothing was new. */
  alertsRaised: 'AlertsRaised',
  /** Versions of decisions and initiatives whose event PostHog has not taken. */
  eventsWaiting: 'EventsWaiting',
  /** 1 for each round of digests that was refused or failed. */
  digestsFailed: 'DigestsFailed',
  /** Mails that did not leave; the same event sent again tries them. */
  mailsFailed: 'MailsFailed',
  /** Mails of which nobody knows whether they left. */
  mailsUnconfirmed: 'MailsUnconfirmed',
  /** Deliveries that were given up after their last attempt. */
  webhooksGivenUp: 'WebhooksGivenUp',
  /** How long the longest due delivery had waited, minutes; 0 where none was due. */
  webhookDueMinutes: 'WebhookDueMinutes',
  /** 1 for each event of the mail service that could not be kept. */
  feedbackLost: 'MailFeedbackLost',
  /** Lines of access logs that are not in the audit trail; 1 for a batch that could not be written. */
  unrecorded: 'AuditUnrecorded',
} as const

const alerts = (name: keyof AlertsLine): string => `$.${name}`
const digests = (name: keyof DigestsLine): string => `$.${name}`
const webhooks = (name: keyof WebhooksLine): string => `$.${name}`
const audit = (name: keyof RecordAuditAnswer): string => `$.${name}`

/** A line that has the field; what is counted by its value is counted as 0 too. */
const has = (field: string) => FilterPattern.numberValue(field, '>=', 0)
const some = (field: string) => FilterPattern.numberValue(field, '>', 0)
const FAILED = ['refused', 'failed'] as const

const { alertsRaised, eventsWaiting, digestsFailed, mailsFailed, mailsUnconfirmed } = ALERT_METRICS

export const ALERT_FILTERS: OutcomeFilters = {
  AlertsRaised: {
    metric: alertsRaised,
    pattern: fieldIs(alerts('outcome'), ['raised', 'nothing_new'] satisfies AlertsLine['outcome'][]),
    value: '1',
  },
  EventsWaiting: {
    metric: eventsWaiting,
    pattern: has(alerts('eventsWaiting')),
    value: alerts('eventsWaiting'),
  },
  MailsFailed: { metric: mailsFailed, pattern: some(alerts('mailsFailed')), value: alerts('mailsFailed') },
  MailsUnconfirmed: {
    metric: mailsUnconfirmed,
    pattern: some(alerts('mailsUnconfirmed')),
    value: alerts('mailsUnconfirmed'),
  },
}

export const DIGEST_FILTERS: OutcomeFilters = {
  DigestsFailed: { metric: digestsFailed, pattern: fieldIs(digests('outcome'), FAILED), value: '1' },
  MailsFailed: { metric: mailsFailed, pattern: some(digests('mailsFailed')), value: digests('mailsFailed') },
  MailsUnconfirmed: {
    metric: mailsUnconfirmed,
    pattern: some(digests('mailsUnconfirmed')),
    value: digests('mailsUnconfirmed'),
  },
}

export const WEBHOOK_FILTERS: OutcomeFilters = {
  GivenUp: {
    metric: ALERT_METRICS.webhooksGivenUp,
    pattern: some(webhooks('givenUp')),
    value: webhooks('givenUp'),
  },
  OldestDue: {
    metric: ALERT_METRICS.webhookDueMinutes,
    pattern: has(webhooks('oldestDueMinutes')),
    value: webhooks('oldestDueMinutes'),
  },
}

export const FEEDBACK_FILTERS: OutcomeFilters = {
  Lost: {
    metric: ALERT_METRICS.feedbackLost,
    pattern: fieldIs(`$.${'outcome' satisfies keyof FeedbackLine}`, FAILED),
    value: '1',
  },
}

export const AUDIT_FILTERS: OutcomeFilters = {
  NotUnderstood: {
    metric: ALERT_METRICS.unrecorded,
    pattern: some(audit('notUnderstood')),
    value: audit('notUnderstood'),
  },
  NotWritten: { metric: ALERT_METRICS.unrecorded, pattern: fieldIs(audit('outcome'), FAILED), value: '1' },
}
