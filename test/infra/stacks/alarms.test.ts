// What people are told of, and where they then look: every alarm says what it means, names its runbook and tells somebody.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { RECORDING_MS } from '../../../functions/deliver-webhooks/deliver-in-time.ts'
import { CAPTURE_TARGET } from '../../../functions/sources/posthog/capture-report.ts'
import { FUNCTIONS, type FunctionName, slowAfterSeconds } from '../../../infra/functions.ts'
import { RUNBOOKS, runbookFile } from '../../../infra/runbooks.ts'
import type { Stage } from '../../../infra/stages/stage.ts'
import { ALL_STAGES, onlyOne, resourcesOfType, synthesised } from './synthesised.ts'

const NAMES = Object.keys(FUNCTIONS) as FunctionName[]

const OF_MAIL = ['digests-failed', 'mails-failed', 'mails-unconfirmed', 'mail-feedback-lost']

/** Alarms and runbooks of what a stage may leave out. */
const expectedOf = (names: readonly string[], { scaleOut, mail, posthog }: Stage): string[] => {
  const left = [
    ...(scaleOut === undefined ? ['scale-out-failed'] : []),
    ...(mail === undefined ? [...OF_MAIL, 'send-digests', 'mail-feedback'] : []),
    ...(posthog === undefined ? ['events-waiting'] : []),
  ]
  return names.filter((name) => !left.includes(name))
}

const EVERY_ALARM = [
  'publication-late',
  'not-conserved',
  'unknown-cost',
  'summary-late',
  'summary-partial',
  'event-capture-low',
  'close-refused',
  'close-waiting',
  'verify-differs',
  'scale-out-failed',
  'alerts-late',
  'events-waiting',
  ...OF_MAIL,
  'webhooks-given-up',
  'webhooks-late',
  'audit-unrecorded',
  'failed-invocations',
  'undelivered-schedules',
  'api-errors',
  'api-slow',
  ...NAMES.flatMap((name) => [`${name}-errors`, `${name}-throttled`, `${name}-slow`]),
]

