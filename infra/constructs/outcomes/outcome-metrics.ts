// Metrics off the one line that a job logs. Filters rather than metrics that the function writes itself: the line is there
// anyway, the function knows nothing of CloudWatch, and a filter costs nothing.
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { metricNamespace } from '../../names.ts'
import type { Stage } from '../../stages/stage.ts'
import { ALERT_METRICS } from './alert-metrics.ts'
import { ALLOCATION_METRICS } from './allocation-metrics.ts'
import { CLOSING_METRICS } from './closing-metrics.ts'
import type { OutcomeFilters } from './outcome-filter.ts'
import { SUMMARY_METRICS } from './summary-metrics.ts'

/** Metric names, under the stage's namespace. */
export const OUTCOME_METRICS = {
  ...ALLOCATION_METRICS,
  ...SUMMARY_METRICS,
  ...CLOSING_METRICS,
  ...ALERT_METRICS,
} as const

export class OutcomeMetrics extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, logs: LogGroup, filters: OutcomeFilters) {
    super(scope, id)
    for (const [name, { metric, pattern, value }] of Object.entries(filters)) {
      logs.addMetricFilter(name, {
        filterPattern: pattern,
        metricNamespace: metricNamespace(stage),
        metricName: metric,
        metricValue: value,
      })
    }
  }
}
