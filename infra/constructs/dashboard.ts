// One page that answers what whoever runs this asks in the morning: is anything in alarm, are the figures current and
// whole, did the jobs run, is the API well, does the store keep up.
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { FUNCTIONS, type FunctionName } from '../functions.ts'
import { FAILED_INVOCATIONS, PRODUCT, physicalName, UNDELIVERED_SCHEDULES } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { apiMetric, functionMetric, outcomeMetric, tableMetric, waitingIn } from './watched-metrics.ts'

const WHOLE_WIDTH = 24
const HALF_WIDTH = 12
const GRAPH_HEIGHT = 6

const TOLD = [
  ['alertsRaised', 'Alerts raised in a day'],
  ['mailsFailed', 'Mails that did not leave'],
  ['mailsUnconfirmed', 'Mails of which nobody knows'],
  ['webhooksGivenUp', 'Webhooks given up'],
  ['eventsWaiting', 'Events that wait for PostHog'],
  ['unrecorded', 'Requests missing in the audit trail'],
] as const

export interface FiguresDashboardProps {
  readonly stage: Stage
  readonly alarms: readonly Alarm[]
  readonly apiId: string
  readonly tableName: string
}

export class FiguresDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { stage, alarms, apiId, tableName }: FiguresDashboardProps) {
    super(scope, id, {
      dashboardName: physicalName(stage, 'overview'),
      defaultInterval: Duration.days(3),
      periodOverride: PeriodOverride.AUTO,
    })
    const names = Object.keys(FUNCTIONS) as FunctionName[]
    this.addWidgets(
      new TextWidget({
        markdown: `# ${PRODUCT}, ${stage.name}\nWhat an alarm means and what to do about it is in its description, which names a runbook in docs/runbooks. Figures are allocated daily at ${timeOf(stage)}, and summarized an hour later; alerts are raised an hour after that.`,
        width: WHOLE_WIDTH,
        height: 2,
      }),
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WHOLE_WIDTH, height: 4 }),
      new SingleValueWidget({
        title: 'Are the figures current and whole?',
        width: WHOLE_WIDTH,
        height: 4,
        metrics: [
          outcomeMetric(stage, 'openPeriodCurrent', {
            statistic: 'Sum',
            period: Duration.days(1),
            label: 'Official allocations of the open month in a day',
          }),
          outcomeMetric(stage, 'notConserved', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Refused since cents do not add up',
          }),
          outcomeMetric(stage, 'unknownCostPercent', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Unknown cost, percent of VPS and IPs',
          }),
        ],
      }),
      new SingleValueWidget({
        title: 'Are the summaries current and whole?',
        width: WHOLE_WIDTH,
        height: 4,
        metrics: [
          outcomeMetric(stage, 'summaryCurrent', {
            statistic: 'Sum',
            period: Duration.days(1),
            label: 'Summaries of the open month in a day',
          }),
          outcomeMetric(stage, 'summaryPartial', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Published without one of their sources',
          }),
          outcomeMetric(stage, 'eventsBelowTarget', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Fewer than 95 % of events taken',
          }),
        ],
      }),
      new SingleValueWidget({
        title: 'Are closed months closed, and do runs hold?',
        width: WHOLE_WIDTH,
        height: 4,
        metrics: [
          outcomeMetric(stage, 'closeWaiting', {
            statistic: 'Minimum',
            period: Duration.days(1),
            label: 'Closes prepared and not approved',
          }),
          outcomeMetric(stage, 'closeRefused', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Closes refused or failed',
          }),
          outcomeMetric(stage, 'runDiffers', {
            statistic: 'Maximum',
            period: Duration.days(1),
            label: 'Runs verified that differ',
          }),
        ],
      }),
      new SingleValueWidget({
        title: 'Are people and other systems told, and is it kept who asked?',
        width: WHOLE_WIDTH,
        height: 4,
        metrics: TOLD.map(([metric, label]) =>
          outcomeMetric(stage, metric, { statistic: 'Sum', period: Duration.days(1), label }),
        ),
      }),
      graph('Unknown cost, percent', [outcomeMetric(stage, 'unknownCostPercent', { statistic: 'Maximum' })]),
      graph('What waits for somebody', [
        waitingIn(stage, FAILED_INVOCATIONS),
        waitingIn(stage, UNDELIVERED_SCHEDULES),
      ]),
      graph(
        'Did the functions run?',
        names.map((name) => functionMetric(stage, name, 'Invocations', 'Sum')),
      ),
      graph(
        'Did they fail?',
        names.map((name) => functionMetric(stage, name, 'Errors', 'Sum')),
      ),
      graph('How long did allocations and summaries take, milliseconds?', [
        functionMetric(stage, 'allocate-costs', 'Duration', 'Maximum'),
        functionMetric(stage, 'summarize-strategy', 'Duration', 'Maximum'),
      ]),
      graph('What does the API answer?', [
        apiMetric(apiId, 'Count', 'Sum'),
        apiMetric(apiId, '4xx', 'Sum'),
        apiMetric(apiId, '5xx', 'Sum'),
      ]),
      graph('How long do clients wait, milliseconds?', [
        apiMetric(apiId, 'Latency', 'p50'),
        apiMetric(apiId, 'Latency', 'p95'),
        apiMetric(apiId, 'Latency', 'p99'),
      ]),
      graph('Does the store keep up?', [
        tableMetric(tableName, 'ConsumedWriteCapacityUnits', 'Sum'),
        tableMetric(tableName, 'ConsumedReadCapacityUnits', 'Sum'),
        tableMetric(tableName, 'WriteThrottleEvents', 'Sum'),
        tableMetric(tableName, 'ReadThrottleEvents', 'Sum'),
      ]),
    )
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: HALF_WIDTH, height: GRAPH_HEIGHT, liveData: true })
}

/** "04:00 Etc/UTC" */
function timeOf({ schedules: { allocateCosts, timeZone } }: Stage): string {
  const [hour, minute] = [allocateCosts.hour, allocateCosts.minute].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${hour}:${minute} ${timeZone}`
}
