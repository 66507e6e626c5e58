// The functions as deployed: runtime, logs, traces, what the console says of them, and what becomes of failures.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { readSummaryConfiguration } from '../../../functions/runtime/config.ts'
import { readPostHogAccess } from '../../../functions/sources/posthog/configuration.ts'
import { settingsOf } from '../../../functions/summarize-strategy/services.ts'
import {
  FUNCTIONS,
  type FunctionDefinition,
  type FunctionName,
  functionsOf,
} from '../../../infra/functions.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { ALL_STAGES, type Resource, resourcesOfType, synthesised } from './synthesised.ts'

const MOST_DESCRIPTION_CHARACTERS = 256
const POSTHOG_VARIABLES = ['POSTHOG_HOST', 'POSTHOG_CAPTURE_HOST', 'POSTHOG_PROJECT_ID', 'POSTHOG_SECRET_ARN']
/** By the field of DEFAULT_SETTINGS: ASSUMED_PROTECTION and its kind. */
const SUMMARY_SETTINGS = Object.keys(DEFAULT_SETTINGS).map((setting) =>
  setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
)
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
    expect(resourcesOfType(synthesised(name), 'AWS::Lambda::Function')).toHaveLength(NAMES.length)
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
      ...(stage.posthog === undefined ? POSTHOG_VARIABLES : []),
      ...(stage.summaries === undefined ? SUMMARY_SETTINGS : []),
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

  test('the API and the summaries begin the year with the same month', () => {
    for (const each of ['figures-api', 'summarize-strategy'] as const) {
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
    expect(groups).toHaveLength(NAMES.length + 1)
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
    expect([entryOf('allocate-costs').isAlone, entryOf('summarize-strategy').isAlone]).toEqual([true, true])
  })

  test('only what reads the platform is in its network, where the stage has one', () => {
    const { stage } = synthesised(name)
    const inside = NAMES.filter((each) => deployed(each).VpcConfig !== undefined)
    const reading = NAMES.filter((each) => entryOf(each).readsPlatform === true)
    expect(inside).toEqual(stage.network === undefined ? [] : reading)
  })
})
