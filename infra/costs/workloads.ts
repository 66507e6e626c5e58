// The two sizes whose monthly cost docs/deploy.md shows: what prod deploys, and what is assumed of the people who use it.
import { OUTCOME_METRICS } from '../constructs/outcomes/outcome-metrics.ts'
import { SCHEDULES } from '../constructs/schedules.ts'
import { FUNCTIONS, type FunctionName, functionsOf } from '../functions.ts'
import { prod } from '../stages/prod.ts'
import type { Deployed, Usage } from './cost-inputs.ts'
import type { MeasuredRun } from './measured-runs.ts'
import { MEASURED_RUNS } from './measured-runs.ts'
import { DAYS_A_MONTH } from './monthly-cost.ts'

/** Six metrics for each of the API's sixteen routes, since its stage has detailed metrics. */
const ROUTE_METRICS = 6 * 16
/** Three each for functions, runs, summaries, closes, and what people are told; one for webhooks that are late; two on queues, two for the share of 5xx, one for slow answers. */
const ALARM_METRICS = 3 * Object.keys(FUNCTIONS).length + 18
const MONTHS_A_YEAR = 12
const MINUTES_A_DAY = 24 * 60

export const DEPLOYED: Deployed = {
  alarmMetrics: ALARM_METRICS,
  customMetrics: Object.keys(OUTCOME_METRICS).length + ROUTE_METRICS,
  dashboards: 1,
  secrets: 3,
  functions: Object.keys(FUNCTIONS).length,
  allocation: FUNCTIONS['allocate-costs'],
  summary: FUNCTIONS['summarize-strategy'],
  alerts: FUNCTIONS['raise-alerts'],
  digests: FUNCTIONS['send-digests'],
  feedback: FUNCTIONS['mail-feedback'],
  webhooks: FUNCTIONS['deliver-webhooks'],
  audit: FUNCTIONS['record-audit'],
  apiMemoryMegabytes: Math.max(...functionsOf('api').map(([, { memoryMegabytes }]) => memoryMegabytes)),
  runsAMonth: startsAMonth('allocate-costs'),
  summariesAMonth: startsAMonth('summarize-strategy'),
  alertsAMonth: startsAMonth('raise-alerts'),
  digestsAMonth: startsAMonth('send-digests'),
  webhookStartsAMonth: startsAMonth('deliver-webhooks'),
  auditMonthsKept: Math.round(prod.audit.keepDays / DAYS_A_MONTH),
  monthsASummary: 12,
  runRetentionDays: prod.runRetentionDays,
  closedMonthsKept: Math.round((prod.archive.lockDays ?? 0) / DAYS_A_MONTH),
  logRetentionDays: prod.logs.retentionDays,
}

/** By the schedules at the times of prod, to two decimals; those of mail too, which prod has once it says who sends it. */
function startsAMonth(job: FunctionName): number {
  const schedules = SCHEDULES.filter((schedule) => schedule.starts === job)
  const starts = schedules.map(({ when }) => {
    const planned = when(prod)
    if (planned === 'every minute') return DAYS_A_MONTH * MINUTES_A_DAY
    const { day, throughDay = day, months } = planned
    if (day === undefined || throughDay === undefined) return DAYS_A_MONTH
    return ((throughDay - day + 1) * (months?.length ?? MONTHS_A_YEAR)) / MONTHS_A_YEAR
  })
  return Math.round(starts.reduce((sum, each) => sum + each, 0) * 100) / 100
}

const EVERYWHERE = {
  workdays: 22,
  requestsAPersonADay: 150,
  monthsARequest: 12,
  apiSeconds: 0.5,
  kilobytesAnAnswer: 30,
  mailsAPersonAMonth: 4,
  eventsAMail: 2,
  feedbackSeconds: 0.1,
  webhookSeconds: 0.2,
  webhooksAMonth: 10_000,
  receiverSeconds: 1,
  webhookWrites: 4,
  auditSeconds: 0.1,
  auditWrites: 3,
  auditKilobytes: 2,
  kilobytesOfLogsARequest: 2,
  siteGigabytes: 1,
} as const

/** Who reads figures, by tenants: finance and operations, not the tenants themselves. */
const PEOPLE: Readonly<Record<number, number>> = { 1000: 30, 20000: 100 }

export interface Workload {
  readonly run: MeasuredRun
  readonly usage: Usage
}

export const WORKLOADS: readonly Workload[] = MEASURED_RUNS.map((run) => ({
  run,
  usage: { ...EVERYWHERE, people: PEOPLE[run.tenants] ?? 0 },
}))
