// Alarms on allocations: the open month goes on without new figures, cents were lost or made, too much cost is unknown.
import { ComparisonOperator, type IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Stage } from '../../stages/stage.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { outcomeMetric } from '../watched-metrics.ts'

export class RunAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    const { lateAfterHours, unknownCostPercent } = stage.alarms
    new ToldAlarm(this, 'publication-late', {
      stage,
      meaning: `The open month has had no official figures for ${lateAfterHours} hours: an allocation failed, was late or did not start. What was published before stands.`,
      runbook: 'publication-late',
      tells,
      metric: outcomeMetric(stage, 'openPeriodCurrent', { statistic: 'Sum', period: Duration.hours(1) }),
      // An hour without any is breaching, so that silence itself raises the alarm. CloudWatch looks back 7 days at most.
      evaluationPeriods: lateAfterHours,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    new ToldAlarm(this, 'not-conserved', {
      stage,
      meaning:
        'An allocation was refused because its cents do not add up, computed or read back. Nothing of it was published. It stays in alarm until an allocation conserves.',
      runbook: 'not-conserved',
      tells,
      metric: outcomeMetric(stage, 'notConserved', { statistic: 'Maximum' }),
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    })
    new ToldAlarm(this, 'unknown-cost', {
      stage,
      meaning: `More than ${unknownCostPercent} % of the VPS and IPs that are paid for have no known cost: figures of the open month are published and marked incomplete.`,
      runbook: 'unknown-cost',
      tells,
      metric: outcomeMetric(stage, 'unknownCostPercent', { statistic: 'Maximum' }),
      evaluationPeriods: 1,
      threshold: unknownCostPercent,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    })
  }
}
