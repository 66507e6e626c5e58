// The functions as deployed: runtime, logs, traces, what the console says of them, and what becomes of failures.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { readCloseConfiguration } from '../../../functions/close-period/services.ts'
import { readDeliverWebhooksConfiguration } from '../../../functions/deliver-webhooks/configuration.ts'
import { sesMailerOf } from '../../../functions/delivery/mail/ses-client.ts'
import { readPlanningConfiguration } from '../../../functions/planning-api/configuration.ts'
import { readRaiseAlertsConfiguration } from '../../../functions/raise-alerts/configuration.ts'
import { readRecordAuditConfiguration } from '../../../functions/record-audit/configuration.ts'
import { readSummaryConfiguration } from '../../../functions/runtime/config.ts'
import { readSendDigestsConfiguration } from '../../../functions/send-digests/configuration.ts'
import { readPostHogAccess } from '../../../functions/sources/posthog/configuration.ts'
import { settingsOf } from '../../../functions/summarize-strategy/services.ts'
import {
  FUNCTIONS,
  type FunctionDefinition,
  type FunctionName,
  functionsOf,
  STEPS,
} from '../../../infra/functions.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { ALL_STAGES, onlyOne, type Resource, resourcesOfType, synthesised } from './synthesised.ts'

const MOST_DESCRIPTION_CHARACTERS = 256
const POSTHOG_VARIABLES = ['POSTHOG_HOST', 'POSTHOG_CAPTURE_HOST', 'POSTHOG_PROJECT_ID', 'POSTHOG_SECRET_ARN']
/** By the field of DEFAULT_SETTINGS: ASSUMED_PROTECTION and its kind. */
const SUMMARY_SETTINGS = Object.keys(DEFAULT_SETTINGS).map((setting) =>
  setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
)
const MAIL_VARIABLES = [
  'MAIL_FROM',
  'SES_CONFIGURATION_SET',
  'MAILS_AT_ONCE',
  'MAILS_A_SECOND',
  'ALERT_LINKS_ROOT',
  'MAIL_UNSEEN_DAYS',
]
const SCALE_OUT_VARIABLES = ['SCALE_OUT_ABOVE_ASSIGNMENTS', 'SCALE_OUT_STATE_MACHINE']
/** Deployed where the stage allocates at scale. */
const stepsOf = (stage: string): string[] =>
  synthesised(stage).stage.scaleOut === undefined ? [] : Object.keys(STEPS)
const NAMES = Object.keys(FUNCTIONS) as FunctionName[]
const entryOf = (name: FunctionName): FunctionDefinition => FUNCTIONS[name]

