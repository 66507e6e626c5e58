// What runs when: the one table of schedules. A start that is delivered twice or late changes nothing that is right: what
// comes of the same inputs is a duplicate and publishes nothing, and an older run never replaces a newer one.
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

/** Every day at this time in the stage's time zone, where `day` and `months` do not say which days. */
export interface DailyOrRarer {
  readonly hour: number
  readonly minute: number
  /** Of the month. */
  readonly day?: number
  /** And every day from then on, up to this one: what was refused or failed before is done again, and nothing twice. */
  readonly throughDay?: number
  /** 1 to 12, ascending. */
  readonly months?: readonly number[]
}

export type When = DailyOrRarer | 'every minute'

export interface ScheduleDefinition {
  readonly name: string
  readonly starts: FunctionName
  readonly description: string
  when(stage: Stage): When
  /** Whether the stage has it; every stage, when left out. */
  isWanted?(stage: Stage): boolean
  /** The event, as a person would send it. */
  readonly event: Readonly<Record<string, unknown>>
}

/** A final summary that is late is waited for, and mails that did not leave are tried again. */
const FIRST_DAYS = { day: 1, throughDay: 3 } as const

const mails = ({ mail }: Stage): boolean => mail !== undefined

export const SCHEDULES: readonly ScheduleDefinition[] = [
  {
    name: 'allocate-costs-daily',
    starts: 'allocate-costs',
    description: 'Allocates the current month by the official method and policies, and publishes the run.',
    when: (stage) => hoursAfterDaily(stage, 0),
    event: { startedBy: 'schedule allocate-costs-daily' },
  },
  {
    name: 'allocate-costs-month-end',
    starts: 'allocate-costs',
    description:
      'Allocates the month that has ended, once its last day is over everywhere that payments are booked.',
    // An hour after the daily run: one instance allocates at a time. A stage whose clock has it before the month is over in UTC
    // is refused (stages/accepted-values.ts).
    when: (stage) => ({ ...hoursAfterDaily(stage, 1), day: 1 }),
    event: { period: 'previous', startedBy: 'schedule allocate-costs-month-end' },
  },
  {
    name: 'summarize-strategy-daily',
    starts: 'summarize-strategy',
    description: 'Summarizes the current month, from the run that allocate-costs-daily published.',
    when: (stage) => hoursAfterDaily(stage, 1),
    event: { startedBy: 'schedule summarize-strategy-daily' },
  },
  {
    name: 'summarize-strategy-month-end',
    starts: 'summarize-strategy',
    description:
      'Summarizes the month that has ended, from the run that allocate-costs-month-end published, and writes its events.',
    when: (stage) => ({ ...hoursAfterDaily(stage, 2), day: 1 }),
    event: { period: 'previous', startedBy: 'schedule summarize-strategy-month-end' },
  },
  {
    name: 'summarize-strategy-quarterly',
    starts: 'summarize-strategy',
    description: 'Summarizes the quarter of the fiscal year that has ended, with its last month.',
    when: (stage) => ({ ...hoursAfterDaily(stage, 3), day: 1, months: quartersBegin(stage) }),
    event: { period: 'previous-quarter', startedBy: 'schedule summarize-strategy-quarterly' },
  },
  {
    name: 'raise-alerts-daily',
    starts: 'raise-alerts',
    description:
      'Raises the alerts of the newest summaries, announces what changed, and mails critical ones at once.',
    when: (stage) => hoursAfterDaily(stage, 2),
    event: { startedBy: 'schedule raise-alerts-daily' },
  },
  {
    name: 'raise-alerts-month-end',
    starts: 'raise-alerts',
    description:
      'Raises the alerts of the month, and of the quarter, that have ended and were summarized just before.',
    when: (stage) => ({ ...hoursAfterDaily(stage, 4), day: 1 }),
    event: { startedBy: 'schedule raise-alerts-month-end' },
  },
  {
    name: 'send-digests-monthly',
    starts: 'send-digests',
    description:
      'Mails the digests of the month that has ended, once its alerts are raised, each once; what did not leave, on the next days.',
    when: (stage) => ({ ...hoursAfterDaily(stage, 5), ...FIRST_DAYS }),
    isWanted: mails,
    event: { kind: 'monthly', startedBy: 'schedule send-digests-monthly' },
  },
  {
    name: 'send-digests-quarterly',
    starts: 'send-digests',
    description:
      'Mails the digests of the quarter of the fiscal year that has ended, beside those of its last month.',
    // An hour after those of the month: one instance sends at a time.
    when: (stage) => ({ ...hoursAfterDaily(stage, 6), ...FIRST_DAYS, months: quartersBegin(stage) }),
    isWanted: mails,
    event: { kind: 'quarterly', startedBy: 'schedule send-digests-quarterly' },
  },
  {
    name: 'deliver-webhooks-every-minute',
    starts: 'deliver-webhooks',
    description: 'Sends the webhooks that are due.',
    when: () => 'every minute',
    event: { startedBy: 'schedule deliver-webhooks-every-minute' },
  },
  {
    name: 'close-period-prepare',
    starts: 'close-period',
    description:
      'Prepares the close of the month that has ended, for its approval; closes it where one person is enough.',
    when: (stage) => ({ ...hoursAfterDaily(stage, 2), day: 3 }),
    event: { period: 'previous', preparedBy: 'schedule close-period-prepare' },
  },
]