describe.each(ALL_STAGES)('stage %s', (name) => {
  const alarms = () =>
    resourcesOfType(synthesised(name), 'AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) => Properties as Record<string, unknown>,
    )
  const alarm = (what: string, properties: object) =>
    synthesised(name).templates.watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `penguin-figures-${name}-${what}`,
      ...properties,
    })

  test('these alarms there are', () => {
    expect(
      alarms()
        .map(({ AlarmName }) => AlarmName)
        .sort(),
    ).toEqual(
      expectedOf(EVERY_ALARM, synthesised(name).stage)
        .map((what) => `penguin-figures-${name}-${what}`)
        .sort(),
    )
  })

  test('each says what it means and ends with its runbook, and every runbook is named', () => {
    const named = alarms().map(({ AlarmDescription }) => {
      const [, meaning, file] =
        /^([A-Za-z].{30,}\.) Runbook: (docs\/runbooks\/[a-z-]+\.md)$/s.exec(String(AlarmDescription)) ?? []
      expect([AlarmDescription, meaning]).toEqual([AlarmDescription, expect.any(String)])
      return file
    })
    const runbooks = expectedOf(RUNBOOKS, synthesised(name).stage) as (typeof RUNBOOKS)[number][]
    expect([...new Set(named)].sort()).toEqual(runbooks.map(runbookFile).sort())
  })

  test('each tells somebody when it begins and when it is over', () => {
    const topic = { Ref: expect.stringMatching(/^People/) }
    for (const { AlarmActions, OKActions } of alarms()) {
      expect([AlarmActions, OKActions]).toEqual([[topic], [topic]])
    }
  })

  test('late: no official figures of the open month for so many hours, where silence counts as none', () => {
    const { stage } = synthesised(name)
    alarm('publication-late', {
      Namespace: `PenguinFigures/${name}`,
      MetricName: 'OpenPeriodCurrent',
      Statistic: 'Sum',
      Period: 3_600,
      EvaluationPeriods: stage.alarms.lateAfterHours,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
    expect(stage.alarms.lateAfterHours).toBe(26)
  })

  test('not conserved: stays in alarm until a run conserves', () => {
    alarm('not-conserved', {
      MetricName: 'NotConserved',
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    })
  })

  test('unknown cost: over the gate of the stage', () => {
    alarm('unknown-cost', {
      MetricName: 'UnknownCostPercent',
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
    })
  })

  test('a summary is late as figures are: silence counts as none', () => {
    alarm('summary-late', {
      MetricName: 'SummaryCurrent',
      Statistic: 'Sum',
      Period: 3_600,
      EvaluationPeriods: synthesised(name).stage.alarms.lateAfterHours,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('summaries lack a source for more than two days: three daily ones in a row, each of them', () => {
    alarm('summary-partial', {
      MetricName: 'SummaryPartial',
      Statistic: 'Minimum',
      Period: 86_400,
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    })
  })

  test('events that were not taken: stays in alarm until they are', () => {
    alarm('event-capture-low', {
      MetricName: 'EventsBelowTarget',
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    })
    const said = alarms().find(({ AlarmName }) => String(AlarmName).endsWith('event-capture-low'))
    expect(said?.AlarmDescription).toContain(`fewer than ${CAPTURE_TARGET * 100} % of the events`)
  })

  test('a close that was refused is told of once; nothing is heard of it later', () => {
    alarm('close-refused', {
      MetricName: 'CloseRefused',
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    })
  })

  test('prepared on the 3rd and not approved: told of when the 5th is over, until a month is closed', () => {
    alarm('close-waiting', {
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(waiting, REPEAT)' }),
        Match.objectLike({
          MetricStat: Match.objectLike({
            Metric: Match.objectLike({ MetricName: 'CloseWaiting' }),
            Period: 86_400,
            Stat: 'Minimum',
          }),
        }),
      ]),
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    })
  })

  test('a run that differs: stays in alarm until one is verified and holds', () => {
    alarm('verify-differs', {
      MetricName: 'RunDiffers',
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    })
  })

  test('alerts are late as summaries are: silence counts as none', () => {
    alarm('alerts-late', {
      MetricName: 'AlertsRaised',
      Statistic: 'Sum',
      Period: 3_600,
      EvaluationPeriods: synthesised(name).stage.alarms.lateAfterHours,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('a webhook that has been due for an hour, a quarter of an hour long; silence counts as one', () => {
    alarm('webhooks-late', {
      MetricName: 'WebhookDueMinutes',
      Statistic: 'Minimum',
      Period: 300,
      EvaluationPeriods: 3,
      Threshold: 60,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('events that PostHog has not taken on one morning and the next', () => {
    if (synthesised(name).stage.posthog === undefined) return
    alarm('events-waiting', {
      MetricName: 'EventsWaiting',
      Statistic: 'Minimum',
      Period: 86_400,
      EvaluationPeriods: 2,
      Threshold: 1,
      TreatMissingData: 'ignore',
    })
  })

  test.each([
    ['digests-failed', 'DigestsFailed'],
    ['mails-failed', 'MailsFailed'],
    ['mails-unconfirmed', 'MailsUnconfirmed'],
    ['mail-feedback-lost', 'MailFeedbackLost'],
    ['webhooks-given-up', 'WebhooksGivenUp'],
    ['audit-unrecorded', 'AuditUnrecorded'],
  ])('%s: one is enough', (what, MetricName) => {
    if (!expectedOf([what], synthesised(name).stage).includes(what)) return
    alarm(what, {
      MetricName,
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    })
  })

  test('an allocation at scale that fails, is late or is ended by hand, where the stage has one', () => {
    if (synthesised(name).stage.scaleOut === undefined) return
    const { AlarmDescription, Metrics, Threshold } =
      alarms().find(({ AlarmName }) => String(AlarmName).endsWith('scale-out-failed')) ?? {}
    expect([Threshold, AlarmDescription]).toEqual([1, expect.stringContaining('published before stands')])
    const asked = JSON.stringify(Metrics)
    expect(asked).toContain('"Expression":"failed + late + ended"')
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
      expect(asked).toContain(`"MetricName":"${metric}"`)
    }
    expect(asked).toContain(`stateMachine:penguin-figures-${name}-allocate-at-scale"`)
  })

  test.each(['failed-invocations', 'undelivered-schedules'])('%s: one message is enough', (queue) => {
    alarm(queue, {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: `penguin-figures-${name}-${queue}` }],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    })
    synthesised(name).templates.jobs.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: `penguin-figures-${name}-${queue}`,
    })
  })

  test.each(NAMES)('%s: errors, throttles, and 80 %% of its time, or what its entry says', (each) => {
    const dimensions = [{ Name: 'FunctionName', Value: `penguin-figures-${name}-${each}` }]
    const lambda = { Namespace: 'AWS/Lambda', Dimensions: dimensions }
    alarm(`${each}-errors`, { ...lambda, MetricName: 'Errors', Statistic: 'Sum', Threshold: 1 })
    alarm(`${each}-throttled`, { ...lambda, MetricName: 'Throttles', Statistic: 'Sum', Threshold: 1 })
    alarm(`${each}-slow`, {
      ...lambda,
      MetricName: 'Duration',
      Statistic: 'Maximum',
      Threshold: slowAfterSeconds(each) * 1_000,
    })
  })

  test('a pass of deliver-webhooks that goes on for as long as it may is not slow', () => {
    const longest = FUNCTIONS['deliver-webhooks'].timeoutSeconds - RECORDING_MS / 1_000
    expect(slowAfterSeconds('deliver-webhooks')).toBeGreaterThan(longest)
    expect(slowAfterSeconds('deliver-webhooks')).toBeLessThan(FUNCTIONS['deliver-webhooks'].timeoutSeconds)
    expect(slowAfterSeconds('raise-alerts')).toBe(720)
  })

  test('the API: its share of 5xx, and what one answer in twenty takes', () => {
    const { stage } = synthesised(name)
    alarm('api-errors', {
      Threshold: stage.alarms.apiErrorPercent,
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(failed >= 3, 100 * failed / asked, 0)' }),
      ]),
    })
    alarm('api-slow', {
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Latency',
      ExtendedStatistic: 'p95',
      Threshold: stage.alarms.apiSlowAfterMilliseconds,
      EvaluationPeriods: 3,
    })
  })

  test('whoever the stage names is told by mail; the topic takes TLS alone, and alarms', () => {
    const { templates, stage } = synthesised(name)
    const { email } = stage.alarms
    templates.watch.resourceCountIs('AWS::SNS::Subscription', email === undefined ? 0 : 1)
    if (email !== undefined) {
      templates.watch.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: email })
    }
    templates.watch.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    })
  })

  test('the dashboard shows every alarm, every function and both queues', () => {
    const body = JSON.stringify(onlyOne(synthesised(name), 'AWS::CloudWatch::Dashboard').DashboardBody)
    for (const each of NAMES) expect(body).toContain(`penguin-figures-${name}-${each}`)
    for (const queue of ['failed-invocations', 'undelivered-schedules']) expect(body).toContain(queue)
    expect(body.match(/"Fn::GetAtt":\["[A-Za-z0-9]+","Arn"\]/g)).toHaveLength(
      expectedOf(EVERY_ALARM, synthesised(name).stage).length,
    )
  })
})
