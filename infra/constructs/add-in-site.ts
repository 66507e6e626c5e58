// Where Excel gets the add-in from: files in a bucket that CloudFront alone can read, by TLS alone. Files under /assets/
// carry a hash in their name and are kept for good; pages, the manifest and the functions' metadata are asked for again
// each time, so that a deployment is seen at once.
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Duration, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { PRODUCT, physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'
import { AccessLogBucket } from './access-log-bucket.ts'
import { OfficeHeaders, type OfficeHeadersProps } from './office-headers.ts'
import { SiteBucket } from './site-bucket.ts'

export const IMMUTABLE = 'public, max-age=31536000, immutable'
export const ASKED_EACH_TIME = 'no-cache'

/** How long the edge keeps what browsers ask for each time. */
const BRIEFLY = Duration.minutes(1)

export class AddInSite extends Construct {
  readonly files: SiteBucket
  readonly distribution: Distribution

  constructor(scope: Construct, id: string, stage: Stage, apiUrl: string) {
    super(scope, id)
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', 's3-and-cloudfront')
    this.files = new SiteBucket(this, 'Files', accessLogs)
    const headers = (name: string, props: Pick<OfficeHeadersProps, 'cacheControl' | 'isReadElsewhere'>) =>
      new OfficeHeaders(this, name, { stage, apiUrl, ...props })
    const common = {
      origin: S3BucketOrigin.withOriginAccessControl(this.files as IBucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    } satisfies BehaviorOptions
    const changing = {
      ...common,
      cachePolicy: new CachePolicy(this, 'Changing', {
        cachePolicyName: physicalName(stage, 'changing-files'),
        comment: 'Pages, the manifest and the metadata of functions.',
        minTtl: Duration.seconds(0),
        defaultTtl: BRIEFLY,
        maxTtl: BRIEFLY,
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
    } satisfies BehaviorOptions
    /** Excel on the web reads what describes the add-in from pages of its own. */
    const readElsewhere = {
      ...changing,
      responseHeadersPolicy: headers('MetadataHeaders', {
        cacheControl: ASKED_EACH_TIME,
        isReadElsewhere: true,
      }),
    } satisfies BehaviorOptions
    const { domain } = stage.addIn
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `The Excel add-in of ${PRODUCT} (${stage.name})`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...changing,
        responseHeadersPolicy: headers('PageHeaders', { cacheControl: ASKED_EACH_TIME }),
      },
      additionalBehaviors: {
        '/assets/*': {
          ...common,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: headers('AssetHeaders', { cacheControl: IMMUTABLE }),
        },
        '/functions.json': readElsewhere,
        '/shortcuts.json': readElsewhere,
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: accessLogs as IBucket,
      logFilePrefix: 'requests/',
      ...(domain !== undefined && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    })
    this.#acknowledge(stage)
  }

  #acknowledge({ addIn }: Stage): void {
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason:
          'People open workbooks wherever they travel. The files are the same for everyone and hold no figure: figures come from the API, which asks for a token.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'A firewall inspects requests to something that can be attacked by them. Here GET and HEAD read fixed files from a bucket: there is no input, no origin of ours and nothing to inject into.',
      },
    )
    if (addIn.domain !== undefined) return
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        'Without a domain of its own the site uses the certificate of cloudfront.net, whose least TLS version AWS sets. A stage with addIn.domain gets TLS 1.2 of 2021 or newer.',
    })
  }
}
