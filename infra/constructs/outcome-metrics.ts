// What the alarms of allocations count, read off the one line that each allocation logs. Filters rather than metrics that
// the function writes itself: the line is there anyway, the function knows nothing of CloudWatch, and a filter costs nothing.
import { FilterPattern, type IFilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { LoggedOutcome, OutcomeLine } from '../../functions/allocate-costs/outcome-log.ts'
import { metricNamespace } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** Metric names, under the stage's namespace. */
export const OUTCOME_METRICS = {
  /** 1 for each official allocation of the open month after which its figures are current. */
  openPeriodCurrent: 'OpenPeriodCurrent',
  /** 1 when cents were lost or made, 0 for each run that conserves: it stays 1 until one does. */
  notConserved: 'NotConserved',
  /** 0 to 100, of each such allocation of the open month. */
  unknownCostPercent: 'UnknownCostPercent',
} as const

const field = (name: keyof OutcomeLine): string => `$.${name}`
const outcomeIs = (...outcomes: LoggedOutcome[]) =>
  FilterPattern.any(...outcomes.map((outcome) => FilterPattern.stringValue(field('outcome'), '=', outcome)))

const CONSERVED = outcomeIs('published', 'duplicate', 'beside')
const NOT_CONSERVED = FilterPattern.stringValue(field('outcome'), '=', 'not_conserved')
const OPEN_AND_OFFICIAL = FilterPattern.all(
  outcomeIs('published', 'duplicate'),
  FilterPattern.booleanValue(field('isOpenPeriod'), true),
  FilterPattern.booleanValue(field('isOfficial'), true),
)

interface OutcomeFilter {
  readonly metric: keyof typeof OUTCOME_METRICS
  readonly pattern: IFilterPattern
  readonly value: string
}

/** By the name of the filter. */
export const OUTCOME_FILTERS: Readonly<Record<string, OutcomeFilter>> = {
  OpenPeriodCurrent: { metric: 'openPeriodCurrent', pattern: OPEN_AND_OFFICIAL, value: '1' },
  NotConserved: { metric: 'notConserved', pattern: NOT_CONSERVED, value: '1' },
  Conserved: { metric: 'notConserved', pattern: CONSERVED, value: '0' },
  UnknownCost: {
    metric: 'unknownCostPercent',
    pattern: OPEN_AND_OFFICIAL,
    value: field('unknownCostPercent'),
  },
}

export class OutcomeMetrics extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, logs: LogGroup) {
    super(scope, id)
    for (const [name, { metric, pattern, value }] of Object.entries(OUTCOME_FILTERS)) {
      logs.addMetricFilter(name, {
        filterPattern: pattern,
        metricNamespace: metricNamespace(stage),
        metricName: OUTCOME_METRICS[metric],
        metricValue: value,
      })
    }
  }
}
