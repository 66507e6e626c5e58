// The metrics that alarms and dashboard look at, by the names that people read. Functions and queues are named, not
// referred to: their stack can be deleted and deployed again while what watches it stays. CloudWatch labels them itself.
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import type { FunctionName } from '../functions.ts'
import { metricNamespace, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { OUTCOME_METRICS } from './outcomes/outcome-metrics.ts'

const FIVE_MINUTES = Duration.minutes(5)

/** What jobs log. */
export function outcomeMetric(
  stage: Stage,
  metric: keyof typeof OUTCOME_METRICS,
  options: MetricOptions,
): Metric {
  return new Metric({
    namespace: metricNamespace(stage),
    metricName: OUTCOME_METRICS[metric],
    period: FIVE_MINUTES,
    ...options,
  })
}

export function functionMetric(
  stage: Stage,
  name: FunctionName,
  metricName: 'Invocations' | 'Errors' | 'Throttles' | 'Duration' | 'ConcurrentExecutions',
  statistic: string,
): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { FunctionName: physicalName(stage, name) },
    statistic,
    period: FIVE_MINUTES,
  })
}

/** How many messages wait in a queue. */
export function waitingIn(stage: Stage, queue: string): Metric {
  return new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: physicalName(stage, queue) },
    statistic: 'Maximum',
    period: FIVE_MINUTES,
  })
}

export function apiMetric(
  apiId: string,
  metricName: 'Count' | '4xx' | '5xx' | 'Latency',
  statistic: string,
): Metric {
  return new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic,
    period: FIVE_MINUTES,
  })
}

export function tableMetric(tableName: string, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName },
    statistic,
    period: FIVE_MINUTES,
  })
}
