// What AWS charges for a month of this system: each line a product of a few factors and one price, so that whoever reads
// the table can do it again. Pure: what is measured, deployed and assumed is passed in.
import type { Deployed, Usage } from './cost-inputs.ts'
import type { MeasuredRun } from './measured-runs.ts'
import { PRICES, type PriceName } from './prices.ts'

/** A month, for everything that goes by the day or the hour. */
export const DAYS_A_MONTH = 30.4
const HOURS_A_MONTH = 730
/** DynamoDB adds this much to each item that it stores. */
const BYTES_AN_ITEM_MORE = 100
const BYTES_A_MB = 1_024 * 1_024
const KB_A_MB = 1_024
/** Beside the retention: a run is current for a day first, and DynamoDB takes a while to delete what has expired. */
const DAYS_MORE = 3
/** DynamoDB asks KMS for the table's key again after five minutes, for each function that uses it. */
const KEY_USES_AN_HOUR = 12
/** The newest key and what two yearly rotations left behind; AWS charges for no more than that. */
const KEY_VERSIONS = 3

export interface CostLine {
  /** What is charged, and what its factors are, in their order. */
  readonly what: string
  readonly factors: readonly number[]
  readonly price: PriceName
  readonly dollars: number
}

/** The lines in the order of the table, the largest service first. */
export function monthlyCost(run: MeasuredRun, deployed: Deployed, usage: Usage): CostLine[] {
  const requests = requestsAMonth(usage)
  const megabytesARun = megabytesOf(run.bytes, run.items)
  const megabytesASummary = megabytesOf(run.summaryBytes, run.summaryItems)
  const runs: [string, number] = ['runs a month', deployed.runsAMonth]
  const summaries: [string, number] = ['summaries a month', deployed.summariesAMonth]
  const kept = (aMonth: number) =>
    Math.ceil(((deployed.runRetentionDays + DAYS_MORE) / DAYS_A_MONTH) * aMonth)
  const { closedMonthsKept } = deployed
  // A closed month's run is counted twice in its first year: once among those that are still to expire.
  const runsKept = kept(deployed.runsAMonth) + closedMonthsKept
  const summariesKept = kept(deployed.summariesAMonth)
  const logMonths = Math.ceil(deployed.logRetentionDays / DAYS_A_MONTH)
  const auditMegabytes = rounded((requests * usage.auditKilobytes) / KB_A_MB)
  const mails = usage.people * usage.mailsAPersonAMonth
  const { allocation, summary, alerts, digests, feedback, webhooks, audit, apiMemoryMegabytes } = deployed
  return [
    line('DynamoDB: write units of a run and of marking the one before it', 'writeUnits', [
      ['units', run.writeUnitsADay],
      runs,
    ]),
    line('DynamoDB: read units of verifying a run and marking the one before it', 'readUnits', [
      ['units', run.readUnitsADay],
      runs,
    ]),
    line('DynamoDB: write units of a summary and of marking the one before it', 'writeUnits', [
      ['units', run.summaryWriteUnits],
      summaries,
    ]),
    line('DynamoDB: read units of verifying a summary and marking the one before it', 'readUnits', [
      ['units', run.summaryReadUnits],
      summaries,
    ]),
    line('DynamoDB: read units of the cost runs that a summary stands on', 'readUnits', [
      ['units a month', run.readUnitsAHistoryMonth],
      ['months', deployed.monthsASummary],
      summaries,
    ]),
    line('DynamoDB: read units of requests', 'readUnits', [
      ['requests', requests],
      ['months each', usage.monthsARequest],
      ['units a month', run.readUnitsAGridMonth],
    ]),
    line('DynamoDB: read units of the summaries that alerts are found in', 'readUnits', [
      ['units', run.summaryReadUnits],
      ['starts a month', deployed.alertsAMonth],
    ]),
    line('DynamoDB: write units of the audit trail', 'writeUnits', [
      ['requests', requests],
      ['units', usage.auditWrites],
    ]),
    line('DynamoDB: write units of webhooks', 'writeUnits', [
      ['deliveries', usage.webhooksAMonth],
      ['units', usage.webhookWrites],
    ]),
    line('DynamoDB: storage of runs', 'tableStorage', [
      ['MB a run', megabytesARun],
      ['runs kept', runsKept],
    ]),
    line('DynamoDB: storage of summaries', 'tableStorage', [
      ['MB a summary', megabytesASummary],
      ['summaries kept', summariesKept],
    ]),
    line('DynamoDB: storage of the audit trail', 'tableStorage', [
      ['MB a month', auditMegabytes],
      ['months kept', deployed.auditMonthsKept],
    ]),
    line('DynamoDB: point-in-time recovery of runs', 'pointInTimeRecovery', [
      ['MB a run', megabytesARun],
      ['runs kept', runsKept],
    ]),
    line('DynamoDB: point-in-time recovery of summaries', 'pointInTimeRecovery', [
      ['MB a summary', megabytesASummary],
      ['summaries kept', summariesKept],
    ]),
    line('DynamoDB: point-in-time recovery of the audit trail', 'pointInTimeRecovery', [
      ['MB a month', auditMegabytes],
      ['months kept', deployed.auditMonthsKept],
    ]),
    line('Lambda: allocations, as if each took all of its time', 'compute', [
      ['seconds', allocation.timeoutSeconds],
      ['MB', allocation.memoryMegabytes],
      runs,
    ]),
    line('Lambda: summaries, as if each took all of its time', 'compute', [
      ['seconds', summary.timeoutSeconds],
      ['MB', summary.memoryMegabytes],
      summaries,
    ]),
    line('Lambda: alerts, as if each took all of its time', 'compute', [
      ['seconds', alerts.timeoutSeconds],
      ['MB', alerts.memoryMegabytes],
      ['starts a month', deployed.alertsAMonth],
    ]),
    line('Lambda: digests, as if each round took all of its time', 'compute', [
      ['seconds', digests.timeoutSeconds],
      ['MB', digests.memoryMegabytes],
      ['rounds a month', deployed.digestsAMonth],
    ]),
    line('Lambda: what SES tells of mails', 'compute', [
      ['mails', mails],
      ['events each', usage.eventsAMail],
      ['seconds', usage.feedbackSeconds],
      ['MB', feedback.memoryMegabytes],
    ]),
    line('Lambda: webhooks, looked for every minute', 'compute', [
      ['seconds', usage.webhookSeconds],
      ['MB', webhooks.memoryMegabytes],
      ['starts a month', deployed.webhookStartsAMonth],
    ]),
    line('Lambda: webhooks, waiting for their receivers as if one after the other', 'compute', [
      ['attempts', usage.webhooksAMonth],
      ['seconds', usage.receiverSeconds],
      ['MB', webhooks.memoryMegabytes],
    ]),
    line('Lambda: the audit trail, as if each request were written by itself', 'compute', [
      ['requests', requests],
      ['seconds', usage.auditSeconds],
      ['MB', audit.memoryMegabytes],
    ]),
    line('Lambda: the API, as if the largest of its functions answered all', 'compute', [
      ['requests', requests],
      ['seconds', usage.apiSeconds],
      ['MB', apiMemoryMegabytes],
    ]),
    line('Lambda: requests', 'invocations', [['requests', requests]]),
    line('Lambda: starts for the audit trail', 'invocations', [['requests', requests]]),
    line('Lambda: starts for webhooks', 'invocations', [['starts a month', deployed.webhookStartsAMonth]]),
    line('Lambda: starts for what SES tells', 'invocations', [
      ['mails', mails],
      ['events each', usage.eventsAMail],
    ]),
    line('SES: digests and critical alerts', 'mails', [['mails', mails]]),
    line('SNS: what SES tells of them', 'notifications', [
      ['mails', mails],
      ['events each', usage.eventsAMail],
    ]),
    line('API Gateway: requests', 'apiRequests', [['requests', requests]]),
    line('Data transfer: answers', 'dataOut', [
      ['requests', requests],
      ['KB', usage.kilobytesAnAnswer],
    ]),
    line('CloudWatch: metrics of our own and of the routes', 'metrics', [
      ['metrics', deployed.customMetrics],
    ]),
    line('CloudWatch: metrics that alarms look at', 'alarms', [['metrics', deployed.alarmMetrics]]),
    line('CloudWatch: dashboard', 'dashboards', [['dashboards', deployed.dashboards]]),
    line('CloudWatch: logs written', 'logsWritten', [
      ['requests', requests],
      ['KB', usage.kilobytesOfLogsARequest],
    ]),
    line('CloudWatch: logs kept', 'logsKept', [
      ['requests', requests],
      ['KB', usage.kilobytesOfLogsARequest],
      ['months', logMonths],
    ]),
    line('X-Ray: traces, as if every request had one', 'traces', [['requests', requests]]),
    line('KMS: the data key with two rotations', 'keys', [['versions', KEY_VERSIONS]]),
    line('KMS: uses of the key', 'keyUses', [
      ['functions', deployed.functions],
      ['an hour', KEY_USES_AN_HOUR],
      ['hours', HOURS_A_MONTH],
    ]),
    line('Secrets Manager: secrets', 'secrets', [['secrets', deployed.secrets]]),
    line('S3: archives of closed months, as if none were moved to a cheaper class', 'archiveStorage', [
      ['MB a month', megabytes(run.archivedBytes)],
      ['months kept', closedMonthsKept],
    ]),
    line('CloudFront: the add-in site', 'siteOut', [['GB', usage.siteGigabytes]]),
  ]
}

export function requestsAMonth({ people, workdays, requestsAPersonADay }: Usage): number {
  return people * workdays * requestsAPersonADay
}

/** Of lines as they are shown: the sum of what a reader sees. */
export function total(lines: readonly CostLine[]): number {
  return rounded(lines.reduce((sum, { dollars }) => sum + dollars, 0))
}

function line(
  service: string,
  price: PriceName,
  factors: readonly (readonly [name: string, amount: number])[],
): CostLine {
  const { dollars, per } = PRICES[price]
  const quantity = factors.reduce((product, [, amount]) => product * amount, 1)
  return {
    what: `${service} (${factors.map(([name]) => name).join(' x ')})`,
    factors: factors.map(([, amount]) => amount),
    price,
    dollars: rounded((quantity * dollars) / per),
  }
}

/** As DynamoDB keeps them. */
function megabytesOf(bytes: number, items: number): number {
  return megabytes(bytes + items * BYTES_AN_ITEM_MORE)
}

function megabytes(bytes: number): number {
  return rounded(bytes / BYTES_A_MB)
}

/** To cents, or hundredths of a megabyte. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100
}
