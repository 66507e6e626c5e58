// The alarm on allocations at scale: an execution that did not come to its end. Steps that fail are tried again, so they are no
// alarm of their own; the state machine is named, not referred to, as functions are.
import {
  ComparisonOperator,
  type IAlarmAction,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Stage } from '../../stages/stage.ts'
import { scaleOutMachineArn } from '../scale-out-machine-arn.ts'
import { ToldAlarm } from '../told-alarm.ts'

const FIVE_MINUTES = Duration.minutes(5)

export class ScaleOutAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    const executions = (metricName: string) =>
      new Metric({
        namespace: 'AWS/States',
        metricName,
        dimensionsMap: { StateMachineArn: scaleOutMachineArn(stage, Stack.of(this)) },
        statistic: 'Sum',
        period: FIVE_MINUTES,
      })
    new ToldAlarm(this, 'scale-out-failed', {
      stage,
      meaning:
        'An allocation at scale failed, ran out of time or was ended by hand: nothing of it is published unless the publication itself says so. What was published before stands.',
      runbook: 'scale-out-failed',
      tells,
      metric: new MathExpression({
        expression: 'failed + late + ended',
        usingMetrics: {
          failed: executions('ExecutionsFailed'),
          late: executions('ExecutionsTimedOut'),
          ended: executions('ExecutionsAborted'),
        },
        label: 'Allocations at scale that did not end well',
        period: FIVE_MINUTES,
      }),
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}
