// The two sizes whose monthly cost docs/deploy.md shows: what prod deploys, and what is assumed of the people who use it.
import { SCHEDULES } from '../constructs/schedules.ts'
import { FUNCTIONS } from '../functions.ts'
import { prod } from '../stages/prod.ts'
import type { MeasuredRun } from './measured-runs.ts'
import { MEASURED_RUNS } from './measured-runs.ts'
import { DAYS_A_MONTH, type Deployed, type Usage } from './monthly-cost.ts'

/** Six metrics for each of the API's seven routes, since its stage has detailed metrics. */
const ROUTE_METRICS = 6 * 7
/** OpenPeriodCurrent, NotConserved, UnknownCostPercent. */
const OUTCOME_METRICS = 3
/** Three for each function; three on runs, two on queues, two for the share of 5xx, one for slow answers. */
const ALARM_METRICS = 3 * Object.keys(FUNCTIONS).length + 8

export const DEPLOYED: Deployed = {
  alarmMetrics: ALARM_METRICS,
  customMetrics: OUTCOME_METRICS + ROUTE_METRICS,
  dashboards: 1,
  secrets: 2,
  functions: Object.keys(FUNCTIONS).length,
  allocation: FUNCTIONS['allocate-costs'],
  apiMemoryMegabytes: FUNCTIONS['figures-api'].memoryMegabytes,
  runsAMonth: SCHEDULES.reduce(
    (runs, { when }) => runs + (when(prod.schedules).day === undefined ? DAYS_A_MONTH : 1),
    0,
  ),
  runRetentionDays: prod.runRetentionDays,
  logRetentionDays: prod.logs.retentionDays,
}

const EVERYWHERE = {
  workdays: 22,
  requestsAPersonADay: 150,
  monthsARequest: 12,
  apiSeconds: 0.5,
  kilobytesAnAnswer: 30,
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
