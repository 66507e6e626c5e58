// What a function may do, by a name that says it, and the exact actions behind the name. No action has a wildcard, and
// nobody may Scan: a table entry grants, and nothing else does.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Stack } from 'aws-cdk-lib/core'
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

const GRANTS = {
  /** Writes runs, reads them back and moves the pointer; reads Finance's lists. */
  'publish-runs': (data) => [
    onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    onListing(data),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads published runs: a reader cannot write. */
  'read-runs': (data) => [
    onTable(data, ['BatchGetItem', 'GetItem', 'Query']),
    onListing(data),
    withKey(data, KEY_TO_READ),
  ],
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

function onListing({ figuresTable }: FiguresData): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${figuresTable.tableArn}/index/${LISTING_INDEX}`],
  })
}

/** The key is of use through DynamoDB alone: no function can decrypt anything by itself. */
function withKey({ dataKey }: FiguresData, actions: readonly string[]): PolicyStatement {
  const { region, urlSuffix } = Stack.of(dataKey)
  return new PolicyStatement({
    actions: [...actions],
    resources: [dataKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
  })
}

function readSecret(arn: string): PolicyStatement {
  return new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] })
}
