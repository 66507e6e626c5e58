// What a function may do, by a name that says it, and the exact actions behind the name. No action has a wildcard, and
// nobody may Scan: a table entry grants, and nothing else does.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type Acknowledgment, Fn, Stack } from 'aws-cdk-lib/core'
import { LISTING_INDEX } from '../../functions/stores/figures-table.ts'
import type { FiguresData } from '../stacks/data-stack.ts'

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

/** Where keep-original.ts keeps the files of imported lists. */
const LIST_FILES = '/finance-lists/*'

const GRANTS = {
  /** Writes runs, reads them back and moves the pointer; reads Finance's lists. */
  'publish-runs': (data) => [
    onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    onListing(data),
    withKey(data, 'dynamodb', KEY_TO_WRITE),
  ],
  /** Reads published runs: a reader cannot write. */
  'read-runs': (data) => [
    onTable(data, ['BatchGetItem', 'GetItem', 'Query']),
    onListing(data),
    withKey(data, 'dynamodb', KEY_TO_READ),
  ],
  /** Writes a version of a list and makes it current; keeps its file as it came, and cannot read it again. */
  'import-lists': (data) => [
    onTable(data, ['GetItem', 'PutItem', 'Query', 'UpdateItem']),
    withKey(data, 'dynamodb', KEY_TO_WRITE),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [listFiles(data)] }),
    withKey(data, 's3', ['kms:GenerateDataKey']),
  ],
  'read-database-secret': ({ databaseSecret }) => [readSecret(databaseSecret.secretArn)],
  'read-cursor-key': ({ cursorKey }) => [readSecret(cursorKey.secretArn)],
} as const satisfies Readonly<Record<string, (data: FiguresData) => PolicyStatement[]>>

export type GrantName = keyof typeof GRANTS

/** Why a resource has a wildcard, for the grants where one does. */
const EXPLANATIONS: Partial<Record<GrantName, (data: FiguresData) => Acknowledgment>> = {
  'import-lists': (data) => ({
    id: `AwsSolutions-IAM5[Resource::${data.financeBucketExport}${LIST_FILES}]`,
    reason:
      'Each import keeps its file under a key of its own, which nobody knows before: the permission is for the keys of imported lists, and for writing them alone.',
  }),
}

/** The statements behind the names, in their order. */
export function statementsOf(names: readonly GrantName[], data: FiguresData): PolicyStatement[] {
  return names.flatMap((name) => GRANTS[name](data))
}

/** What the rules are told of the statements behind the names. */
export function explanationsOf(names: readonly GrantName[], data: FiguresData): Acknowledgment[] {
  return names.flatMap((name) => EXPLANATIONS[name]?.(data) ?? [])
}

/** By the name under which the bucket is exported: the rules see that name, and are answered by it. */
function listFiles({ financeBucketExport }: FiguresData): string {
  return `${Fn.importValue(financeBucketExport)}${LIST_FILES}`
}

function onTable({ figuresTable }: FiguresData, operations: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: operations.map((operation) => `dynamodb:${operation}`),
    resources: [figuresTable.tableArn],
  })
}

function onListing({ figuresTable }: FiguresData): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${figuresTable.tableArn}/index/${LISTING_INDEX}`],
  })
}

/** The key is of use through its service alone: no function can decrypt anything by itself. */
function withKey({ dataKey }: FiguresData, service: string, actions: readonly string[]): PolicyStatement {
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
