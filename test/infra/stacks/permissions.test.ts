// What each function may do, action by action: a reader cannot write, the API cannot touch a run, and nobody may scan.
import { describe, expect, test } from '@jest/globals'
import { SCHEDULES } from '../../../infra/constructs/schedules.ts'
import {
  FUNCTIONS,
  type FunctionDefinition,
  type FunctionName,
  STEPS,
  type StepName,
} from '../../../infra/functions.ts'
import { ALL_STAGES, type Resource, resourcesOfType, type Synthesised, synthesised } from './synthesised.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

/** Actions by what they act on, of the role of one function or schedule. */
type Permissions = Readonly<Record<string, string[]>>

const KEY_OF_A_READER = ['kms:Decrypt', 'kms:DescribeKey']
const KEY_OF_A_WRITER = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]
const OWN_LOGS = { logs: ['logs:CreateLogStream', 'logs:PutLogEvents'] }
const TRACES = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments']
/** What a state machine needs beside: AWS ties none of it to a resource. */
const SAMPLING = ['xray:GetSamplingRules', 'xray:GetSamplingTargets']
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
]
const INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
]

/** The whole of it: an action more or less fails. */
const EXPECTED: Readonly<Record<FunctionName, Permissions>> = {
  'allocate-costs': {
    table: [
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject', 's3:PutObject'],
    'archive/parts': ['s3:GetObject', 's3:PutObject'],
    keyOfArchive: ['kms:Decrypt', 'kms:GenerateDataKey'],
    databaseSecret: ['secretsmanager:GetSecretValue'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'summarize-strategy': {
    table: [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    databaseSecret: ['secretsmanager:GetSecretValue'],
    postHogSecret: ['secretsmanager:GetSecretValue'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'return-to-run': {
    table: [
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    key: KEY_OF_A_WRITER,
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'close-period': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject'],
    'archive/parts': ['s3:PutObject'],
    'archive/closes': ['s3:PutObject'],
    keyOfArchive: ['kms:Decrypt', 'kms:GenerateDataKey'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'verify-run': {
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    key: KEY_OF_A_READER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject'],
    'archive/parts': ['s3:GetObject'],
    'archive/closes': ['s3:GetObject'],
    keyOfArchive: ['kms:Decrypt'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'figures-api': {
    table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_READER,
    cursorKey: ['secretsmanager:GetSecretValue'],
    ...OWN_LOGS,
  },
  'planning-api': {
    table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    budgets: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject'],
    'archive/parts': ['s3:GetObject'],
    'archive/closes': ['s3:GetObject'],
    keyOfArchive: ['kms:Decrypt'],
    cursorKey: ['secretsmanager:GetSecretValue'],
    ...OWN_LOGS,
  },
}

const SHARDS = {
  shards: ['s3:ListBucket'],
  'shards/*': ['s3:GetObject', 's3:PutObject'],
}

/** Of the steps of an allocation at scale, where the stage has one. The key is of the figures and of the shards' bucket. */
const EXPECTED_OF_STEPS: Readonly<Record<StepName, Permissions>> = {
  'plan-allocation': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject', 's3:PutObject'],
    'archive/parts': ['s3:GetObject', 's3:PutObject'],
    keyOfArchive: ['kms:Decrypt', 'kms:GenerateDataKey'],
    databaseSecret: ['secretsmanager:GetSecretValue'],
    ...SHARDS,
    ...OWN_LOGS,
  },
  'allocate-shard': {
    keyOfArchive: ['kms:Decrypt', 'kms:GenerateDataKey'],
    ...SHARDS,
    ...OWN_LOGS,
  },
  'publish-allocation': {
    table: [
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    listing: ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    keyOfArchive: ['kms:Decrypt', 'kms:GenerateDataKey'],
    ...SHARDS,
    ...OWN_LOGS,
  },
}

/** What a statement's resource is, by the construct that its reference names and the service that its condition does. */
const RESOURCES: readonly [RegExp, string][] = [
  [/ClosedPeriods.*\/inputs\/\*/, 'archive/inputs'],
  [/ClosedPeriods.*\/parts\/\*/, 'archive/parts'],
  [/ClosedPeriods.*\/closes\/\*/, 'archive/closes'],
  [/ClosedPeriods/, 'archive'],
  [/DataKey.*ViaService.*"s3\./, 'keyOfArchive'],
  [/ScaleOutShards.*\/\*/, 'shards/*'],
  [/ScaleOutShards/, 'shards'],
  [/:stateMachine:/, 'stateMachine'],
  [/:execution:.*\/\*/, 'executions'],
  [/FiguresTable.*\/index\/listing/, 'listing'],
  [/FiguresTable.*LeadingKeys/, 'budgets'],
  [/FiguresTable/, 'table'],
  [/DataKey/, 'key'],
  [/DatabaseSecret/, 'databaseSecret'],
  [/PostHogSecret/, 'postHogSecret'],
  [/CursorKey/, 'cursorKey'],
  [/FailedInvocations/, 'failures'],
  [/UndeliveredSchedules/, 'undelivered'],
  [/Logs/, 'logs'],
  [/Function/, 'function'],
  [/^"\*"$/, '*'],
]

function permissionsOf(all: Synthesised, name: string): Permissions {
  const role = name.replaceAll('-', '')
  const statements = resourcesOfType(all, 'AWS::IAM::Policy')
    .filter(([id]) => id.toLowerCase().includes(`${role}role`))
    .flatMap(([, policy]) => statementsOf(policy))
  const permissions: Record<string, string[]> = {}
  for (const { Action, Resource, Condition } of statements) {
    for (const text of [Resource]
      .flat()
      .map((each) => `${JSON.stringify(each)}${JSON.stringify(Condition) ?? ''}`)) {
      const resource = RESOURCES.find(([pattern]) => pattern.test(text))?.[1] ?? text
      permissions[resource] = [...(permissions[resource] ?? []), ...[Action].flat()].sort()
    }
  }
  return permissions
}

function statementsOf({ Properties }: Resource): Statement[] {
  return (Properties.PolicyDocument as { Statement: Statement[] }).Statement
}

describe.each(ALL_STAGES)('stage %s', (name) => {
  test.each(Object.keys(FUNCTIONS) as FunctionName[])('%s may do exactly what it needs', (functionName) => {
    const all = synthesised(name)
    const { readsPlatform = false }: FunctionDefinition = FUNCTIONS[functionName]
    const isInNetwork = all.stage.network !== undefined && readsPlatform
    const { postHogSecret, ...expected } = EXPECTED[functionName]
    const startsAtScale = functionName === 'allocate-costs' && all.stage.scaleOut !== undefined
    expect(permissionsOf(all, functionName)).toEqual({
      ...expected,
      ...(postHogSecret !== undefined && all.stage.posthog !== undefined && { postHogSecret }),
      ...(startsAtScale && { stateMachine: ['states:StartExecution'] }),
      '*': [...(isInNetwork ? INTERFACES : []), ...TRACES],
    })
  })

  const stepsOf = () =>
    (synthesised(name).stage.scaleOut === undefined ? [] : Object.keys(STEPS)) as StepName[]

  test('a step of an allocation at scale may do exactly what it needs, and the machine runs its steps', () => {
    const all = synthesised(name)
    for (const step of stepsOf()) {
      const { readsPlatform = false }: FunctionDefinition = STEPS[step]
      const isInNetwork = all.stage.network !== undefined && readsPlatform
      expect([step, permissionsOf(all, step)]).toEqual([
        step,
        { ...EXPECTED_OF_STEPS[step], '*': [...(isInNetwork ? INTERFACES : []), ...TRACES] },
      ])
    }
    if (stepsOf().length === 0) return
    expect(permissionsOf(all, 'scale-out')).toEqual({
      function: ['lambda:InvokeFunction', 'lambda:InvokeFunction', 'lambda:InvokeFunction'],
      stateMachine: ['states:StartExecution'],
      executions: ['states:DescribeExecution', 'states:StopExecution'],
      '*': [...LOG_DELIVERY, ...SAMPLING, ...TRACES],
    })
  })

  test('a schedule may start its one function and put aside what it could not deliver', () => {
    expect(permissionsOf(synthesised(name), 'allocate-costs-daily')).toEqual({
      function: ['lambda:InvokeFunction'],
      undelivered: ['sqs:SendMessage'],
    })
  })

  const everyStatement = () => resourcesOfType(synthesised(name), 'AWS::IAM::Policy')

  test('there is a policy for each function and each schedule, and no other', () => {
    const ofScaleOut = stepsOf().length === 0 ? 0 : stepsOf().length + 1
    expect(everyStatement()).toHaveLength(Object.keys(FUNCTIONS).length + SCHEDULES.length + ofScaleOut)
  })

  test('no action has a wildcard, and nobody may scan', () => {
    const actions = everyStatement()
      .flatMap(([, policy]) => statementsOf(policy))
      .flatMap(({ Action }) => [Action].flat())
    expect(actions.filter((action) => action.includes('*') || /scan/i.test(action))).toEqual([])
  })

  test('nobody may delete, or lift the lock of, what is archived', () => {
    const actions = everyStatement()
      .flatMap(([, policy]) => statementsOf(policy))
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => action.startsWith('s3:'))
    expect([...new Set(actions)].sort()).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject'])
  })

  test('the API writes keys of budgets and no other', () => {
    const writing = everyStatement()
      .filter(([id]) => id.startsWith('api/'))
      .flatMap(([, policy]) => statementsOf(policy))
      .filter(({ Action }) => /dynamodb:(?!BatchGetItem|GetItem|Query)/.test(JSON.stringify(Action)))
    expect(writing.map(({ Condition }) => Condition)).toEqual([
      {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['BUDGET*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    ])
  })

  test('* is a resource only for the actions that AWS ties to none', () => {
    const free = everyStatement()
      .flatMap(([, policy]) => statementsOf(policy))
      .filter(({ Resource }) => JSON.stringify(Resource).includes('"*"'))
      .flatMap(({ Action }) => [Action].flat())
    expect(
      free.filter((action) => ![...TRACES, ...SAMPLING, ...LOG_DELIVERY, ...INTERFACES].includes(action)),
    ).toEqual([])
  })

  test('the key is of use through the service that keeps the data, never by itself', () => {
    const withKey = everyStatement()
      .flatMap(([, policy]) => statementsOf(policy))
      .filter(({ Action }) => JSON.stringify(Action).includes('kms:'))
    expect(withKey.length).toBeGreaterThan(0)
    for (const { Condition } of withKey) {
      expect(JSON.stringify(Condition)).toMatch(/^\{"StringEquals":\{"kms:ViaService":.*"(dynamodb|s3)\./)
    }
  })

  test('roles take no policy that AWS manages, and trust one service each', () => {
    const roles = resourcesOfType(synthesised(name), 'AWS::IAM::Role')
    for (const [, { Properties }] of roles) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns')
      const trust = JSON.stringify(Properties.AssumeRolePolicyDocument)
      expect(trust).toMatch(/"Service":"(lambda|scheduler|states)\.amazonaws\.com"/)
      if (trust.includes('scheduler')) expect(trust).toContain('aws:SourceArn')
    }
  })
})
