// What runs when: the one table of schedules. A start that is delivered twice or late changes nothing that is right: an
// allocation of the same inputs is a duplicate and publishes nothing, and an older run never replaces a newer one.
import {
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Duration, RemovalPolicy, TimeZone } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { FunctionName } from '../functions.ts'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import type { DeadLetterQueue } from './dead-letter-queue.ts'
import type { JobFunction } from './job-function.ts'
import { StartingRole } from './starting-role.ts'

export interface ScheduleDefinition {
  readonly name: string
  readonly starts: FunctionName
  readonly description: string
  /** Every day at this time in the stage's time zone; `day` of the month where it is not every day. */
  when(schedules: Stage['schedules']): {
    readonly hour: number
    readonly minute: number
    readonly day?: number
  }
  /** The event, as a person would send it. */
  readonly event: Readonly<Record<string, unknown>>
}

export const SCHEDULES: readonly ScheduleDefinition[] = [
  {
    name: 'allocate-costs-daily',
    starts: 'allocate-costs',
    description: 'Allocates the current month by the official method and policies, and publishes the run.',
    when: ({ allocateCosts }) => allocateCosts,
    event: { startedBy: 'schedule allocate-costs-daily' },
  },
  {
    name: 'allocate-costs-month-end',
    starts: 'allocate-costs',
    description:
      'Allocates the month that has ended, once its last day is over everywhere that payments are booked.',
    // An hour after the daily run: one instance allocates at a time.
    when: ({ allocateCosts }) => ({ ...allocateCosts, hour: (allocateCosts.hour + 1) % 24, day: 1 }),
    event: { period: 'previous', startedBy: 'schedule allocate-costs-month-end' },
  },
]

export interface SchedulesProps {
  readonly stage: Stage
  readonly jobs: ReadonlyMap<FunctionName, JobFunction>
  /** Starts that could not be handed to their function. */
  readonly undelivered: DeadLetterQueue
}

export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { stage, jobs, undelivered }: SchedulesProps) {
    super(scope, id)
    const { timeZone, flexibleMinutes, retry } = stage.schedules
    const scheduleGroup = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: physicalName(stage, 'schedules'),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    for (const { name, starts, description, when, event } of SCHEDULES) {
      const job = jobs.get(starts)
      if (job === undefined) throw new Error(`The schedule ${name} starts ${starts}, which is not a job.`)
      const role = new StartingRole(this, `${name}-role`, { job, undelivered, scheduleGroup })
      const { day = '*', hour, minute } = when(stage.schedules)
      new Schedule(this, name, {
        scheduleName: physicalName(stage, name),
        description,
        scheduleGroup,
        schedule: ScheduleExpression.cron({
          minute: String(minute),
          hour: String(hour),
          day: String(day),
          month: '*',
          year: '*',
          timeZone: TimeZone.of(timeZone),
        }),
        timeWindow: TimeWindow.flexible(Duration.minutes(flexibleMinutes)),
        target: new LambdaInvoke(job.lambda, {
          // The role has what it needs: the target would grant every version and alias of the function as well.
          role: role.withoutPolicyUpdates(),
          deadLetterQueue: undelivered,
          input: ScheduleTargetInput.fromObject(event),
          retryAttempts: retry.attempts,
          maxEventAge: Duration.minutes(retry.maxAgeMinutes),
        }),
      })
    }
  }
}
