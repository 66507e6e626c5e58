// Where S3 and CloudFront write who asked for what: never public, by TLS alone, and gone after ninety days. Requests to it
// are not logged in turn: that would make a log of each delivered log, without end.
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

const KEPT = Duration.days(90)

export class AccessLogBucket extends Bucket {
  /** @param writtenBy CloudFront writes by an access control list, S3 by the bucket's policy */
  constructor(scope: Construct, id: string, writtenBy: 's3' | 's3-and-cloudfront') {
    super(scope, id, {
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership:
        writtenBy === 's3' ? ObjectOwnership.BUCKET_OWNER_ENFORCED : ObjectOwnership.BUCKET_OWNER_PREFERRED,
      // Log delivery cannot use a key of our own.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          id: 'expire-logs',
          expiration: KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}
