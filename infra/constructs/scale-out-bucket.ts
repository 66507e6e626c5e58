// Where the steps of an allocation at scale hand each other what they made: the rows of a month and what shards come to. Gone
// after a week, since a run stands on the archive of its inputs and never on this.
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** Long enough to look into an execution that failed. */
const KEPT = Duration.days(7)

export class ScaleOutBucket extends Bucket {
  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id, {
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      // One data key for many objects, not a request to KMS for each.
      bucketKeyEnabled: true,
      lifecycleRules: [
        { id: 'expire-steps', expiration: KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // It may hold objects when its stack is deleted, and a bucket that does cannot be.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Three functions write and read thousands of objects in it within an hour, and all are gone after a week: a log of their requests would outlive what it is about, and the execution of the state machine already tells of each step.',
    })
  }
}
