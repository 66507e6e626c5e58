// Alarms on what went wrong for good: somebody has to look, since nothing tries it again.
import { ComparisonOperator, type IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { FAILED_INVOCATIONS, UNDELIVERED_SCHEDULES } from '../../names.ts'
import type { Stage } from '../../stages/stage.ts'
import { ToldAlarm } from '../told-alarm.ts'
import { waitingIn } from '../watched-metrics.ts'

const MEANINGS = {
  [FAILED_INVOCATIONS]:
    'A job failed, and so did its retries: its event and its error wait in the queue for fourteen days.',
  [UNDELIVERED_SCHEDULES]:
    'The scheduler could not start a function at all: the start waits in the queue for fourteen days.',
} as const

export class QueueAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, tells: IAlarmAction) {
    super(scope, id)
    for (const queue of [FAILED_INVOCATIONS, UNDELIVERED_SCHEDULES] as const) {
      new ToldAlarm(this, queue, {
        stage,
        meaning: MEANINGS[queue],
        runbook: queue,
        tells,
        metric: waitingIn(stage, queue),
        evaluationPeriods: 1,
        threshold: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // An empty queue that nobody uses reports nothing after six hours.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
    }
  }
}