export function schedulesOf(stage: Stage): ScheduleDefinition[] {
  return SCHEDULES.filter(({ isWanted }) => isWanted?.(stage) ?? true)
}

/** An hour between two of them: what comes after stands on what came before, and takes a quarter of an hour at most. */
function hoursAfterDaily({ schedules: { allocateCosts } }: Stage, hours: number): DailyOrRarer {
  return { ...allocateCosts, hour: allocateCosts.hour + hours }
}

/** The months with which a quarter of the fiscal year begins, when the one before it has ended. */
function quartersBegin({ fiscalYearFirstMonth }: Stage): number[] {
  return [0, 3, 6, 9]
    .map((months) => ((fiscalYearFirstMonth - 1 + months) % 12) + 1)
    .toSorted((a, b) => a - b)
}

function cronOf(when: When) {
  if (when === 'every minute') return { minute: '*', hour: '*', day: '*', month: '*', year: '*' }
  const { day = '*', throughDay, months = ['*'], hour, minute } = when
  return {
    minute: String(minute),
    hour: String(hour),
    day: throughDay === undefined ? String(day) : `${day}-${throughDay}`,
    month: months.join(','),
    year: '*',
  }
}

function windowOf(when: When, { schedules }: Stage): TimeWindow {
  return when === 'every minute'
    ? TimeWindow.off()
    : TimeWindow.flexible(Duration.minutes(schedules.flexibleMinutes))
}

export interface SchedulesProps {
  readonly stage: Stage
  readonly jobs: ReadonlyMap<FunctionName, JobFunction>
  /** Starts that could not be handed to their function. */
  readonly undelivered: DeadLetterQueue
}

export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { stage, jobs, undelivered }: SchedulesProps) {
    super(scope, id)
    const { timeZone, retry } = stage.schedules
    const scheduleGroup = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: physicalName(stage, 'schedules'),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    for (const { name, starts, description, when, event } of schedulesOf(stage)) {
      const job = jobs.get(starts)
      if (job === undefined) throw new Error(`The schedule ${name} starts ${starts}, which is not a job.`)
      const role = new StartingRole(this, `${name}-role`, { job, undelivered, scheduleGroup })
      const planned = when(stage)
      new Schedule(this, name, {
        scheduleName: physicalName(stage, name),
        description,
        scheduleGroup,
        schedule: ScheduleExpression.cron({ ...cronOf(planned), timeZone: TimeZone.of(timeZone) }),
        timeWindow: windowOf(planned, stage),
        target: new LambdaInvoke(job.lambda, {
          // The role has what it needs: the target would grant every version and alias of the function as well.
          role: role.withoutPolicyUpdates(),
          deadLetterQueue: undelivered,
          input: ScheduleTargetInput.fromObject(event),
          retryAttempts: retry.attempts,
          // What starts again in a minute is not worth longer.
          maxEventAge: Duration.minutes(planned === 'every minute' ? 1 : retry.maxAgeMinutes),
        }),
      })
    }
  }
}