describe.each(ALL_STAGES)('stage %s', (name) => {
  const deployed = (functionName: FunctionName): Resource['Properties'] => {
    const physicalName = `penguin-figures-${name}-${functionName}`
    return (
      resourcesOfType(synthesised(name), 'AWS::Lambda::Function')
        .map(([, { Properties }]) => Properties)
        .find(({ FunctionName }) => FunctionName === physicalName) ?? {}
    )
  }

  test('every function of the table is deployed, and nothing else is', () => {
    expect(resourcesOfType(synthesised(name), 'AWS::Lambda::Function')).toHaveLength(
      NAMES.length + stepsOf(name).length,
    )
  })

  test.each(NAMES)('%s runs on Node 24 on arm64, traced, with JSON logs in a group of its own', (each) => {
    const { stage } = synthesised(name)
    expect(deployed(each)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: FUNCTIONS[each].memoryMegabytes,
      Timeout: FUNCTIONS[each].timeoutSeconds,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: {
        LogFormat: 'JSON',
        ApplicationLogLevel: stage.logs.level,
        LogGroup: { Ref: expect.stringContaining(each.replaceAll('-', '')) },
      },
      Environment: {
        Variables: { NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: each },
      },
    })
  })

  test.each(NAMES)('%s says what it does, when it runs and what an event looks like', (each) => {
    const description = String(deployed(each).Description)
    expect(description.length).toBeLessThanOrEqual(MOST_DESCRIPTION_CHARACTERS)
    expect(description).toMatch(/Runs .*\. Event: /)
  })

  test.each(NAMES)('%s is told exactly the variables of its table entry', (each) => {
    const { Variables = {} } = (deployed(each).Environment ?? {}) as { Variables?: object }
    const { stage } = synthesised(name)
    const optional = [
      ...(stage.signIn.secondFactorMinutes === undefined ? ['SECOND_FACTOR_MINUTES'] : []),
      ...(stage.signIn.personClaim === undefined ? ['OIDC_PERSON_CLAIM'] : []),
      ...(stage.signIn.emailClaim === undefined ? ['OIDC_EMAIL_CLAIM'] : []),
      ...(stage.mail === undefined ? MAIL_VARIABLES : []),
      ...(stage.alerts.platformTenantId === undefined ? ['PLATFORM_TENANT_ID'] : []),
      // Where the API has no name of its own, only its own functions know its address.
      ...(stage.api.domain === undefined && entryOf(each).kind !== 'api' ? ['API_BASE_URL'] : []),
      ...(stage.posthog === undefined ? POSTHOG_VARIABLES : []),
      ...(stage.summaries === undefined ? SUMMARY_SETTINGS : []),
      ...(stage.scaleOut === undefined ? SCALE_OUT_VARIABLES : []),
    ]
    const always = ['NODE_OPTIONS', 'POWERTOOLS_LOG_LEVEL', 'POWERTOOLS_SERVICE_NAME']
    const authority = entryOf(each).readsPlatform === true && stage.database.certificateAuthority !== 'public'
    expect(Object.keys(Variables).sort()).toEqual(
      [
        ...always,
        ...entryOf(each).variables.filter((variable) => !optional.includes(variable)),
        ...(authority ? ['NODE_EXTRA_CA_CERTS'] : []),
      ].sort(),
    )
  })

  test('what summaries are told of the stage is what they read, every setting of it', () => {
    const { stage } = synthesised(name)
    const { Variables = {} } = deployed('summarize-strategy').Environment as {
      Variables?: Record<string, string>
    }
    const configuration = readSummaryConfiguration({
      ...Variables,
      FIGURES_TABLE: 'figures',
      DATABASE_URL: 'postgres://reader@host/platform',
    })
    expect(settingsOf(configuration)).toEqual({ ...DEFAULT_SETTINGS, ...stage.summaries })
    expect(configuration.FISCAL_YEAR_FIRST_MONTH).toBe(stage.fiscalYearFirstMonth)
    const keys = { POSTHOG_PROJECT_KEY: 'phc_x', POSTHOG_PERSONAL_KEY: 'phx_x' }
    expect(readPostHogAccess({ ...Variables, ...keys })).toMatchObject(
      stage.posthog === undefined
        ? { status: 'not_configured' }
        : { status: 'configured', settings: stage.posthog },
    )
  })

  test('a close asks for as many people, and for as much known cost, as the stage says', () => {
    const { stage } = synthesised(name)
    const { Variables = {} } = deployed('close-period').Environment as { Variables?: Record<string, string> }
    const told = readCloseConfiguration({ ...Variables, FIGURES_TABLE: 'figures', ARCHIVE_BUCKET: 'archive' })
    expect(told).toMatchObject({
      CLOSE_NEEDS_TWO_PEOPLE: stage.closing.needsTwoPeople,
      CLOSE_MOST_UNKNOWN_COST_PERCENT: stage.closing.mostUnknownCostPercent,
    })
  })

  test('budgets are judged as the stage says', () => {
    const { budgets } = synthesised(name).stage
    const { Variables = {} } = deployed('planning-api').Environment as { Variables?: Record<string, string> }
    const told = readPlanningConfiguration({
      ...Variables,
      FIGURES_TABLE: 'figures',
      ARCHIVE_BUCKET: 'archive',
      API_BASE_URL: 'https://figures.example.com',
      CURSOR_KEY: Buffer.alloc(32).toString('base64url'),
    })
    expect(told).toMatchObject({
      MATERIALITY_AMOUNT_CENTS: budgets.materiality.amountCents,
      MATERIALITY_PERCENT: budgets.materiality.percent,
      MATERIALITY_PASSED: budgets.materiality.passed,
      BUDGET_LOCK_NEEDS_ANOTHER_PERSON: budgets.lockNeedsAnotherPerson,
      BUDGET_APPROVAL_NEEDS_ANOTHER_PERSON: budgets.approvalNeedsAnotherPerson,
    })
  })

  test('what is kept of alerts, webhooks and requests is kept for as long as the stage says', () => {
    const { alerts, webhooks, audit, fiscalYearFirstMonth } = synthesised(name).stage
    const told = (each: FunctionName) => {
      const { Variables = {} } = deployed(each).Environment as { Variables?: Record<string, string> }
      return { ...Variables, FIGURES_TABLE: 'figures', API_BASE_URL: 'https://figures.example.com' }
    }
    const common = { ALERT_RETENTION_DAYS: alerts.keepDays, FISCAL_YEAR_FIRST_MONTH: fiscalYearFirstMonth }
    const raising = readRaiseAlertsConfiguration(told('raise-alerts'))
    expect(raising).toMatchObject({ ...common, WEBHOOK_RETENTION_DAYS: webhooks.keepDays })
    expect(raising.PLATFORM_TENANT_ID).toBe(alerts.platformTenantId)
    expect(readSendDigestsConfiguration(told('send-digests'))).toMatchObject(common)
    expect(readDeliverWebhooksConfiguration(told('deliver-webhooks'))).toMatchObject({
      WEBHOOK_RETENTION_DAYS: webhooks.keepDays,
    })
    expect(readRecordAuditConfiguration(told('record-audit'))).toMatchObject({
      AUDIT_RETENTION_DAYS: audit.keepDays,
    })
  })

  test('mail comes from the sender of the stage, by SES, and leads to the address that the API keeps', () => {
    const { stage, templates } = synthesised(name)
    const { mail } = stage
    for (const each of ['raise-alerts', 'send-digests'] as const) {
      const { Variables = {} } = deployed(each).Environment as { Variables?: Record<string, string> }
      const configuration = readSendDigestsConfiguration({ ...Variables, FIGURES_TABLE: 'figures' })
      expect(sesMailerOf(configuration) === null).toBe(mail === undefined)
      if (mail === undefined) continue
      expect(configuration).toMatchObject({
        MAIL_FROM: mail.from,
        SES_CONFIGURATION_SET: `penguin-figures-${name}-mail`,
        MAILS_AT_ONCE: mail.atOnce,
        MAILS_A_SECOND: mail.perSecond,
        MAIL_UNSEEN_DAYS: mail.unseenDays,
        API_BASE_URL: `https://${stage.api.domain?.name}`,
      })
    }
    templates.jobs.resourceCountIs('AWS::SES::ConfigurationSet', mail === undefined ? 0 : 1)
  })

  test('what becomes of each mail, and what comes back, goes to mail-feedback by a topic that takes them from SES alone, or into the queue', () => {
    const { stage, templates } = synthesised(name)
    templates.jobs.resourceCountIs('AWS::SNS::Topic', stage.mail === undefined ? 0 : 1)
    if (stage.mail === undefined) return
    templates.jobs.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'reject', 'bounce', 'complaint'],
      },
    })
    templates.jobs.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp('^mailfeedback'), 'Arn'] },
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FailedInvocations'), 'Arn'] },
      },
    })
    const policies = resourcesOfType(synthesised(name), 'AWS::SNS::TopicPolicy').filter(([id]) =>
      id.startsWith('jobs/'),
    )
    const allowed = policies.flatMap(([, { Properties }]) =>
      (Properties.PolicyDocument as { Statement: { Effect: string }[] }).Statement.filter(
        ({ Effect }) => Effect === 'Allow',
      ),
    )
    expect(allowed).toHaveLength(1)
    expect(JSON.stringify(allowed)).toMatch(/"Service":"ses\.amazonaws\.com".*/)
    expect(JSON.stringify(allowed)).toContain(':configuration-set/')
  })

  test('what is archived, closed and verified lies in one bucket, that of closed periods', () => {
    const buckets = (['allocate-costs', 'close-period', 'verify-run', 'planning-api'] as const).map(
      (each) =>
        (deployed(each).Environment as { Variables: Record<string, unknown> }).Variables.ARCHIVE_BUCKET,
    )
    expect(JSON.stringify(buckets[0])).toMatch(/"Fn::ImportValue":"[^"]*ClosedPeriods/)
    expect(new Set(buckets.map((bucket) => JSON.stringify(bucket))).size).toBe(1)
  })

  test('the API, the summaries and the alerts begin the year with the same month', () => {
    for (const each of [
      'figures-api',
      'planning-api',
      'system-api',
      'summarize-strategy',
      'raise-alerts',
      'send-digests',
    ] as const) {
      const FISCAL_YEAR_FIRST_MONTH = String(synthesised(name).stage.fiscalYearFirstMonth)
      expect(deployed(each)).toMatchObject({ Environment: { Variables: { FISCAL_YEAR_FIRST_MONTH } } })
    }
  })

  test('runs are recorded under the commit that whoever deploys names', () => {
    const recording = NAMES.filter((each) => entryOf(each).variables.includes('CODE_VERSION'))
    expect(recording).toEqual(['allocate-costs', 'summarize-strategy'])
    for (const each of recording) {
      expect(deployed(each)).toMatchObject({ Environment: { Variables: { CODE_VERSION: 'commit-1' } } })
    }
  })

  test('every group of logs ends: functions and the gateway alike', () => {
    const { stage } = synthesised(name)
    const groups = resourcesOfType(synthesised(name), 'AWS::Logs::LogGroup')
    const ofScaleOut = stepsOf(name).length === 0 ? 0 : stepsOf(name).length + 1
    expect(groups).toHaveLength(NAMES.length + 1 + ofScaleOut)
    for (const [, { Properties, DeletionPolicy }] of groups) {
      expect(Properties.RetentionInDays).toBe(stage.logs.retentionDays)
      expect(DeletionPolicy).toBe(stage.isProtected ? 'Retain' : 'Delete')
    }
  })

  test.each(functionsOf('job').map(([each]) => each))(
    '%s: failures are tried twice more, then kept',
    (each) => {
      synthesised(name).templates.jobs.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: Match.stringLikeRegexp(each.replaceAll('-', '')) },
        MaximumRetryAttempts: 2,
        MaximumEventAgeInSeconds: 21_600,
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FailedInvocations'), 'Arn'] } },
        },
      })
    },
  )

  test('queues of failures are encrypted, take TLS alone and keep for fourteen days', () => {
    const { jobs } = synthesised(name).templates
    jobs.resourceCountIs('AWS::SQS::Queue', 2)
    jobs.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    })
    for (const [, policy] of resourcesOfType(synthesised(name), 'AWS::SQS::QueuePolicy')) {
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
    }
  })

  test('one allocation at a time where the stage reserves concurrency; new accounts cannot', () => {
    const { stage } = synthesised(name)
    for (const each of NAMES) {
      const isHeldToOne = stage.reservesConcurrency && entryOf(each).isAlone === true
      expect([each, deployed(each).ReservedConcurrentExecutions]).toEqual([each, isHeldToOne ? 1 : undefined])
    }
    const alone = [
      'allocate-costs',
      'summarize-strategy',
      'close-period',
      'raise-alerts',
      'send-digests',
      'deliver-webhooks',
    ] as const
    expect(alone.filter((each) => entryOf(each).isAlone !== true)).toEqual([])
  })

  test('only what reads the platform is in its network, where the stage has one', () => {
    const { stage } = synthesised(name)
    const inside = NAMES.filter((each) => deployed(each).VpcConfig !== undefined)
    const reading = NAMES.filter((each) => entryOf(each).readsPlatform === true)
    expect(inside).toEqual(stage.network === undefined ? [] : reading)
  })
})

