// The month that every documented example is about: the figure book's worked example "Even" with the VPS at $10.01,
// published under a fixed id by a fixed clock, and the API over it.
import { createHash } from 'node:crypto'
import type { ArchiveObjects } from '../../../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { closePointer } from '../../../../functions/stores/runs/close-pointer.ts'
import { publishRestatement } from '../../../../functions/stores/runs/publish-restatement.ts'
import { publishRun } from '../../../../functions/stores/runs/publish-run.ts'
import { publishSummary } from '../../../../functions/stores/summaries/publish-summary.ts'
import {
  EXAMPLE_CERTIFICATE,
  EXAMPLE_CLOSED,
  EXAMPLE_NOW,
  EXAMPLE_RESTATED,
  EXAMPLE_RESTATED_RUN_ID,
  EXAMPLE_RESTATEMENT_REASON,
  EXAMPLE_RUN_ID,
  EXAMPLE_SUMMARY_ID,
  EXAMPLE_SUMMARY_METHOD,
} from '../../../../shared/contract/api/examples/example-month.ts'
import { kpis } from '../../../../shared/health/kpis.ts'
import { savingsTotals } from '../../../../shared/savings/savings-totals.ts'
import { memoryArchive } from '../../../engines/archive.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { burned, find, ipUse, price, vpsUse } from '../../../shared/savings/facts.ts'
import { A, assignment, B, C, ip, LONG_AGO, PERIOD, run, vps } from '../../../worlds/world.ts'
import { OFFICIAL, originAt } from '../../stores/runs/sample-runs.ts'
import { summaryOver } from '../summary-over.ts'
import { archiveExample } from './example-archives.ts'
import { submitExamples } from './example-budgets.ts'
import { writeExampleRecords } from './example-records.ts'

/** A minute after the month. */
const START_MS = PERIOD.endMs + 60_000
const CLOCK_STEP_MS = 40

/** When the examples are asked, in epoch milliseconds. */
export const EXAMPLE_NOW_MS = Date.parse(EXAMPLE_NOW)

/** Not an address of documentation only, which linters refuse as the address of a server. */
export const EXAMPLE_BASE_URL = 'https://figures.penguinmails.com'

const address = (last: number) => ({ address: `192.0.2.${last}` })
const source = (name: string, rows: number) => ({ name, rows, latestMs: LONG_AGO })

const evenInputs = {
  vps: [vps('v1', 1_001)],
  ips: [
    ip('i1', 'v1', 300, { status: 'warmed', ...address(1) }),
    ip('i2', 'v1', 300, address(2)),
    ip('i3', 'v1', 150, { status: 'burned', ...address(3) }),
  ],
  assignments: [
    assignment('i1', A),
    assignment('i1', A, { id: 'second', domainId: 'second domain of A' }),
    assignment('i1', B),
    assignment('i2', C),
  ],
  sources: [source('vps_instances', 1), source('smtp_ip_addresses', 3)],
}
const evenRun = run(evenInputs)
/** The server's invoice came late: 2.00 dollars more than was known. */
const restatedInputs = { ...evenInputs, vps: [vps('v1', 1_201)] }
const restatedRun = run(restatedInputs)

const origin = originAt(START_MS, evenRun, {
  runId: EXAMPLE_RUN_ID,
  inputHash: createHash('sha256').update('Even').digest('hex'),
  startedBy: 'schedule',
  codeVersion: '1.0.0',
  durationsMs: { read: 120, compute: 10 },
})

const EXAMPLE_CLOSE = {
  runId: EXAMPLE_RUN_ID,
  certificate: EXAMPLE_CERTIFICATE,
  closedAtMs: Date.parse(EXAMPLE_CLOSED),
  preparedBy: 'Ann',
  approvedBy: 'Bob',
}

const adjustment = (tenantId: string, tenantName: string, cents: number) => ({
  ...{ tenantId, tenantName, pool: 'vps' as const, cause: 'prices' as const, cents },
})

const restatedOrigin = {
  ...originAt(Date.parse(EXAMPLE_RESTATED), restatedRun, {
    runId: EXAMPLE_RESTATED_RUN_ID,
    startedBy: 'Ann',
    codeVersion: '1.0.0',
    durationsMs: { read: 120, compute: 10 },
  }),
  restatement: {
    closedUnder: { method: OFFICIAL.method, policies: OFFICIAL.policies },
    againstRunId: EXAMPLE_RUN_ID,
    number: 1,
    reason: EXAMPLE_RESTATEMENT_REASON,
    restatedBy: 'Ann',
    restatedAt: EXAMPLE_RESTATED,
    unknownDifferences: 0,
    adjustments: [
      adjustment(A, 'Tenant A', 50),
      adjustment(B, 'Tenant B', 50),
      adjustment(C, 'Tenant C', 100),
    ],
  },
}

const deliveries = (trackedEmails: number, bouncedEmails: number, spamComplaints: number) => ({
  trackedEmails,
  bouncedEmails,
  spamComplaints,
  bounceRate: bouncedEmails / trackedEmails,
  estimatedRevenueLossCents: 5 * bouncedEmails + 25 * spamComplaints,
  criticalIssues: 0,
  nulls: {},
})

