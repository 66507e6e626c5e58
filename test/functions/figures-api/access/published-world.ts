// A world of strangers as it lies in the store: a quarter of three months, a superseded run, one beside, one that failed, and what-if runs.
// Run ids and times are the same for every world, so that answers about two worlds differ by what is in them alone.
import { v7 as timeOrderedId } from 'uuid'
import { alertStore } from '../../../../functions/stores/alerts/alert-store.ts'
import { bookStore } from '../../../../functions/stores/budgets/book-store.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { closePointer } from '../../../../functions/stores/runs/close-pointer.ts'
import { prepareRun } from '../../../../functions/stores/runs/prepare-run.ts'
import { publishRestatement } from '../../../../functions/stores/runs/publish-restatement.ts'
import { putRecord } from '../../../../functions/stores/runs/run-record.ts'
import { alertOf } from '../../../../shared/alerts/alert-rules.ts'
import { applySubmission } from '../../../../shared/budgets/apply-submission.ts'
import type { Scenario } from '../../../../shared/contract/budget/scenario.ts'
import type { Adjustment } from '../../../../shared/contract/closing/adjustments.ts'
import type { RunRequest } from '../../../../shared/figures/run-request.ts'
import { instantText } from '../../../../shared/periods/instants.ts'
import { type Period, parsePeriod } from '../../../../shared/periods/period.ts'
import { savingsTotals } from '../../../../shared/savings/savings-totals.ts'
import { row as aRow } from '../../../shared/budgets/budget-world.ts'
import { find, price, vpsUse } from '../../../shared/savings/facts.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { originAt, publishAt, runOf } from '../../stores/runs/sample-runs.ts'
import { publishSummaryAt } from '../../stores/summaries/sample-summaries.ts'
import { summaryOver } from '../summary-over.ts'
import { nameOf, OWN, OWN_NAME, strangersOf, strangersWorld, type World } from './strangers-world.ts'

export const NEXT_PERIOD = parsePeriod('2025-12')
const PERIOD_BEFORE = parsePeriod('2025-10')
const START_MS = NEXT_PERIOD.endMs + 60_000
/** When tests ask: an hour after everything was published. */
export const ASKED_AT_MS = START_MS + 60 * 60_000

export interface PublishedWorld {
  /** Of the official method: the current one of each month, and one that another took the place of. */
  readonly current: string
  readonly currentNext: string
  readonly superseded: string
  readonly beside: string
  readonly failed: string
  /** Restates the closed month; another price of the common server moves own cents, and strangers' more. */
  readonly restated: string
  readonly whatIfs: readonly string[]
  /** Strategic summaries, of the month and of the quarter. */
  readonly summaries: readonly string[]
}

export type WhatIf = Pick<RunRequest, 'method' | 'policies'>

/** @param whatIfs runs of the month by other methods and policies, published beside the official one */
export async function publishWorld(
  table: FiguresTable,
  world: World,
  whatIfs: readonly WhatIf[] = [],
  official: Partial<WhatIf> = {},
): Promise<PublishedWorld> {
  const inputs = strangersWorld(world)
  let started = 0
  const publish = async (change: Partial<RunRequest>, more: { cents?: number; isLatest?: boolean } = {}) => {
    started += 1
    const startedAtMs = START_MS + started * 60_000
    const { vps = [], ...others } = inputs
    // Another price of a stranger's server is another run of the same own figures.
    const priced = vps.map((row) =>
      row.id.endsWith('idle') ? { ...row, approximateCostCents: more.cents ?? 1 } : row,
    )
    const run = runOf({ ...others, vps: priced }, { ...official, ...change })
    const runId = fixedRunId(startedAtMs)
    const { isLatest = true } = more
    await publishAt(table, startedAtMs, run, { runId, isLatest })
    return runId
  }
  const of = (period: Period) => ({ period, asOfMs: period.endMs, readAtMs: period.endMs })
  const superseded = await publish({}, { cents: 4_004 })
  const current = await publish({}, { cents: 5_005 * world.variant })
  const currentNext = await publish(of(NEXT_PERIOD))
  const beside = await publish({ asOfMs: PERIOD.endMs - 1 }, { isLatest: false })
  const published: string[] = []
  for (const whatIf of whatIfs) published.push(await publish(whatIf))
  await publish(of(PERIOD_BEFORE))
  const failed = await leaveFailed(table, START_MS + 59 * 60_000, world)
  const summaries = await publishSummaries(table, world, current)
  const restated = await closeAndRestate(table, world, current, official)
  await submitBudgets(table, world)
  await raiseAlerts(table, world)
  return { current, currentNext, superseded, beside, failed, restated, whatIfs: published, summaries }
}

