// What outlives code: figures, files, keys and secrets. Deleting this stack keeps all of it, and every other stack can be
// deleted and deployed again beside it.
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { AccessLogBucket } from '../constructs/access-log-bucket.ts'
import { CursorKey } from '../constructs/cursor-key.ts'
import { DataKey } from '../constructs/data-key.ts'
import { DatabaseSecret } from '../constructs/database-secret.ts'
import { FiguresTable } from '../constructs/figures-table.ts'
import { KeptBucket, type KeptFor } from '../constructs/kept-bucket.ts'
import { PostHogSecret } from '../constructs/posthog-secret.ts'
import { TestEventRegistry } from '../constructs/test-event-registry.ts'
import { UnsubscribeKey } from '../constructs/unsubscribe-key.ts'
import type { Stage } from '../stages/stage.ts'

/** What code stacks take from this one. */
export interface FiguresData {
  readonly dataKey: DataKey
  readonly figuresTable: FiguresTable
  readonly financeBucket: KeptBucket
  readonly reportsBucket: KeptBucket
  readonly archiveBucket: KeptBucket
  readonly databaseSecret: DatabaseSecret
  readonly cursorKey: CursorKey
  readonly unsubscribeKey: UnsubscribeKey
  /** Where the stage has PostHog. */
  readonly postHogSecret?: PostHogSecret
}

export class DataStack extends Stack implements FiguresData {
  readonly dataKey: DataKey
  readonly figuresTable: FiguresTable
  readonly financeBucket: KeptBucket
  readonly reportsBucket: KeptBucket
  readonly archiveBucket: KeptBucket
  readonly databaseSecret: DatabaseSecret
  readonly cursorKey: CursorKey
  readonly unsubscribeKey: UnsubscribeKey
  readonly postHogSecret?: PostHogSecret

  constructor(scope: Construct, id: string, stage: Stage, props: StackProps) {
    super(scope, id, props)
    this.dataKey = new DataKey(this, 'DataKey', stage)
    this.figuresTable = new FiguresTable(this, 'FiguresTable', this.dataKey)
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', 's3')
    const bucket = (name: string, keptFor: KeptFor) =>
      new KeptBucket(this, name, { keptFor, stage, encryptionKey: this.dataKey, accessLogs })
    this.financeBucket = bucket('FinanceOriginals', 'finance-originals')
    this.reportsBucket = bucket('Reports', 'reports')
    this.archiveBucket = bucket('ClosedPeriods', 'closed-periods')
    this.databaseSecret = new DatabaseSecret(this, 'DatabaseSecret', stage)
    this.cursorKey = new CursorKey(this, 'CursorKey', stage)
    this.unsubscribeKey = new UnsubscribeKey(this, 'UnsubscribeKey', stage)
    if (stage.posthog !== undefined) this.postHogSecret = this.keysOfPostHog(stage)
    if (stage.createsTestEventRegistry) new TestEventRegistry(this, 'TestEventRegistry')

    new CfnOutput(this, 'FiguresTableName', { value: this.figuresTable.tableName })
    new CfnOutput(this, 'FinanceBucketName', { value: this.financeBucket.bucketName })
    new CfnOutput(this, 'ArchiveBucketName', { value: this.archiveBucket.bucketName })
    new CfnOutput(this, 'DatabaseSecretArn', {
      value: this.databaseSecret.secretArn,
      description: 'Write the connection string of the platform here before the first run (docs/deploy.md).',
    })
  }

  private keysOfPostHog(stage: Stage): PostHogSecret {
    const secret = new PostHogSecret(this, 'PostHogSecret', stage)
    new CfnOutput(this, 'PostHogSecretArn', {
      value: secret.secretArn,
      description: "Write PostHog's keys here before the first summary (docs/deploy.md).",
    })
    return secret
  }
}
