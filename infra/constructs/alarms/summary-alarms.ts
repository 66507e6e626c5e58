// Alarms on strategic summaries: the open month goes on without a new one, they lack a source for days, events were lost.
import { ComparisonOperator, type IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Stage } from '../../stages/stage.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { outcomeMetric } from '../watched-metrics.ts'

/** Partial on one morning and the two after it. */
const PARTIAL_FOR_DAYS = 2

export class SummaryAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    const { lateAfterHours } = stage.alarms
    new ToldAlarm(this, 'summary-late', {
      stage,
      meaning: `The open month has had no new strategic summary for ${lateAfterHours} hours: it failed, was late or did not start. What was published before stands.`,
      runbook: 'summary-late',
      tells,
      metric: outcomeMetric(stage, 'summaryCurrent', { statistic: 'Sum', period: Duration.hours(1) }),
      // An hour without any is breaching, so that silence itself raises the alarm.
      evaluationPeriods: lateAfterHours,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    new ToldAlarm(this, 'summary-partial', {
      stage,
      meaning: `Summaries of the open month have lacked a source for more than ${PARTIAL_FOR_DAYS} days: PostHog, or a table or column of the platform. They are published as partial and name it.`,
      runbook: 'summary-partial',
      tells,
      metric: outcomeMetric(stage, 'summaryPartial', { statistic: 'Minimum', period: Duration.days(1) }),
      evaluationPeriods: PARTIAL_FOR_DAYS + 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    })
    new ToldAlarm(this, 'event-capture-low', {
      stage,
      meaning:
        'PostHog took fewer than 95 % of the events of a month, or they could not be prepared. The summary stands. It stays in alarm until the month is summarized again and they are taken.',
      runbook: 'event-capture-low',
      tells,
      metric: outcomeMetric(stage, 'eventsBelowTarget', { statistic: 'Maximum' }),
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    })
  }
}