/** One of an own tenant is the same in every world; those of strangers and of the platform differ, and one of theirs has ended. */
async function raiseAlerts(table: FiguresTable, world: World): Promise<void> {
  const { neighbour, others } = strangersOf(world)
  const words = { title: nameOf(world.variant, 'neighbour'), detail: `${world.variant}` }
  const own = alertOf('revenue_at_risk', {
    ...{ subject: OWN[0], tenantId: OWN[0] },
    ...{ title: 'an own tenant', detail: 'modeled' },
  })
  const foreign = [neighbour, ...others].map((id) =>
    alertOf('revenue_at_risk', { subject: id, tenantId: id, ...words }),
  )
  const ofPlatform = alertOf('idle_vps', { subject: nameOf(world.variant, 'neighbour'), ...words })
  const alerts = alertStore(table, { resolvedDays: 400 }, () => START_MS)
  for (const [minutes, found] of [
    [1, [own, ofPlatform, ...foreign]],
    [2, [own, ...foreign.slice(1)]],
  ] as const) {
    const at = instantText(START_MS + minutes * 60_000)
    const notLookedAt = { rules: new Set<string>(), ids: new Set<string>() }
    await alerts.evaluate(found, { at, asOf: at, summaryId: 'summary', period: PERIOD.id, notLookedAt })
  }
}

/** Own lines are the same in every world; strangers', and those of strangers on an own tenant, differ. */
async function submitBudgets(table: FiguresTable, world: World): Promise<void> {
  const { neighbour, others } = strangersOf(world)
  const [one, two] = OWN
  const books = bookStore(table, () => START_MS)
  const own = [{ member: one, owner: 'someone', cents: 500 }]
  const foreign = [
    { member: two, owner: nameOf(world.variant, 'owner'), cents: 600 * world.variant },
    ...[neighbour, ...others].map((member) => ({
      member,
      owner: nameOf(world.variant, 'owner'),
      cents: 700 * world.variant,
    })),
  ]
  const scenarios = [
    { kind: 'budget' },
    { kind: 'reforecast', name: '10+2' },
    { kind: 'what_if', name: nameOf(world.variant, 'neighbour') },
  ] as const
  const submit = async (scenario: Scenario, person: string, lines: readonly object[]) => {
    const book = await books.read(scenario)
    const rows = lines.map((values, row) =>
      aRow({ ...values, dimension: 'tenant', period: PERIOD.id, row: row + 1 }),
    )
    const applied = applySubmission(
      book,
      { scenario, why: 'the budget', rows },
      { who: { person, writes: 'all lines' }, firstMonth: 1, memberOf: (_, typed) => typed },
      '2025-11-03T09:00:00Z',
    )
    if (!applied.applied) throw new Error(applied.preview.summary)
    await books.write(book, applied.book, { lines: applied.history, years: [] })
  }
  for (const scenario of scenarios) {
    if (scenario.kind !== 'what_if') await submit(scenario, 'Fay', own)
    await submit(scenario, nameOf(world.variant, 'submitter'), foreign)
  }
}

const CLOSED_AT_MS = START_MS + 55 * 60_000
const RESTATED_AT_MS = START_MS + 57 * 60_000

