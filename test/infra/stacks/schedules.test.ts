// What runs when: every schedule has a time zone, a retry policy and a place for what could not be delivered, and sends
// an event that its function takes.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { Temporal } from 'temporal-polyfill'
import type * as z from 'zod'
import { allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { closePeriodEvent } from '../../../functions/close-period/event.ts'
import { deliverWebhooksEvent } from '../../../functions/deliver-webhooks/event.ts'
import { raiseAlertsEvent } from '../../../functions/raise-alerts/event.ts'
import { sendDigestsEvent } from '../../../functions/send-digests/event.ts'
import { askedSpan } from '../../../functions/summarize-strategy/asked-span.ts'
import { summarizeStrategyEvent } from '../../../functions/summarize-strategy/event.ts'
import { type DailyOrRarer, SCHEDULES, schedulesOf } from '../../../infra/constructs/schedules.ts'
import { FUNCTIONS } from '../../../infra/functions.ts'
import type { Stage } from '../../../infra/stages/stage.ts'
import { FIRST_OF_MONTH } from '../../functions/raise-alerts/first-of-month.ts'
import { ALL_STAGES, resourcesOfType, synthesised } from './synthesised.ts'

const EVENTS: Readonly<Record<string, z.ZodObject>> = {
  'allocate-costs': allocateCostsEvent,
  'close-period': closePeriodEvent,
  'deliver-webhooks': deliverWebhooksEvent,
  'raise-alerts': raiseAlertsEvent,
  'send-digests': sendDigestsEvent,
  'summarize-strategy': summarizeStrategyEvent,
}

function whenOf(name: string, stage: Stage): DailyOrRarer {
  const definition = SCHEDULES.find((schedule) => schedule.name === name)
  if (definition === undefined) throw new Error(`No schedule ${name}.`)
  const when = definition.when(stage)
  if (when === 'every minute') throw new Error(`${name} has no hour.`)
  return when
}

test('on the first of a month all comes in the order that alerts are held to', () => {
  for (const [, stage] of ALL_STAGES) {
    const daily = whenOf('allocate-costs-daily', stage).hour
    const hours = Object.keys(FIRST_OF_MONTH).map((name) => [name, whenOf(name, stage).hour - daily])
    expect(Object.fromEntries(hours)).toEqual(FIRST_OF_MONTH)
  }
})

const minuteOf = ({ hour, minute }: DailyOrRarer): number => hour * 60 + minute

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('the table is what is deployed, no schedule more or less', () => {
    expect(resourcesOfType(synthesised(name), 'AWS::Scheduler::Schedule')).toHaveLength(
      schedulesOf(synthesised(name).stage).length,
    )
  })

  const daily = schedulesOf(synthesised(name).stage).filter(({ starts }) => starts !== 'deliver-webhooks')

  test.each(daily.map(({ name: schedule }) => schedule))('%s', (schedule) => {
    const { stage, templates } = synthesised(name)
    const { timeZone, retry, flexibleMinutes } = stage.schedules
    const definition = SCHEDULES.find((other) => other.name === schedule)
    templates.jobs.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `penguin-figures-${name}-${schedule}`,
      ScheduleExpressionTimezone: timeZone,
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: flexibleMinutes },
      GroupName: Match.anyValue(),
      Target: {
        Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Function'), 'Arn'] },
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('role'), 'Arn'] },
        Input: JSON.stringify(definition?.event),
        RetryPolicy: {
          MaximumRetryAttempts: retry.attempts,
          MaximumEventAgeInSeconds: retry.maxAgeMinutes * 60,
        },
        DeadLetterConfig: {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UndeliveredSchedules'), 'Arn'] },
        },
      },
    })
  })

  test('webhooks that are due are looked for every minute, on the dot, and a start that is late is dropped', () => {
    synthesised(name).templates.jobs.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `penguin-figures-${name}-deliver-webhooks-every-minute`,
      ScheduleExpression: 'cron(* * * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: Match.objectLike({ MaximumEventAgeInSeconds: 60 }) },
    })
    expect(FUNCTIONS['deliver-webhooks'].timeoutSeconds).toBeLessThan(60)
  })

  test('digests are mailed where the stage mails, and nowhere else', () => {
    const { stage } = synthesised(name)
    const sending = schedulesOf(stage).filter(({ starts }) => starts === 'send-digests')
    expect(sending).toHaveLength(stage.mail === undefined ? 0 : 2)
  })

  test('costs are allocated every day at the hour of the stage', () => {
    const { stage, templates } = synthesised(name)
    const { hour, minute } = stage.schedules.allocateCosts
    templates.jobs.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `penguin-figures-${name}-allocate-costs-daily`,
      ScheduleExpression: `cron(${minute} ${hour} * * ? *)`,
    })
  })

  test('a month has ended, in UTC as months are, when the run of its end starts on the first day', () => {
    const { timeZone } = synthesised(name).stage.schedules
    const when = whenOf('allocate-costs-month-end', synthesised(name).stage)
    const starts = Temporal.PlainDateTime.from({ year: 2026, month: 3, day: 1, ...when })
    const { epochMilliseconds } = starts.toZonedDateTime(timeZone)
    expect(epochMilliseconds).toBeGreaterThanOrEqual(Date.UTC(2026, 2, 1))
    expect(epochMilliseconds).toBeLessThan(Date.UTC(2026, 2, 2))
  })

  test.each(['allocate-costs', 'summarize-strategy'] as const)(
    'a day and the latest start fit into what the alarm on late figures of %s waits',
    (job) => {
      const { alarms, schedules } = synthesised(name).stage
      const latestHours = 24 + schedules.flexibleMinutes / 60 + FUNCTIONS[job].timeoutSeconds / 3600
      expect(alarms.lateAfterHours).toBeGreaterThan(latestHours)
    },
  )

  test.each([
    ['allocate-costs-daily', 'summarize-strategy-daily'],
    ['allocate-costs-month-end', 'summarize-strategy-month-end'],
    ['summarize-strategy-month-end', 'summarize-strategy-quarterly'],
    ['summarize-strategy-daily', 'raise-alerts-daily'],
    ['summarize-strategy-quarterly', 'raise-alerts-month-end'],
    ['raise-alerts-month-end', 'send-digests-monthly'],
    ['send-digests-monthly', 'send-digests-quarterly'],
  ])('%s is over, however late it started, when %s starts', (first, then) => {
    const { stage } = synthesised(name)
    const starts = SCHEDULES.find((schedule) => schedule.name === first)?.starts ?? 'allocate-costs'
    const longest = stage.schedules.flexibleMinutes + FUNCTIONS[starts].timeoutSeconds / 60
    expect(minuteOf(whenOf(then, stage)) - minuteOf(whenOf(first, stage))).toBeGreaterThanOrEqual(longest)
    expect(whenOf(then, stage).day).toBe(whenOf(first, stage).day)
  })

  test('a close is prepared on the 3rd, after everything that allocates and summarizes that day', () => {
    const { stage } = synthesised(name)
    const close = whenOf('close-period-prepare', stage)
    expect(close.day).toBe(3)
    for (const daily of ['allocate-costs-daily', 'summarize-strategy-daily']) {
      expect(minuteOf(close) - minuteOf(whenOf(daily, stage))).toBeGreaterThanOrEqual(
        stage.schedules.flexibleMinutes + FUNCTIONS['allocate-costs'].timeoutSeconds / 60,
      )
    }
  })

  test('digests of a quarter are mailed on the day on which it is summarized, and tried again on the next two', () => {
    const { stage, templates } = synthesised(name)
    const { day, throughDay, months = [], hour, minute } = whenOf('send-digests-quarterly', stage)
    const summarized = whenOf('summarize-strategy-quarterly', stage).months
    expect({ day, throughDay, months }).toEqual({ day: 1, throughDay: 3, months: summarized })
    expect(whenOf('send-digests-monthly', stage)).toMatchObject({ day: 1, throughDay: 3 })
    if (stage.mail === undefined) return
    templates.jobs.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `penguin-figures-${name}-send-digests-quarterly`,
      ScheduleExpression: `cron(${minute} ${hour} 1-3 ${months.join(',')} ? *)`,
    })
  })

  test('the quarter that is summarized ended the day before, in the fiscal year of the stage', () => {
    const { stage, templates } = synthesised(name)
    const { hour, minute, months = [], day } = whenOf('summarize-strategy-quarterly', stage)
    templates.jobs.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: `penguin-figures-${name}-summarize-strategy-quarterly`,
      ScheduleExpression: `cron(${minute} ${hour} ${day} ${months.join(',')} ? *)`,
    })
    expect(months).toHaveLength(4)
    for (const month of months) {
      const starts = Temporal.PlainDateTime.from({ year: 2026, month, day: 1, hour, minute })
      const { epochMilliseconds } = starts.toZonedDateTime(stage.schedules.timeZone)
      const quarter = askedSpan('previous-quarter', epochMilliseconds, stage.fiscalYearFirstMonth).months
      const lastMonth = starts.subtract({ months: 1 }).toPlainDate().toPlainYearMonth().toString()
      expect([quarter.length, quarter.at(-1)]).toEqual([3, lastMonth])
    }
  })
})

test.each(SCHEDULES.map((schedule) => [schedule.name, schedule] as const))(
  'the event of %s is one that its function takes, and says which schedule started it',
  (name, { starts, event }) => {
    if (starts !== 'deliver-webhooks') expect(EVENTS[starts]?.parse(event)).toMatchObject({ dryRun: false })
    const saidBy = starts === 'close-period' ? 'preparedBy' : 'startedBy'
    expect(EVENTS[starts]?.parse(event)).toMatchObject({ [saidBy]: `schedule ${name}` })
  },
)

test('the schedule of the 3rd prepares the month that has ended, and approves nothing', () => {
  const close = SCHEDULES.filter(({ starts }) => starts === 'close-period')
  expect(close.map(({ event }) => event)).toEqual([
    { period: 'previous', preparedBy: 'schedule close-period-prepare' },
  ])
})