/** Of the same month, by hand. */
const sample = summaryOver({
  [A]: { ...deliveries(1_000, 21, 4), totalCostCents: 400 },
  [B]: { ...deliveries(500, 3, 2), totalCostCents: 400 },
  [C]: { ...deliveries(500, 3, 0), totalCostCents: 801 },
})
/** What it would find: the burned IP, and a tenant that costs more than its list price. */
const opportunities = find({
  vps: [
    vpsUse(
      'v1',
      1_001,
      [ipUse('i1', 300), ipUse('i2', 300), { ...burned('i3', 150), address: '192.0.2.3' }],
      { label: 'hw-v1' },
    ),
  ],
  tenants: [{ ...price(A, 300, 400), tenantName: 'Tenant A' }],
})
const NO_REVENUE = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to hold the estimated loss against.',
}
const exampleSummary = {
  ...sample,
  opportunities,
  savings: savingsTotals(opportunities, { savings: null, priceAdjustments: null }),
  kpis: kpis({
    savingsCents: 200,
    costBeforeCents: 1_751,
    operations: { numerator: 2, denominator: 3 },
    revenueCents: 0,
    totalCostCents: 1_751,
    answered: [],
    decisions: [{ proposed: { at: '2025-11-05T06:00:00Z' }, decided: { at: '2025-11-06T12:00:00Z' } }],
    window: { from: '2025-11-01T00:00:00Z', to: '2025-12-01T00:00:00Z' },
  }),
  platform: {
    ...sample.platform,
    ...deliveries(2_000, 27, 6),
    ...{ revenueCents: 0, totalCostCents: 1_751, grossMarginPct: null },
    ...{ revenueRiskScore: null, revenueHealth: 'unknown' as const, revenueHealthPart: null },
    ...{ ipsInService: 2, ipsOnPaidVps: 3, operationsHealthPart: 66.67, healthScore: 73.34 },
    nulls: { grossMarginPct: NO_REVENUE, revenueRiskScore: NO_REVENUE, revenueHealthPart: NO_REVENUE },
  },
  costRuns: [{ period: PERIOD.id, runId: EXAMPLE_RUN_ID }],
  asOf: '2025-12-01T00:00:00Z',
  approximation: {
    ...sample.approximation,
    methodText: EXAMPLE_SUMMARY_METHOD,
    sources: [
      { name: 'deliverability_daily_summary', rows: 30, latest: '2025-11-30T00:00:00Z', ageHours: 24 },
    ],
  },
}
const summaryOrigin = {
  ...{ runId: EXAMPLE_SUMMARY_ID, inputHash: 'by hand', startedBy: 'schedule', codeVersion: '1.0.0' },
  ...{ startedAtMs: START_MS + 60_000, lastGood: {}, durationsMs: {} },
}

export interface ExampleApi {
  readonly store: TestTable
  readonly api: TestApi
  stop(): Promise<void>
}

/** @param environment variables of the API that a test wants otherwise */
export async function startExampleApi(
  environment: Readonly<Record<string, string>> = {},
): Promise<ExampleApi> {
  const store = await startFiguresTable()
  const archives = memoryArchive()
  await publishExample(store.table, archives)
  return apiOver(store, archives, environment)
}

/** Where nothing is published: for what the API says of itself. */
export async function startEmptyExampleApi(): Promise<ExampleApi> {
  return apiOver(await startFiguresTable(), memoryArchive(), {})
}

async function apiOver(
  store: TestTable,
  archives: ArchiveObjects,
  environment: Readonly<Record<string, string>>,
): Promise<ExampleApi> {
  const api = await startFiguresApi({
    table: store.table,
    archives,
    now: () => EXAMPLE_NOW_MS,
    environment: { API_BASE_URL: EXAMPLE_BASE_URL, ...environment },
  })
  return { store, api, stop: () => store.stop() }
}

/** The same bytes every time. */
export async function publishExample(
  table: FiguresTable,
  archives: ArchiveObjects = memoryArchive(),
): Promise<void> {
  const archived = await archiveExample(archives, EXAMPLE_RUN_ID, evenInputs)
  const restatedArchive = await archiveExample(archives, EXAMPLE_RESTATED_RUN_ID, restatedInputs)
  await publishRun(table, evenRun, { ...origin, ...archived }, clockFrom(START_MS))
  await closePointer(table, OFFICIAL, EXAMPLE_CLOSE)
  await publishRestatement(
    table,
    restatedRun,
    { ...restatedOrigin, ...restatedArchive },
    clockFrom(restatedOrigin.startedAtMs),
  )
  await submitExamples(table)
  await publishSummary(table, exampleSummary, summaryOrigin, clockFrom(summaryOrigin.startedAtMs))
  await writeExampleRecords(table)
}

function clockFrom(startMs: number): () => number {
  let nowMs = startMs
  return () => {
    nowMs += CLOCK_STEP_MS
    return nowMs
  }
}
