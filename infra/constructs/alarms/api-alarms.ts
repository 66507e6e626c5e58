// Alarms on the API as its clients see it: too many answers that are our fault, or too slow ones.
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
import { apiMetric } from '../watched-metrics.ts'

/** A single failure among a few requests of a quiet night is not worth waking anyone. */
const FEWEST_FAILURES = 3
const IN_A_ROW = 3

export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, apiId: string, tells: IAlarmAction) {
    super(scope, id)
    const { apiErrorPercent, apiSlowAfterMilliseconds } = stage.alarms
    const common = {
      stage,
      tells,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }
    new ToldAlarm(this, 'api-errors', {
      ...common,
      meaning: `More than ${apiErrorPercent} % of the API's answers are 5xx: clients see errors that are not theirs.`,
      runbook: 'api-errors',
      metric: new MathExpression({
        expression: `IF(failed >= ${FEWEST_FAILURES}, 100 * failed / asked, 0)`,
        usingMetrics: { failed: apiMetric(apiId, '5xx', 'Sum'), asked: apiMetric(apiId, 'Count', 'Sum') },
        label: 'Answers that are 5xx, percent',
        period: Duration.minutes(5),
      }),
      threshold: apiErrorPercent,
      evaluationPeriods: 1,
    })
    new ToldAlarm(this, 'api-slow', {
      ...common,
      meaning: `One in twenty of the API's answers takes longer than ${apiSlowAfterMilliseconds} milliseconds, for a quarter of an hour.`,
      runbook: 'api-slow',
      metric: apiMetric(apiId, 'Latency', 'p95'),
      threshold: apiSlowAfterMilliseconds,
      evaluationPeriods: IN_A_ROW,
    })
  }
}
