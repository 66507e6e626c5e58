// Alarms that every function has: it fails, it is held back, or it comes near its time limit.
import { ComparisonOperator, type IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { FUNCTIONS, type FunctionName, slowAfterSeconds } from '../../functions.ts'
import type { Stage } from '../../stages/stage.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { functionMetric } from '../watched-metrics.ts'

export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, name: FunctionName, tells: IAlarmAction) {
    super(scope, id)
    const { timeoutSeconds } = FUNCTIONS[name]
    // Time to make it faster, or the limit longer, before it is cut off.
    const slowAfter = slowAfterSeconds(name)
    const common = { stage, tells, evaluationPeriods: 1, treatMissingData: TreatMissingData.NOT_BREACHING }
    new ToldAlarm(this, `${name}-errors`, {
      ...common,
      meaning: `${name} failed: it threw, ran out of memory or was cut off.`,
      runbook: 'function-errors',
      metric: functionMetric(stage, name, 'Errors', 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    })
    new ToldAlarm(this, `${name}-throttled`, {
      ...common,
      meaning: `${name} was not let start: its own concurrency or the account's was used up.`,
      runbook: 'function-throttled',
      metric: functionMetric(stage, name, 'Throttles', 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    })
    new ToldAlarm(this, `${name}-slow`, {
      ...common,
      meaning: `${name} took more than ${slowAfter} of its ${timeoutSeconds} seconds.`,
      runbook: 'function-slow',
      metric: functionMetric(stage, name, 'Duration', 'Maximum'),
      threshold: slowAfter * 1000,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    })
  }
}
