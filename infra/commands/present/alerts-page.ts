// What became of alerts, as a readable page: which summaries were looked at, what is open, who was told.
import type { RaiseAlertsAnswer } from '../../../functions/raise-alerts/answer.ts'
import type { SendDigestsAnswer } from '../../../functions/send-digests/answer.ts'
import { ruleNamed } from '../../../shared/alerts/alert-rules.ts'
import { bySeverity } from '../../../shared/alerts/severity-order.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { oneLine } from '../../../shared/text/one-line.ts'
import { listed } from './summary-parts.ts'

const MOST_ALERTS = 25
const DAY_LENGTH = 'YYYY-MM-DD'.length

/** @param open as they stand after it */
export function alertsPage(
  answer: RaiseAlertsAnswer,
  sent: SendDigestsAnswer | null,
  open: readonly AlertRecord[],
): string {
  const { looks, alerts, next, message } = answer
  const shown = open.toSorted(bySeverity)
  const more = shown.length - MOST_ALERTS
  return [
    listed(
      'Summaries',
      looks.map(({ period, asOf, isNew }) => `${period}, as of ${asOf}${isNew ? '' : ': looked at before'}`),
      'none',
    ),
    listed(
      'Open',
      [
        ...shown.slice(0, MOST_ALERTS).map(lineOf),
        ...(more > 0 ? [`and ${more} more: --json prints them all`] : []),
      ],
      'none',
    ),
    `${alerts.opened} opened, ${alerts.worse} graver, ${alerts.resolved} resolved. ${mailedWords(answer, sent)}`,
    [message, ...next, ...(sent?.next ?? [])].join('\n'),
  ].join('\n\n')
}

/** One line for `npm start`. */
export function alertsLine(answer: RaiseAlertsAnswer, sent: SendDigestsAnswer): string {
  return `Alerts: ${answer.open} open. ${mailedWords(answer, sent)}`
}

function lineOf({ severity, category, rule, title, firstSeen }: AlertRecord): string {
  const modeled = ruleNamed(rule)?.modeled == null ? '' : ' (modeled)'
  return `${severity}, ${category}: ${oneLine(title)}${modeled}, since ${firstSeen.at.slice(0, DAY_LENGTH)}`
}

function mailedWords({ digests }: RaiseAlertsAnswer, sent: SendDigestsAnswer | null): string {
  const words = [
    ...(digests === null ? [] : [`${counted(digests.sent, 'person', 'people')} told at once`]),
    ...(sent?.counts == null
      ? []
      : [
          `${counted(sent.counts.sent, 'digest')} of ${sent.period} ${sent.outcome === 'dry_run' ? 'would be mailed' : 'mailed'}`,
        ]),
  ]
  return words.length === 0 ? 'Nobody was mailed.' : `${words.join(', ')}.`
}
