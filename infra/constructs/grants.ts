// What a function may do, by a name that says it, and the exact actions behind the name. No action has a wildcard, and
// nobody may Scan: a table entry grants, and nothing else does. Whoever may work on the table as a whole is kept off what is
// private in it by name (table-rights.ts).
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Stack } from 'aws-cdk-lib/core'
import type { FiguresData } from '../stacks/data-stack.ts'
import type { Stage } from '../stages/stage.ts'
import { sendMail } from './mail-rights.ts'
import { AUDIT, listed, onKeys, onTable, PEOPLE, WEBHOOK_SECRETS } from './table-rights.ts'

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
    ...onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'], { lists: true }),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads Finance's lists and which runs are current or closed; says whose archive is the month's. */
  'plan-runs': (data) => [
    ...onTable(data, ['GetItem', 'PutItem', 'Query'], { lists: true }),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads published runs: a reader cannot write, and sees nothing of people, of the audit trail or of secrets. */
  'read-runs': (data) => [
    ...onTable(data, ['BatchGetItem', 'GetItem', 'Query'], { lists: true }),
    withKey(data, KEY_TO_READ),
  ],
  /** Writes budget books: keys of theirs and no other. They are read by the right to read runs. */
  'keep-budgets': (data) => keeping(data, ['BUDGET*']),
  /** Reads published runs and Finance's lists; writes summaries, reads them back and moves their pointer. */
  'publish-summaries': (data) => [
    ...onTable(data, ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'], {
      lists: true,
    }),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Makes an earlier run current again: keeps its items, reads them back and moves the pointer. */
  'keep-runs': (data) => [
    ...onTable(data, ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Prepares closes, reads the run that is closed and marks its pointer. */
  'close-periods': (data) => [
    ...onTable(data, ['GetItem', 'PutItem', 'Query', 'UpdateItem'], { lists: true }),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads runs whole, with what says which is current: it cannot write. */
  'verify-runs': (data) => [...onTable(data, ['GetItem', 'Query']), withKey(data, KEY_TO_READ)],
  /** Keeps what runs of ended months were computed from, and reads it back. Nobody may delete from the archive. */
  'archive-inputs': (data) => onArchive(data, { reads: [INPUTS, PARTS], writes: [INPUTS, PARTS] }),
  /** Keeps a closed run's copy and its certificate. */
  'archive-closes': (data) => onArchive(data, { reads: [INPUTS], writes: [CLOSES, PARTS] }),
  /** Reads inputs, copies and certificates back. */
  'read-archive': (data) => onArchive(data, { reads: [CLOSES, INPUTS, PARTS], writes: [] }),
  /** Reads what leaders are shown and what they are told of; secrets of webhooks it never reads, though it writes them. */
  'read-for-leaders': (data) => [
    ...onTable(data, ['BatchGetItem', 'GetItem', 'Query'], { lists: true, but: [WEBHOOK_SECRETS] }),
    withKey(data, KEY_TO_READ),
  ],
  /** Reads what alerts are found in, what was announced, and who is told. */
  'read-for-alerts': (data) => [
    ...onTable(data, ['BatchGetItem', 'GetItem', 'Query'], { lists: true, but: [AUDIT, WEBHOOK_SECRETS] }),
    withKey(data, KEY_TO_READ),
  ],
  /** Reads alerts and nothing else. */
  'read-alerts': (data) => [
    onKeys(data, ['BatchGetItem', 'GetItem', 'Query'], ['ALERT*']),
    withKey(data, KEY_TO_READ),
  ],
  /** Writes alerts: found, acknowledged, announced, ended. */
  'keep-alerts': (data) => keeping(data, ['ALERT*']),
  /** Writes decisions and initiatives, with their history. */
  'keep-decisions': (data) => keeping(data, ['DECISION*', 'INITIATIVE*']),
  /** Marks versions of decisions and initiatives as told or announced; the records themselves it cannot change. */
  'announce-decisions': (data) => [
    onKeys(data, ['UpdateItem'], ['DECISION_NEWS', 'INITIATIVE_NEWS']),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Reads what is known of people: who may be told of alerts, what they want, what they were told, which mail came back. */
  'read-people': (data) => [
    onKeys(data, ['GetItem', 'Query'], [PEOPLE]),
    listed(data, [PEOPLE]),
    withKey(data, KEY_TO_READ),
  ],
  /** Writes it. */
  'keep-people': (data) => keeping(data, [PEOPLE]),
  /** Keeps what came back of mail with the address, and reads it: of people it learns nothing. */
  'keep-addresses': (data) => [
    onKeys(data, ['GetItem', 'PutItem'], ['PERSON#ADDRESS#*']),
    withKey(data, KEY_TO_WRITE),
  ],
  /** Registers webhooks, makes their secrets, and lets deliveries go out, as a test or once more. */
  'register-webhooks': (data) => keeping(data, ['WEBHOOK_ENDPOINTS', WEBHOOK_SECRETS, 'WEBHOOK_DELIVERY#*']),
  /** Adds deliveries; whom to, it reads by another right. */
  'enqueue-webhooks': (data) => [
    onKeys(data, ['PutItem'], ['WEBHOOK_DELIVERY#*']),
    withKey(data, KEY_TO_WRITE),
  ],
  /**
   * Reads decisions and initiatives that changed; takes deliveries that are due, reads the secrets that sign them, keeps what
   * came of them, stops receivers that are gone.
   */
  'deliver-webhooks': (data) => [
    onKeys(data, ['BatchGetItem', 'GetItem'], ['DECISION*', 'INITIATIVE*', 'WEBHOOK*']),
    onKeys(data, ['Query'], ['DECISION_NEWS', 'INITIATIVE_NEWS', 'WEBHOOK_ENDPOINTS']),
    listed(data, ['WEBHOOK#*']),
    ...keeping(data, ['WEBHOOK_DELIVERY#*', 'WEBHOOK_ENDPOINTS']),
  ],
  /** Adds entries, and reads one back that it may have added before. Nobody may change or delete any. */
  'record-audit': (data) => [onKeys(data, ['GetItem', 'PutItem'], [AUDIT]), withKey(data, KEY_TO_WRITE)],
  /** Nothing, where the stage mails nothing. */
  'send-mail': ({ figuresTable }, stage) => sendMail(stage, Stack.of(figuresTable)),
  'read-database-secret': ({ databaseSecret }) => [readSecret(databaseSecret.secretArn)],
  /** Nothing, where the stage has no PostHog. */
  'read-posthog-secret': ({ postHogSecret }) =>
    postHogSecret === undefined ? [] : [readSecret(postHogSecret.secretArn)],
  'read-cursor-key': ({ cursorKey }) => [readSecret(cursorKey.secretArn)],
  'read-unsubscribe-key': ({ unsubscribeKey }) => [readSecret(unsubscribeKey.secretArn)],
} as const satisfies Readonly<Record<string, (data: FiguresData, stage: Stage) => PolicyStatement[]>>

export type GrantName = keyof typeof GRANTS

/** The statements behind the names, in their order. */
export function statementsOf(
  names: readonly GrantName[],
  { data, stage }: { readonly data: FiguresData; readonly stage: Stage },
): PolicyStatement[] {
  return names.flatMap((name) => GRANTS[name](data, stage))
}

/** Puts items of these keys, changes them, and touches no other. */
function keeping(data: FiguresData, keys: readonly string[]): PolicyStatement[] {
  return [onKeys(data, ['PutItem', 'UpdateItem'], keys), withKey(data, KEY_TO_WRITE)]
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
