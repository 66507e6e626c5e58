// What the scheduler may do for one schedule: start its one function, and put a start it could not deliver aside. Only
// schedules of the stage's own group may take this role.
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Stack } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import type { JobFunction } from './job-function.ts'

export interface StartingRoleProps {
  readonly job: JobFunction
  readonly undelivered: DeadLetterQueue
  readonly scheduleGroup: ScheduleGroup
}

export class StartingRole extends Role {
  constructor(scope: Construct, id: string, { job, undelivered, scheduleGroup }: StartingRoleProps) {
    const ofThisGroup = {
      'aws:SourceAccount': Stack.of(scope).account,
      'aws:SourceArn': scheduleGroup.scheduleGroupArn,
    }
    super(scope, id, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: ofThisGroup },
      }),
    })
    this.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [job.lambda.functionArn] }),
    )
    this.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }))
  }
}
