// What watches the others and tells people: alarms, the topic they go to, the dashboard.
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { AlertAlarms } from '../constructs/alarms/alert-alarms.ts'
import { ApiAlarms } from '../constructs/alarms/api-alarms.ts'
import { ClosingAlarms } from '../constructs/alarms/closing-alarms.ts'
import { FunctionAlarms } from '../constructs/alarms/function-alarms.ts'
import { QueueAlarms } from '../constructs/alarms/queue-alarms.ts'
import { RunAlarms } from '../constructs/alarms/run-alarms.ts'
import { ScaleOutAlarms } from '../constructs/alarms/scale-out-alarms.ts'
import { SummaryAlarms } from '../constructs/alarms/summary-alarms.ts'
import { FiguresDashboard } from '../constructs/dashboard.ts'
import { ToldPeople } from '../constructs/told-people.ts'
import { FUNCTIONS, type FunctionName } from '../functions.ts'
import type { Stage } from '../stages/stage.ts'
import type { FiguresData } from './data-stack.ts'

export interface Watched {
  readonly stage: Stage
  readonly data: FiguresData
  readonly apiId: string
}

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, apiId }: Watched, props: StackProps) {
    super(scope, id, props)
    const people = new ToldPeople(this, 'People', stage)
    const tells = new SnsAction(people)
    new RunAlarms(this, 'Runs', stage, tells)
    new SummaryAlarms(this, 'Summaries', stage, tells)
    new ClosingAlarms(this, 'Closing', stage, tells)
    new AlertAlarms(this, 'Alerts', stage, tells)
    if (stage.scaleOut !== undefined) new ScaleOutAlarms(this, 'ScaleOut', stage, tells)
    new QueueAlarms(this, 'Queues', stage, tells)
    new ApiAlarms(this, 'Api', stage, apiId, tells)
    for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
      new FunctionAlarms(this, name, stage, name, tells)
    }
    const alarms = this.node.findAll().filter((node) => node instanceof Alarm)
    const { tableName } = data.figuresTable
    new FiguresDashboard(this, 'Dashboard', { stage, alarms, apiId, tableName })
    new CfnOutput(this, 'AlarmTopicArn', { value: people.topicArn })
  }
}