/** The words of the restatement and all that it changed for strangers differ from world to world; own cents do not. */
async function closeAndRestate(
  table: FiguresTable,
  world: World,
  runId: string,
  official: Partial<WhatIf>,
): Promise<string> {
  const { vps = [], ...others } = strangersWorld(world)
  const late = vps.map((row) => (row.id === 'vps-common' ? { ...row, approximateCostCents: 2_002 } : row))
  const run = runOf({ ...others, vps: late }, official)
  const key = { period: PERIOD.id, method: run.figures.method, policies: run.figures.policies }
  await closePointer(table, key, {
    runId,
    certificate: { key: 'certificate', sha256: '0'.repeat(64) },
    closedAtMs: CLOSED_AT_MS,
    preparedBy: nameOf(world.variant, 'preparer'),
    approvedBy: nameOf(world.variant, 'approver'),
  })
  const restatedRunId = fixedRunId(RESTATED_AT_MS)
  const origin = originAt(RESTATED_AT_MS, run, { runId: restatedRunId })
  const restatement = {
    closedUnder: { method: key.method, policies: key.policies },
    ...{ againstRunId: runId, number: 1, restatedAt: '2026-01-01T00:58:00Z' },
    reason: `The server of ${nameOf(world.variant, 'neighbour')} was invoiced late.`,
    restatedBy: nameOf(world.variant, 'restater'),
    unknownDifferences: world.variant,
    adjustments: adjustmentsIn(world),
  }
  let nowMs = RESTATED_AT_MS
  await publishRestatement(table, run, { ...origin, restatement }, () => {
    nowMs += 1
    return nowMs
  })
  return restatedRunId
}

function adjustmentsIn(world: World): Adjustment[] {
  const { neighbour, others } = strangersOf(world)
  const [own] = OWN
  const ofOwn = { tenantId: own, tenantName: OWN_NAME, pool: 'vps' as const }
  return [
    { ...ofOwn, cause: 'prices', cents: 500 },
    { ...ofOwn, cause: 'assignments', cents: -20 },
    ...[neighbour, ...others].map((id, number): Adjustment => {
      const cents = 7_000 * world.variant + number
      return { tenantId: id, tenantName: nameOf(world.variant, number), pool: 'vps', cause: 'prices', cents }
    }),
    { tenantId: null, tenantName: null, pool: 'vps', cause: 'prices', cents: 90 * world.variant },
  ]
}

/** Own figures are the same in every world; a stranger's cost is unknown in one of them alone. */
async function publishSummaries(table: FiguresTable, world: World, costRunId: string): Promise<string[]> {
  const { neighbour, twin, others } = strangersOf(world)
  const strangers = [neighbour, twin, ...others].map((id, number) => [
    id,
    { healthScore: (10 * world.variant + number) % 100, costComplete: world.variant === 1 },
  ])
  const tenants = Object.fromEntries([...OWN.map((id) => [id, {}]), ...strangers])
  const published: string[] = []
  for (const [number, period] of [PERIOD.id, '2025-Q4'].entries()) {
    const summary = summaryOver(tenants, {
      period,
      costRuns: [{ period: PERIOD.id, runId: costRunId }],
      dataQuality: world.variant === 1 ? 'partial' : 'complete',
    })
    const platform = {
      ...summary.platform,
      revenueCents: 7_000_000 * world.variant,
      healthScore: world.variant,
    }
    const opportunities = find({
      // A stranger's server at the top, and strangers before, between and after the own tenants.
      vps: [vpsUse(`stranger-${world.variant}`, 90_000 * world.variant, [])],
      tenants: [
        ...OWN.map((id, own) => price(id, 1_000, 3_000 + own)),
        ...strangers.map(([id], stranger) =>
          price(id as string, 100, 200 + 3_000 * world.variant * stranger),
        ),
      ],
    })
    const startedAtMs = START_MS + (50 + number) * 60_000
    const { runId } = await publishSummaryAt(
      table,
      startedAtMs,
      {
        ...summary,
        platform,
        opportunities,
        savings: savingsTotals(opportunities, { savings: null, priceAdjustments: null }),
      },
      {
        runId: fixedRunId(startedAtMs),
      },
    )
    published.push(runId)
  }
  return published
}

function fixedRunId(startedAtMs: number): string {
  return timeOrderedId({ msecs: startedAtMs, random: new Uint8Array(16).fill(7) })
}

async function leaveFailed(table: FiguresTable, startedAtMs: number, world: World): Promise<string> {
  const run = runOf(strangersWorld(world))
  const runId = fixedRunId(startedAtMs)
  const { record } = prepareRun(run, originAt(startedAtMs, run, { runId }))
  await putRecord(table, { ...record, state: 'failed' })
  return runId
}
