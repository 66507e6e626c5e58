// Data outlives code: all that holds any is kept when its stack goes, encrypted, versioned, and can be restored.
import { describe, expect, test } from '@jest/globals'
import { Match } from 'aws-cdk-lib/assertions'
import { withSecrets } from '../../../functions/runtime/secrets.ts'
import { readPostHogAccess } from '../../../functions/sources/posthog/configuration.ts'
import { figuresTableDefinition } from '../../../functions/stores/figures-table.ts'
import { ALL_STAGES, onlyOne, resourcesOf, resourcesOfType, synthesised } from './synthesised.ts'

const HOLDS_DATA = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::EventSchemas::Registry',
]

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('what holds data is kept when its stack is deleted, or the resource replaced', () => {
    const holding = resourcesOf(synthesised(name)).filter(([, { Type }]) => HOLDS_DATA.includes(Type))
    expect(holding.length).toBeGreaterThanOrEqual(10)
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of holding) {
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain'])
    }
  })

  test('what is kept has no name of its own that would stand in the way of the next deployment', () => {
    const SECRETS_AND_KEYS = ['AWS::SecretsManager::Secret', 'AWS::KMS::Key']
    for (const [id, { Type, Properties }] of resourcesOf(synthesised(name))) {
      const names = ['TableName', 'BucketName', ...(SECRETS_AND_KEYS.includes(Type) ? ['Name'] : [])]
      if (Type === 'AWS::Logs::LogGroup') names.push('LogGroupName')
      const given = names.filter((property) => typeof Properties[property] === 'string')
      expect([id, given]).toEqual([id, []])
    }
  })

  test('the table is keyed and indexed as the functions and the embedded store know it', () => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = figuresTableDefinition('any')
    const table = onlyOne(synthesised(name), 'AWS::DynamoDB::Table')
    expect(table.KeySchema).toEqual(KeySchema)
    expect(table.AttributeDefinitions).toEqual(AttributeDefinitions)
    expect(table.GlobalSecondaryIndexes).toEqual(GlobalSecondaryIndexes)
  })

  test('the table is on demand, protected, restorable for 35 days, expiring what is marked, under our own key', () => {
    synthesised(name).templates.data.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
    })
  })

  test('the key rotates', () => {
    synthesised(name).templates.data.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true })
  })

  test('every bucket is closed to the public and takes TLS alone', () => {
    const all = synthesised(name)
    for (const [id, { Properties }] of resourcesOfType(all, 'AWS::S3::Bucket')) {
      expect([id, Properties.PublicAccessBlockConfiguration]).toEqual([
        id,
        {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      ])
    }
    const policies = resourcesOfType(all, 'AWS::S3::BucketPolicy')
    expect(policies).toHaveLength(resourcesOfType(all, 'AWS::S3::Bucket').length)
    for (const [, policy] of policies) {
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
      expect(JSON.stringify(policy)).toContain('"s3:TlsVersion":1.2')
    }
  })

  test('buckets of data are versioned, under our own key, and their requests logged', () => {
    const buckets = resourcesOfType(synthesised(name), 'AWS::S3::Bucket').filter(([id]) =>
      /data\/(Finance|Reports|Closed)/.test(id),
    )
    expect(buckets).toHaveLength(3)
    for (const [, { Properties }] of buckets) {
      expect(Properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' } })
      expect(JSON.stringify(Properties.BucketEncryption)).toContain('"SSEAlgorithm":"aws:kms"')
      expect(Properties).toHaveProperty('LoggingConfiguration')
    }
  })

  test("Finance's files and closed periods never expire; reports do", () => {
    const expiring = resourcesOfType(synthesised(name), 'AWS::S3::Bucket')
      .filter(([id]) => id.startsWith('data/'))
      .filter(([, { Properties }]) => /"ExpirationInDays"/.test(JSON.stringify(Properties)))
      .map(([id]) => id.replace(/^data\/(.*?)[0-9A-F]{8}$/, '$1'))
    expect(expiring.sort()).toEqual(['AccessLogs', 'Reports'])
  })

  test('closed periods can be locked, and are where the stage says for how long', () => {
    const { templates, stage } = synthesised(name)
    const days = stage.archive.lockDays
    templates.data.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration:
        days === undefined
          ? Match.absent()
          : Match.objectLike({ Rule: { DefaultRetention: { Days: days, Mode: 'GOVERNANCE' } } }),
    })
  })

  test('no secret has a value in a template: each is generated inside Secrets Manager', () => {
    const secrets = resourcesOfType(synthesised(name), 'AWS::SecretsManager::Secret')
    expect(secrets).toHaveLength(synthesised(name).stage.posthog === undefined ? 3 : 4)
    for (const [, { Properties }] of secrets) {
      expect(Properties).not.toHaveProperty('SecretString')
      expect(Properties).toHaveProperty('GenerateSecretString')
    }
    for (const template of Object.values(synthesised(name).templates)) {
      expect(JSON.stringify(template.toJSON())).not.toMatch(/postgres(ql)?:\/\/[^:]+:[^@p][^@]*@/)
      expect(JSON.stringify(template.toJSON())).not.toMatch(/ph[cx]_\w/)
    }
  })

  test("PostHog's keys are two empty ones until a person writes them: then summaries count it as not configured", async () => {
    const { templates, stage } = synthesised(name)
    const [secret] = Object.entries(templates.data.findResources('AWS::SecretsManager::Secret')).filter(
      ([id]) => id.startsWith('PostHogSecret'),
    )
    expect(secret !== undefined).toBe(stage.posthog !== undefined)
    if (secret === undefined) return
    const { SecretStringTemplate, GenerateStringKey } = secret[1].Properties.GenerateSecretString
    const generated = JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: 'x' })
    const host = { POSTHOG_HOST: stage.posthog?.host, POSTHOG_PROJECT_ID: stage.posthog?.projectId }
    const environment = await withSecrets({ ...host, POSTHOG_SECRET_ARN: 'arn' }, async () => generated)
    expect(readPostHogAccess(environment)).toEqual({
      status: 'not_configured',
      reason: expect.stringMatching(/needs POSTHOG_PROJECT_KEY .*, POSTHOG_PERSONAL_KEY/),
    })
  })
})
