// What runs when: every schedule has a time zone, a retry policy and a place for what could not be delivered, and sends
// an event that its function takes.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { Temporal } from 'temporal-polyfill'
import { allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { SCHEDULES } from '../../../infra/constructs/schedules.ts'
import { FUNCTIONS } from '../../../infra/functions.ts'
import { ALL_STAGES, resourcesOfType, synthesised } from './synthesised.ts'

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('the table is what is deployed, no schedule more or less', () => {
    expect(resourcesOfType(synthesised(name), 'AWS::Scheduler::Schedule')).toHaveLength(SCHEDULES.length)
  })

  test.each(SCHEDULES.map(({ name: schedule }) => schedule))('%s', (schedule) => {
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
    const monthEnd = SCHEDULES.find(({ name: schedule }) => schedule === 'allocate-costs-month-end')
    const when = monthEnd?.when(synthesised(name).stage.schedules)
    const starts = Temporal.PlainDateTime.from({ year: 2026, month: 3, day: 1, ...when })
    const { epochMilliseconds } = starts.toZonedDateTime(timeZone)
    expect(epochMilliseconds).toBeGreaterThanOrEqual(Date.UTC(2026, 2, 1))
    expect(epochMilliseconds).toBeLessThan(Date.UTC(2026, 2, 2))
  })

  test('a day and the latest start fit into what the alarm on late figures waits', () => {
    const { alarms, schedules } = synthesised(name).stage
    const latestHours =
      24 + schedules.flexibleMinutes / 60 + FUNCTIONS['allocate-costs'].timeoutSeconds / 3600
    expect(alarms.lateAfterHours).toBeGreaterThan(latestHours)
  })
})

test.each(SCHEDULES.map((schedule) => [schedule.name, schedule] as const))(
  'the event of %s is one that its function takes, and says who started the run',
  (_, { starts, event }) => {
    expect(starts).toBe('allocate-costs')
    expect(allocateCostsEvent.parse(event)).toMatchObject({ dryRun: false, startedBy: event.startedBy })
    expect(event.startedBy).toMatch(/^schedule /)
  },
)
