// The files of the add-in, built anew at each deployment: pages, bundles, manifest. Nobody reads them but CloudFront.
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { AccessLogBucket } from './access-log-bucket.ts'

/** A workbook that is open still asks for the bundles that its page named. */
const EARLIER_BUNDLES_STAY = Duration.days(30)

export class SiteBucket extends Bucket {
  constructor(scope: Construct, id: string, accessLogs: AccessLogBucket) {
    super(scope, id, {
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // What it holds is public as soon as CloudFront serves it: a key of our own would protect nothing.
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'files/',
      lifecycleRules: [
        {
          id: 'drop-earlier-bundles',
          noncurrentVersionExpiration: EARLIER_BUNDLES_STAY,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}
