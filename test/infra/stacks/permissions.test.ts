// What each function may do, action by action: a reader cannot write, the API cannot touch a run, and nobody may scan.
import { describe, expect, test } from '@jest/globals'
import { schedulesOf } from '../../../infra/constructs/schedules.ts'
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
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/**
 * Actions by what they act on, of the role of one function or schedule. Rights to some keys of the table name them
 * (`table[BUDGET*]`); what is refused has a minus before it.
 */
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

const READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']
const PUBLISHES = [
  'dynamodb:BatchWriteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
]
const KEEPS = ['dynamodb:PutItem', 'dynamodb:UpdateItem']
/** Whoever works on the table as a whole is refused what is private in it, in the table and in its lists. */
const PRIVATE = 'AUDIT*|PERSON#*|WEBHOOK_SECRET#*'
const refused = (actions: string[], keys = PRIVATE, lists = true): Permissions => ({
  [`-table[${keys}]`]: actions,
  ...(lists && { [`-listing[${keys}]`]: actions }),
})

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
    ...refused(PUBLISHES),
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
    ...refused(['dynamodb:BatchGetItem', ...PUBLISHES]),
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
    ...refused(PUBLISHES, PRIVATE, false),
    key: KEY_OF_A_WRITER,
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'close-period': {
    table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    listing: ['dynamodb:Query'],
    ...refused(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem']),
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
    ...refused(['dynamodb:GetItem', 'dynamodb:Query'], PRIVATE, false),
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
    ...refused(READS),
    key: KEY_OF_A_READER,
    cursorKey: ['secretsmanager:GetSecretValue'],
    ...OWN_LOGS,
  },
  'planning-api': {
    table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    'table[BUDGET*]': KEEPS,
    listing: ['dynamodb:Query'],
    ...refused(READS),
    key: KEY_OF_A_WRITER,
    archive: ['s3:ListBucket'],
    'archive/inputs': ['s3:GetObject'],
    'archive/parts': ['s3:GetObject'],
    'archive/closes': ['s3:GetObject'],
    keyOfArchive: ['kms:Decrypt'],
    cursorKey: ['secretsmanager:GetSecretValue'],
    ...OWN_LOGS,
  },
  'system-api': {
    table: READS,
    listing: ['dynamodb:Query'],
    // It makes the secrets of webhooks, and cannot read one.
    ...refused(READS, 'WEBHOOK_SECRET#*'),
    'table[ALERT*]': KEEPS,
    'table[DECISION*|INITIATIVE*]': KEEPS,
    'table[PERSON#*]': KEEPS,
    'table[WEBHOOK_ENDPOINTS|WEBHOOK_SECRET#*|WEBHOOK_DELIVERY#*]': KEEPS,
    key: KEY_OF_A_WRITER,
    cursorKey: ['secretsmanager:GetSecretValue'],
    unsubscribeKey: ['secretsmanager:GetSecretValue'],
    ...OWN_LOGS,
  },
  'raise-alerts': {
    table: READS,
    listing: ['dynamodb:Query'],
    ...refused(READS, 'AUDIT*|WEBHOOK_SECRET#*'),
    'table[ALERT*]': KEEPS,
    'table[DECISION_NEWS|INITIATIVE_NEWS]': ['dynamodb:UpdateItem'],
    'table[WEBHOOK_DELIVERY#*]': ['dynamodb:PutItem'],
    'table[PERSON#*]': KEEPS,
    key: KEY_OF_A_WRITER,
    unsubscribeKey: ['secretsmanager:GetSecretValue'],
    postHogSecret: ['secretsmanager:GetSecretValue'],
    mail: ['ses:SendEmail'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'send-digests': {
    'table[ALERT*]': READS,
    'table[PERSON#*]': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    'listing[PERSON#*]': ['dynamodb:Query'],
    key: KEY_OF_A_WRITER,
    unsubscribeKey: ['secretsmanager:GetSecretValue'],
    mail: ['ses:SendEmail'],
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'deliver-webhooks': {
    'table[DECISION*|INITIATIVE*|WEBHOOK*]': ['dynamodb:BatchGetItem', 'dynamodb:GetItem'],
    'table[DECISION_NEWS|INITIATIVE_NEWS]': ['dynamodb:UpdateItem'],
    'table[DECISION_NEWS|INITIATIVE_NEWS|WEBHOOK_ENDPOINTS]': ['dynamodb:Query'],
    'listing[WEBHOOK#*]': ['dynamodb:Query'],
    'table[WEBHOOK_DELIVERY#*|WEBHOOK_ENDPOINTS]': KEEPS,
    key: KEY_OF_A_WRITER,
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  'mail-feedback': {
    'table[PERSON#ADDRESS#*]': ['dynamodb:GetItem', 'dynamodb:PutItem'],
    key: KEY_OF_A_WRITER,
    failures: ['sqs:SendMessage'],
    ...OWN_LOGS,
  },
  // Entries are added: none is changed, none deleted.
  'record-audit': {
    'table[AUDIT*]': ['dynamodb:GetItem', 'dynamodb:PutItem'],
    key: KEY_OF_A_WRITER,
    failures: ['sqs:SendMessage'],
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
    ...refused(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']),
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
    ...refused(PUBLISHES),
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
  [/FiguresTable/, 'table'],
  [/DataKey/, 'key'],
  [/DatabaseSecret/, 'databaseSecret'],
  [/PostHogSecret/, 'postHogSecret'],
  [/CursorKey/, 'cursorKey'],
  [/UnsubscribeKey/, 'unsubscribeKey'],
  [/:ses:.*configuration-set/, 'configurationSet'],
  [/:ses:/, 'sender'],
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
  for (const statement of statements) {
    const { Action, Resource, Condition } = statement
    for (const text of [Resource]
      .flat()
      .map((each) => `${JSON.stringify(each)}${JSON.stringify(Condition) ?? ''}`)) {
      const named = RESOURCES.find(([pattern]) => pattern.test(text))?.[1] ?? text
      const resource = `${statement.Effect === 'Deny' ? '-' : ''}${named}${keysOf(statement)}`
      permissions[resource] = [...(permissions[resource] ?? []), ...[Action].flat()].sort()
    }
  }
  return permissions
}

/** What the keys begin with that a right is for, or that are refused; a request that names no key has neither. */
function keysOf({ Effect, Condition }: Statement): string {
  const quantifier = Effect === 'Deny' ? 'ForAnyValue:StringLike' : 'ForAllValues:StringLike'
  const keys = Condition?.[quantifier]?.['dynamodb:LeadingKeys']
  if (keys === undefined) return ''
  if (Effect !== 'Deny') expect(Condition?.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' })
  return `[${[keys].flat().join('|')}]`
}

function statementsOf({ Properties }: Resource): Statement[] {
  return (Properties.PolicyDocument as { Statement: Statement[] }).Statement
}

describe.each(ALL_STAGES)('stage %s', (name) => {
  test.each(Object.keys(FUNCTIONS) as FunctionName[])('%s may do exactly what it needs', (functionName) => {
    const all = synthesised(name)
    const { readsPlatform = false }: FunctionDefinition = FUNCTIONS[functionName]
    const isInNetwork = all.stage.network !== undefined && readsPlatform
    const { postHogSecret, mail, ...expected } = EXPECTED[functionName]
    const startsAtScale = functionName === 'allocate-costs' && all.stage.scaleOut !== undefined
    expect(permissionsOf(all, functionName)).toEqual({
      ...expected,
      ...(postHogSecret !== undefined && all.stage.posthog !== undefined && { postHogSecret }),
      ...(mail !== undefined && all.stage.mail !== undefined && { configurationSet: mail, sender: mail }),
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
    const schedules = schedulesOf(synthesised(name).stage).length
    expect(everyStatement()).toHaveLength(Object.keys(FUNCTIONS).length + schedules + ofScaleOut)
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

  const onTheTable = () =>
    everyStatement().flatMap(([id, policy]) =>
      statementsOf(policy)
        .filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'))
        .map((statement) => ({ id, ...statement })),
    )
  const writes = ({ Action }: Statement) =>
    [Action].flat().filter((action) => /dynamodb:(?!BatchGetItem|GetItem|Query)/.test(action))

  test('the API writes keys of its own and no run, by no function', () => {
    const writing = onTheTable().filter(
      ({ id, ...statement }) => id.startsWith('api/') && writes(statement).length > 0,
    )
    expect(writing.map(keysOf).sort()).toEqual(
      [
        '[BUDGET*]',
        '[ALERT*]',
        '[DECISION*|INITIATIVE*]',
        '[PERSON#*]',
        '[WEBHOOK_ENDPOINTS|WEBHOOK_SECRET#*|WEBHOOK_DELIVERY#*]',
      ].sort(),
    )
  })

  test('the audit trail is added to by one function; nobody may change or delete any of it', () => {
    const reachesAudit = (keys: string) => keys === '' || keys.includes('AUDIT') || keys.includes('[*')
    const byRole = Map.groupBy(onTheTable(), ({ id }) => id)
    for (const [id, statements] of byRole) {
      const refusals = statements.filter(({ Effect }) => Effect === 'Deny')
      const isRefused = (action: string) =>
        refusals.some((one) => keysOf(one).includes('AUDIT*') && [one.Action].flat().includes(action))
      const left = statements
        .filter((one) => one.Effect === 'Allow' && reachesAudit(keysOf(one)))
        .flatMap(writes)
        .filter((action) => !isRefused(action))
      expect([id, left]).toEqual([id, id.includes('recordaudit') ? ['dynamodb:PutItem'] : []])
    }
  })

  test('secrets of webhooks are read by the function that signs with them, and by no other', () => {
    const byRole = Map.groupBy(onTheTable(), ({ id }) => id)
    const reading = [...byRole].filter(([, statements]) => {
      const isRefused = statements.some(
        (one) => one.Effect === 'Deny' && keysOf(one).includes('WEBHOOK_SECRET#*'),
      )
      const mayRead = statements.some((one) => {
        const isReading = [one.Action].flat().some((action) => READS.includes(action))
        return one.Effect === 'Allow' && isReading && /^$|WEBHOOK(\*|_SECRET)/.test(keysOf(one))
      })
      return mayRead && !isRefused
    })
    expect(reading.map(([id]) => id)).toEqual([expect.stringContaining('deliverwebhooks')])
  })

  test('mail leaves as the one sender of the stage, in its configuration set, where the stage mails', () => {
    const sending = everyStatement()
      .flatMap(([, policy]) => statementsOf(policy))
      .filter(({ Action }) => JSON.stringify(Action).includes('ses:'))
    expect(sending).toHaveLength(synthesised(name).stage.mail === undefined ? 0 : 2)
    for (const { Resource, Condition } of sending) {
      expect(JSON.stringify(Resource)).toMatch(
        /configuration-set\/penguin-figures-full-mail.*identity\/example\.com/,
      )
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'figures@example.com' } })
    }
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
