// An alarm that tells somebody, when it begins and when it is over, in a sentence that ends with its runbook.
import { Alarm, type AlarmProps, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { physicalName } from '../names.ts'
import { type Runbook, runbookFile } from '../runbooks.ts'
import type { Stage } from '../stages/stage.ts'

export interface ToldAlarmProps
  extends Omit<AlarmProps, 'alarmName' | 'alarmDescription' | 'actionsEnabled'> {
  readonly stage: Stage
  /** What it means for people, in a sentence. */
  readonly meaning: string
  readonly runbook: Runbook
  readonly tells: IAlarmAction
}

export class ToldAlarm extends Alarm {
  /** @param what the alarm is named by, beside product and stage */
  constructor(scope: Construct, what: string, { stage, meaning, runbook, tells, ...props }: ToldAlarmProps) {
    super(scope, what, {
      ...props,
      alarmName: physicalName(stage, what),
      alarmDescription: `${meaning} Runbook: ${runbookFile(runbook)}`,
    })
    this.addAlarmAction(tells)
    this.addOkAction(tells)
  }
}
