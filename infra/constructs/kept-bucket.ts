// A bucket that outlives its stack: versioned, by TLS alone, never public, its requests logged. What happens to objects as
// they age depends on what the bucket is for.
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { Stage } from '../stages/stage.ts'
import type { AccessLogBucket } from './access-log-bucket.ts'

/**
 * `finance-originals`: the files Finance imported, for whoever audits a list. `reports`: made from figures, made again at
 * any time. `closed-periods`: inputs of ended months, copies and certificates of closed ones, for good.
 */
export type KeptFor = 'finance-originals' | 'reports' | 'closed-periods'

const RARELY_READ_AFTER = Duration.days(90)
const OVERWRITTEN_STAY = Duration.days(90)
const UNFINISHED_UPLOADS: LifecycleRule = {
  id: 'drop-unfinished-uploads',
  abortIncompleteMultipartUploadAfter: Duration.days(7),
}

function lifecycleOf(keptFor: KeptFor, stage: Stage): LifecycleRule[] {
  const rules: Record<KeptFor, LifecycleRule[]> = {
    // A few small files a month: kept, every version of them.
    'finance-originals': [],
    reports: [
      {
        id: 'expire-reports',
        expiration: Duration.days(stage.reports.keepDays),
        noncurrentVersionExpiration: OVERWRITTEN_STAY,
      },
    ],
    'closed-periods': [
      {
        id: 'read-rarely',
        transitions: [
          { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: RARELY_READ_AFTER },
        ],
      },
    ],
  }
  return [...rules[keptFor], UNFINISHED_UPLOADS]
}

export interface KeptBucketProps {
  readonly keptFor: KeptFor
  readonly stage: Stage
  readonly encryptionKey: IKey
  readonly accessLogs: AccessLogBucket
}

export class KeptBucket extends Bucket {
  constructor(scope: Construct, id: string, { keptFor, stage, encryptionKey, accessLogs }: KeptBucketProps) {
    super(scope, id, {
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      // One data key for many objects, not a request to KMS for each.
      bucketKeyEnabled: true,
      // CDK's types are not written for exactOptionalPropertyTypes: its Bucket is no IBucket to them.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: `${keptFor}/`,
      lifecycleRules: lifecycleOf(keptFor, stage),
      removalPolicy: RemovalPolicy.RETAIN,
      ...(keptFor === 'closed-periods' && lock(stage)),
    })
  }
}

/**
 * Nobody overwrites or deletes a closed period while the lock lasts. Governance, not compliance: a mistake in what is
 * archived can be corrected by whoever holds s3:BypassGovernanceRetention, which no function does, and CloudTrail tells
 * of it. Compliance could not be taken back by anyone, not even by closing the account, and a wrong period is not worth
 * that. The bucket can always be locked, so that a stage may turn it on later.
 */
function lock({ archive }: Stage) {
  return {
    objectLockEnabled: true,
    ...(archive.lockDays !== undefined && {
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(archive.lockDays)),
    }),
  }
}
