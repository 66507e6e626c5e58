// AWS's public prices, as data: without discounts, credits and free allowances, which differ from account to account.

export const PRICES_REGION = 'us-east-1'

/** When the pages below were looked up, in public copies of them and of what quotes them: they are not fetched live. */
export const PRICES_READ_ON = '2026-11-21'

export interface Price {
  readonly dollars: number
  /** For how many of the factors' own units: 1,024 where megabytes are priced by the gigabyte. */
  readonly per: number
  /** How a person writes it. */
  readonly text: string
  /** The page that has it. */
  readonly source: keyof typeof PRICE_PAGES
}

export const PRICE_PAGES = {
  DynamoDB: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  Lambda: 'https://aws.amazon.com/lambda/pricing/',
  'API Gateway': 'https://aws.amazon.com/api-gateway/pricing/',
  'Data transfer': 'https://aws.amazon.com/ec2/pricing/on-demand/',
  CloudWatch: 'https://aws.amazon.com/cloudwatch/pricing/',
  'X-Ray': 'https://aws.amazon.com/xray/pricing/',
  KMS: 'https://aws.amazon.com/kms/pricing/',
  'Secrets Manager': 'https://aws.amazon.com/secrets-manager/pricing/',
  S3: 'https://aws.amazon.com/s3/pricing/',
  CloudFront: 'https://aws.amazon.com/cloudfront/pricing/',
  SES: 'https://aws.amazon.com/ses/pricing/',
  SNS: 'https://aws.amazon.com/sns/pricing/',
} as const

const MILLION = 1_000_000
const MB_A_GB = 1_024
const KB_A_GB = 1_024 * 1_024

export const PRICES = {
  writeUnits: { dollars: 0.625, per: MILLION, text: '$0.625/million', source: 'DynamoDB' },
  readUnits: { dollars: 0.125, per: MILLION, text: '$0.125/million', source: 'DynamoDB' },
  tableStorage: { dollars: 0.25, per: MB_A_GB, text: '$0.25/GB', source: 'DynamoDB' },
  pointInTimeRecovery: { dollars: 0.2, per: MB_A_GB, text: '$0.20/GB', source: 'DynamoDB' },
  compute: { dollars: 0.0000133334, per: MB_A_GB, text: '$0.0000133334/GB-second', source: 'Lambda' },
  invocations: { dollars: 0.2, per: MILLION, text: '$0.20/million', source: 'Lambda' },
  apiRequests: { dollars: 1, per: MILLION, text: '$1.00/million', source: 'API Gateway' },
  dataOut: { dollars: 0.09, per: KB_A_GB, text: '$0.09/GB', source: 'Data transfer' },
  logsWritten: { dollars: 0.5, per: KB_A_GB, text: '$0.50/GB', source: 'CloudWatch' },
  logsKept: { dollars: 0.03, per: KB_A_GB, text: '$0.03/GB', source: 'CloudWatch' },
  metrics: { dollars: 0.3, per: 1, text: '$0.30', source: 'CloudWatch' },
  alarms: { dollars: 0.1, per: 1, text: '$0.10', source: 'CloudWatch' },
  dashboards: { dollars: 3, per: 1, text: '$3.00', source: 'CloudWatch' },
  traces: { dollars: 5, per: MILLION, text: '$5.00/million', source: 'X-Ray' },
  keys: { dollars: 1, per: 1, text: '$1.00', source: 'KMS' },
  keyUses: { dollars: 0.03, per: 10_000, text: '$0.03/10,000', source: 'KMS' },
  secrets: { dollars: 0.4, per: 1, text: '$0.40', source: 'Secrets Manager' },
  archiveStorage: { dollars: 0.023, per: MB_A_GB, text: '$0.023/GB', source: 'S3' },
  mails: { dollars: 0.1, per: 1_000, text: '$0.10/1,000', source: 'SES' },
  notifications: { dollars: 0.5, per: MILLION, text: '$0.50/million', source: 'SNS' },
  siteOut: { dollars: 0.085, per: 1, text: '$0.085/GB', source: 'CloudFront' },
} as const satisfies Readonly<Record<string, Price>>

export type PriceName = keyof typeof PRICES
