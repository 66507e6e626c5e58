// Alarms on what Finance trusts once and for good: a close that was refused, one that waits for its approval for days, and a
// run that is not what its archived inputs give.
import {
  ComparisonOperator,
  type IAlarmAction,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Stage } from '../../stages/stage.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { outcomeMetric } from '../watched-metrics.ts'

/** Prepared on the 3rd, it is told of when the 5th is over. */
const WAITING_FOR_DAYS = 3

export class ClosingAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    const common = {
      stage,
      tells,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    }
    new ToldAlarm(this, 'close-refused', {
      ...common,
      meaning:
        'The close of a month was refused or failed: nothing was closed by it, and the figures stand as they are. What was logged says why and what to do.',
      runbook: 'close-refused',
      metric: outcomeMetric(stage, 'closeRefused', { statistic: 'Maximum' }),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    new ToldAlarm(this, 'close-waiting', {
      ...common,
      meaning: `The close of a month has been prepared for ${WAITING_FOR_DAYS} days and nobody has approved it: the month is open. It stays in alarm until a month is closed.`,
      runbook: 'close-waiting',
      metric: new MathExpression({
        // The last thing that happened to a close, day by day; on the day it is both, it is done.
        expression: 'FILL(waiting, REPEAT)',
        usingMetrics: {
          waiting: outcomeMetric(stage, 'closeWaiting', { statistic: 'Minimum', period: Duration.days(1) }),
        },
        label: 'Prepared and not approved',
        period: Duration.days(1),
      }),
      evaluationPeriods: WAITING_FOR_DAYS,
      treatMissingData: TreatMissingData.IGNORE,
    })
    new ToldAlarm(this, 'verify-differs', {
      ...common,
      meaning:
        'A published run is not what its archived inputs give, or its archive or certificate was changed. It stays in alarm until a run is verified and holds.',
      runbook: 'verify-differs',
      metric: outcomeMetric(stage, 'runDiffers', { statistic: 'Maximum' }),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.IGNORE,
    })
  }
}