describe('an allocation at scale', () => {
  interface State {
    readonly Type: string
    readonly Next?: string
    readonly Retry?: { ErrorEquals: string[]; MaxAttempts: number; BackoffRate?: number }[]
    readonly [field: string]: unknown
  }
  const definition = (): { StartAt: string; States: Record<string, State> } => {
    const { DefinitionString } = onlyOne(synthesised('full'), 'AWS::StepFunctions::StateMachine')
    const [, parts] = (DefinitionString as { 'Fn::Join': [string, (string | object)[]] })['Fn::Join']
    return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'a-token')).join(''))
  }
  const maps = () => Object.values(definition().States).filter(({ Type }) => Type === 'Map')

  test('plans, counts where the method asks, allocates every shard, then publishes', () => {
    const { StartAt, States } = definition()
    const path = (from: string | undefined, counts: boolean): string[] => {
      if (from === undefined) return []
      const { Type, Next, Choices, Default } = States[from] as State
      if (Type !== 'Choice') return [from, ...path(Next, counts)]
      const [counting] = Choices as { Variable: string; BooleanEquals: boolean; Next: string }[]
      expect(counting).toMatchObject({ Variable: '$.countsFirst', BooleanEquals: true })
      return path(counts ? counting?.Next : String(Default), counts)
    }
    expect(path(StartAt, false)).toEqual(['Plan', 'Allocate shards', 'Reduce and publish'])
    expect(path(StartAt, true)).toEqual([
      'Plan',
      'Count IPs',
      'Add the counts',
      'Allocate shards',
      'Reduce and publish',
    ])
  })

  test('its maps are distributed, as wide as the stage says, and no shard may be missing', () => {
    expect(maps()).toHaveLength(2)
    for (const map of maps()) {
      expect(map).toMatchObject({
        ItemsPath: '$.shards',
        MaxConcurrency: synthesised('full').stage.scaleOut?.shardsAtOnce,
        ResultPath: null,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      })
      // Left out, no failure is tolerated.
      expect(Object.keys(map).filter((field) => field.startsWith('Tolerated'))).toEqual([])
    }
  })

  test('every task is tried again with back-off, but for what trying again cannot help', () => {
    const inner = maps().flatMap(({ ItemProcessor }) =>
      Object.values((ItemProcessor as { States: Record<string, State> }).States),
    )
    const tasks = [...Object.values(definition().States), ...inner].filter(({ Type }) => Type === 'Task')
    expect(tasks).toHaveLength(5)
    for (const { Retry = [] } of tasks) {
      expect(Retry[0]).toMatchObject({ MaxAttempts: 0 })
      expect(Retry[0]?.ErrorEquals).toEqual(expect.arrayContaining(['RefusedError', 'NotConservedError']))
      expect(Retry[1]).toMatchObject({ ErrorEquals: ['States.ALL'], MaxAttempts: 4, BackoffRate: 2 })
    }
  })

  test('its log has every event, and the steps share a bucket whose objects are gone after a week', () => {
    const { LoggingConfiguration, TracingConfiguration } = onlyOne(
      synthesised('full'),
      'AWS::StepFunctions::StateMachine',
    )
    expect(LoggingConfiguration).toMatchObject({ Level: 'ALL' })
    expect(TracingConfiguration).toEqual({ Enabled: true })
    const [bucket] = resourcesOfType(synthesised('full'), 'AWS::S3::Bucket').filter(([id]) =>
      id.startsWith('jobs/ScaleOutShards'),
    )
    expect(JSON.stringify(bucket?.[1].Properties.LifecycleConfiguration)).toContain('"ExpirationInDays":7')
    for (const step of Object.keys(STEPS)) {
      synthesised('full').templates.jobs.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `penguin-figures-full-${step}`,
        Environment: { Variables: { SHARDS_BUCKET: { Ref: Match.stringLikeRegexp('^ScaleOutShards') } } },
      })
    }
  })

  test('stages without it have none', () => {
    expect(resourcesOfType(synthesised('prod'), 'AWS::StepFunctions::StateMachine')).toEqual([])
  })
})
