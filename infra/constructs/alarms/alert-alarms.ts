// Alarms on what leaders and other systems are told: alerts that are late, mail and webhooks that do not arrive, and requests
// that are missing in the audit trail. No figure is wrong by any of it.
import { ComparisonOperator, type IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Runbook } from '../../runbooks.ts'
import type { Stage } from '../../stages/stage.ts'
import type { OUTCOME_METRICS } from '../outcomes/outcome-metrics.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { outcomeMetric } from '../watched-metrics.ts'

/** Waiting on one morning and the next. */
const WAITING_FOR_DAYS = 2
/** How long a delivery that is due may wait before somebody is told, and in how many periods of five minutes in a row. */
const DUE_FOR_MINUTES = 60
const PERIODS_LATE = 3

interface Told {
  readonly what: string
  readonly metric: keyof typeof OUTCOME_METRICS
  readonly runbook: Runbook
  readonly meaning: string
}

/** One is enough, and nothing is heard of it later. */
const ONE_IS_ENOUGH: readonly Told[] = [
  {
    what: 'audit-unrecorded',
    metric: 'unrecorded',
    runbook: 'record-audit',
    meaning:
      'Requests to the API are missing in the audit trail: lines of a log were not understood, or could not be written. The log itself has them, for as long as it is kept.',
  },
  {
    what: 'webhooks-given-up',
    metric: 'webhooksGivenUp',
    runbook: 'deliver-webhooks',
    meaning:
      'A webhook was given up after its last attempt: another system has not heard of a change. The deliveries of its endpoint say what was answered.',
  },
]

const OF_MAIL: readonly Told[] = [
  {
    what: 'digests-failed',
    metric: 'digestsFailed',
    runbook: 'send-digests',
    meaning:
      'A round of digests was refused or failed: people have not been told of their alerts by mail. The same event sent again mails nobody twice.',
  },
  {
    what: 'mails-failed',
    metric: 'mailsFailed',
    runbook: 'send-digests',
    meaning:
      'Amazon SES did not take a digest or a critical alert: it did not leave. The same event sent again tries it, and mails nobody else.',
  },
  {
    what: 'mails-unconfirmed',
    metric: 'mailsUnconfirmed',
    runbook: 'send-digests',
    meaning:
      'Nobody knows whether a mail left: its sender was stopped, or SES did not answer. It is not sent again before somebody says what became of it.',
  },
  {
    what: 'mail-feedback-lost',
    metric: 'feedbackLost',
    runbook: 'mail-feedback',
    meaning:
      'A bounce or a complaint could not be kept: somebody may be mailed again where they must not be, which costs the sender its reputation.',
  },
]

export class AlertAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    const { lateAfterHours } = stage.alarms
    new ToldAlarm(this, 'alerts-late', {
      stage,
      meaning: `No alerts have been raised for ${lateAfterHours} hours: raise-alerts failed, was late or did not start. Those that were raised before stand.`,
      runbook: 'raise-alerts',
      tells,
      metric: outcomeMetric(stage, 'alertsRaised', { statistic: 'Sum', period: Duration.hours(1) }),
      // An hour without any is breaching, so that silence itself raises the alarm.
      evaluationPeriods: lateAfterHours,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    this.#webhooksLate(stage, tells)
    if (stage.posthog !== undefined) this.#eventsWaiting(stage, tells)
    for (const told of [...ONE_IS_ENOUGH, ...(stage.mail === undefined ? [] : OF_MAIL)]) {
      new ToldAlarm(this, told.what, {
        ...{ stage, tells, meaning: told.meaning, runbook: told.runbook },
        metric: outcomeMetric(stage, told.metric, { statistic: 'Sum' }),
        evaluationPeriods: 1,
        threshold: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
    }
  }

  #webhooksLate(stage: Stage, tells: IAlarmAction): void {
    new ToldAlarm(this, 'webhooks-late', {
      stage,
      meaning: `A webhook that is due has waited for ${DUE_FOR_MINUTES} minutes, or none has been looked for in the last quarter of an hour: other systems hear of changes late. Nothing is lost.`,
      runbook: 'deliver-webhooks',
      tells,
      metric: outcomeMetric(stage, 'webhookDueMinutes', { statistic: 'Minimum' }),
      evaluationPeriods: PERIODS_LATE,
      threshold: DUE_FOR_MINUTES,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // It looks every minute, and says so: silence is as bad.
      treatMissingData: TreatMissingData.BREACHING,
    })
  }

  #eventsWaiting(stage: Stage, tells: IAlarmAction): void {
    new ToldAlarm(this, 'events-waiting', {
      stage,
      meaning: `Events of decisions and initiatives have waited for PostHog for ${WAITING_FOR_DAYS} days: it does not take them. They are sent again for a week, then given up.`,
      runbook: 'raise-alerts',
      tells,
      metric: outcomeMetric(stage, 'eventsWaiting', { statistic: 'Minimum', period: Duration.days(1) }),
      evaluationPeriods: WAITING_FOR_DAYS,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    })
  }
}
