// What a function may do, by a name that says it, and the exact actions behind the name. No action has a wildcard, and
// nobody may Scan: a table entry grants, and nothing else does.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Stack } from 'aws-cdk-lib/core'
import { LISTING_INDEX } from '../../functions/stores/figures-table.ts'
import type { FiguresData } from '../stacks/data-stack.ts'

/** Folders of the archive's bucket: manifests of inputs, what they and the closes consist of, and certificates. */
const INPUTS = 'inputs'
const PARTS = 'parts'
const CLOSES = 'closes'

/** What DynamoDB asks of the key for a caller that reads, and for one that writes: its documented list, written out. */
const KEY_TO_READ = ['kms:Decrypt', 'kms:DescribeKey']
const KEY_TO_WRITE = [
  ...KEY_TO_READ,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

const GRANTS = {
  /** Writes runs, reads them back and moves the pointer; reads Finance's lists. */
  'publish-runs': (data) => [
    onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    onListing(data),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads Finance's lists and which runs are current or closed; says whose archive is the month's. */
  'plan-runs': (data) => [
    onTable(data, ['GetItem', 'PutItem', 'Query']),
    onListing(data),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads published runs: a reader cannot write. */
  'read-runs': (data) => [
    onTable(data, ['BatchGetItem', 'GetItem', 'Query']),
    onListing(data),
    withKey(data, KEY_TO_READ),
  ],
  /** Writes budget books: keys of theirs and no other. They are read by the right to read runs. */
  'keep-budgets': (data) => [onBudgets(data), withKey(data, KEY_TO_WRITE)],
  /** Reads published runs and Finance's lists; writes summaries, reads them back and moves their pointer. */
  'publish-summaries': (data) => [
    onTable(data, ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    onListing(data),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Makes an earlier run current again: keeps its items, reads them back and moves the pointer. */
  'keep-runs': (data) => [
    onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Prepares closes, reads the run that is closed and marks its pointer. */
  'close-periods': (data) => [
    onTable(data, ['GetItem', 'PutItem', 'Query', 'UpdateItem']),
    onListing(data),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads runs whole, with what says which is current: it cannot write. */
  'verify-runs': (data) => [onTable(data, ['GetItem', 'Query']), withKey(data, KEY_TO_READ)],
  /** Keeps what runs of ended months were computed from, and reads it back. Nobody may delete from the archive. */
  'archive-inputs': (data) => onArchive(data, { reads: [INPUTS, PARTS], writes: [INPUTS, PARTS] }),
  /** Keeps a closed run's copy and its certificate. */
  'archive-closes': (data) => onArchive(data, { reads: [INPUTS], writes: [CLOSES, PARTS] }),
  /** Reads inputs, copies and certificates back. */
  'read-archive': (data) => onArchive(data, { reads: [CLOSES, INPUTS, PARTS], writes: [] }),
  'read-database-secret': ({ databaseSecret }) => [readSecret(databaseSecret.secretArn)],
  /** Nothing, where the stage has no PostHog. */
  'read-posthog-secret': ({ postHogSecret }) =>
    postHogSecret === undefined ? [] : [readSecret(postHogSecret.secretArn)],
  'read-cursor-key': ({ cursorKey }) => [readSecret(cursorKey.secretArn)],
} as const satisfies Readonly<Record<string, (data: FiguresData) => PolicyStatement[]>>

export type GrantName = keyof typeof GRANTS

/** The statements behind the names, in their order. */
export function statementsOf(names: readonly GrantName[], data: FiguresData): PolicyStatement[] {
  return names.flatMap((name) => GRANTS[name](data))
}

function onTable({ figuresTable }: FiguresData, operations: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: operations.map((operation) => `dynamodb:${operation}`),
    resources: [figuresTable.tableArn],
  })
}

/** The condition on null refuses a request that names no key. */
function onBudgets({ figuresTable }: FiguresData): PolicyStatement {
  return new PolicyStatement({
    actions: ['PutItem', 'UpdateItem'].map((operation) => `dynamodb:${operation}`),
    resources: [figuresTable.tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['BUDGET*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  })
}

function onListing({ figuresTable }: FiguresData): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${figuresTable.tableArn}/index/${LISTING_INDEX}`],
  })
}

interface Folders {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

/** Listing is what tells an object that is gone from one that may not be read: without it S3 answers 403 to both. */
function onArchive(data: FiguresData, { reads, writes }: Folders): PolicyStatement[] {
  const { archiveBucket } = data
  // Imported by its name, which the role's acknowledgement of a folder spells out.
  const bucketArn = Stack.of(archiveBucket).exportValue(archiveBucket.bucketArn)
  const allow = (action: string, folders: readonly string[]) =>
    new PolicyStatement({
      actions: [`s3:${action}`],
      resources: folders.map((folder) => `${bucketArn}/${folder}/*`),
    })
  return [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }),
    allow('GetObject', reads),
    ...(writes.length === 0 ? [] : [allow('PutObject', writes)]),
    withKey(data, ['kms:Decrypt', ...(writes.length === 0 ? [] : ['kms:GenerateDataKey'])], 's3'),
  ]
}

/** The key is of use through the service that keeps the data alone: no function can decrypt anything by itself. */
function withKey(
  { dataKey }: FiguresData,
  actions: readonly string[],
  service: 'dynamodb' | 's3' = 'dynamodb',
): PolicyStatement {
  const { region, urlSuffix } = Stack.of(dataKey)
  return new PolicyStatement({
    actions: [...actions],
    resources: [dataKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } },
  })
}

function readSecret(arn: string): PolicyStatement {
  return new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] })
}
