// A summary from its sources to its readers: what it stands on, when it is refused, what it says of sources that are late,
// and that the events of a month that has ended are written once.
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readSummaryConfiguration } from '../../../functions/runtime/config.ts'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { decisionStore } from '../../../functions/stores/decisions/record-store.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { pointerKey } from '../../../functions/stores/runs/keys.ts'
import {
  findSummary,
  findSummaryById,
  readSummary,
} from '../../../functions/stores/summaries/summary-reader.ts'
import { readSummaryRecord } from '../../../functions/stores/summaries/summary-record.ts'
import { readPeoplesPart } from '../../../functions/summarize-strategy/peoples-part.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { editDecision } from '../../../shared/decisions/edit-decision.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { allocator } from '../../engines/allocator.ts'
import { memoryArchive } from '../../engines/archive.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { type Summarize, summarizer } from '../../engines/summarizer.ts'
import { ACME, alert, BIRCH } from '../../shared/alerts/alert-world.ts'
import { VALUES } from '../../shared/decisions/decision-world.ts'
import { HeldEvents } from './held-events.ts'

const NOW_MS = Date.UTC(2026, 1, 10, 6)
const HOUR_MS = 60 * 60 * 1000
const [DECEMBER, JANUARY, FEBRUARY] = ['2025-12', '2026-01', '2026-02'] as const
let database: TestDatabase
let server: TestTable
/** With the cost runs of January and February. */
let allocated: TestTable
let nowMs = NOW_MS
let events: HeldEvents

const now = () => {
  nowMs += 1
  return nowMs
}
const on = (table: FiguresTable): Summarize => summarizer({ databaseUrl: database.url, table, events, now })
const archive = memoryArchive()
const allocateOn = (table: FiguresTable) => allocator({ databaseUrl: database.url, table, now, archive })
const published = async (table: FiguresTable, period: string) =>
  readSummary(table, await findSummary(table, period))

/** What the close of a month writes to its pointer. */
async function mark(table: FiguresTable, attributes: Record<string, unknown>): Promise<void> {
  const key = pointerKey({
    period: JANUARY,
    method: 'even',
    policies: { shareIdle: 'none', sharePlatform: 'none' },
  })
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: key }))
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...Item, ...attributes } }))
}

beforeAll(async () => {
  const tables = generateSample({
    seed: 8,
    asOfMs: NOW_MS,
    tenants: 8,
    vps: 3,
    ips: 18,
    months: 3,
    oddCases: false,
  })
  ;[database, server] = await Promise.all([createSampleDatabase(tables), startFiguresTable()])
  allocated = await server.another()
  const allocate = allocateOn(allocated.table)
  await allocate({ period: JANUARY })
  await allocate({ period: FEBRUARY })
})
afterAll(async () => {
  await Promise.all([database.drop(), server.stop()])
})
beforeEach(() => {
  events = new HeldEvents()
  nowMs += HOUR_MS
})

describe('what a summary stands on', () => {
  test('the last month must have an official cost run: the refusal says to allocate it, and nothing is written', async () => {
    const empty = await server.another()
    await allocateOn(empty.table)({ period: FEBRUARY, method: 'volume' })
    const before = await empty.items()
    await expect(on(empty.table)({ period: FEBRUARY })).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringMatching(
        /^No official cost run of 2026-02 .* npm run figures -- --period 2026-02.*\.$/,
      ),
    })
    expect(await empty.items()).toEqual(before)
    expect(events.windows).toEqual([])
  })

  test('a quarter stands on the runs of its begun months and names those without one', async () => {
    const quarter = await on(allocated.table)({ period: '2026-Q1' })
    expect(quarter).toMatchObject({ outcome: 'published', months: [JANUARY, FEBRUARY] })
    expect(quarter.costRuns.every(({ runId }) => runId !== null)).toBe(true)
    const alone = await server.another()
    await allocateOn(alone.table)({ period: DECEMBER })
    const lacking = await on(alone.table)({ period: '2025-Q4' })
    expect(lacking.costRuns.map(({ runId }) => runId !== null)).toEqual([false, false, true])
    expect(lacking.next[0]).toMatch(/^Allocate 2025-10, 2025-11, then summarize again/)
    expect(events.writes).toEqual([])
    expect(lacking.events.state).toBe('not_due')
  })

  test('a closed month stands on the run it was closed with, a restated one on its restatement, with both shown', async () => {
    const closing = await server.another()
    const allocate = allocateOn(closing.table)
    const closed = await allocate({ period: JANUARY })
    await database.query('UPDATE vps_instances SET approximate_cost = approximate_cost + 10')
    const restated = await allocate({ period: JANUARY }).finally(() =>
      database.query('UPDATE vps_instances SET approximate_cost = approximate_cost - 10'),
    )
    const summary = async () =>
      (await on(closing.table)({ period: JANUARY, dryRun: true, includeSummary: true })).summary
    const lastPoint = (figures: SummaryFigures | undefined) =>
      figures?.platform.trends
        .find(({ measure, points }) => measure === 'total_cost' && points !== null)
        ?.points?.at(-1)
    await mark(closing.table, { closedRunId: closed.runId })
    const asClosed = await summary()
    expect(asClosed?.costRuns).toEqual([{ period: JANUARY, runId: closed.runId }])
    expect(lastPoint(asClosed)?.restatedFrom).toBeNull()
    await mark(closing.table, { closedRunId: closed.runId, restatedRunId: restated.runId })
    const asRestated = await summary()
    expect(asRestated?.costRuns).toEqual([{ period: JANUARY, runId: restated.runId }])
    expect(lastPoint(asRestated)?.restatedFrom).toBe(lastPoint(asClosed)?.value)
    expect(lastPoint(asRestated)?.value).toBeGreaterThan(lastPoint(asClosed)?.value ?? Infinity)
  })

  test('the database at the moment of the cost run: a price that changed since is said, and makes it partial', async () => {
    const before = await on(allocated.table)({ period: FEBRUARY, dryRun: true })
    expect(before.warnings.map(({ code }) => code)).not.toContain('inventory_newer_than_costs')
    await database.query('UPDATE vps_instances SET approximate_cost = approximate_cost + 1')
    try {
      const after = await on(allocated.table)({ period: FEBRUARY, dryRun: true })
      expect(after.warnings).toContainEqual({ code: 'inventory_newer_than_costs', count: 1 })
      expect(after).toMatchObject({ asOf: before.asOf, dataQuality: 'partial' })
      expect(after.next).toContainEqual(expect.stringMatching(/allocate the month again/))
    } finally {
      await database.query('UPDATE vps_instances SET approximate_cost = approximate_cost - 1')
    }
  })

  test('without a column of complaints the loss is null with the reason, and no cost run notices', async () => {
    const allocate = allocateOn(allocated.table)
    await database.query('ALTER TABLE deliverability_daily_summary RENAME COLUMN emails_spam TO other')
    try {
      expect((await allocate({ period: JANUARY })).outcome).toBe('duplicate')
      const { summary } = await on(allocated.table)({ period: JANUARY, dryRun: true, includeSummary: true })
      expect(summary?.platform.estimatedRevenueLossCents).toBeNull()
      expect(summary?.platform.nulls.estimatedRevenueLossCents?.message).toContain('emails_spam')
      expect(summary?.platform.bounceRate).not.toBeNull()
    } finally {
      await database.query('ALTER TABLE deliverability_daily_summary RENAME COLUMN other TO emails_spam')
    }
  })
})

describe('publication', () => {
  test('readers see what was answered, under its run, with both sentences; the same again is a duplicate', async () => {
    const summarize = on(allocated.table)
    const first = await summarize({ period: FEBRUARY })
    expect(first.outcome).toBe('published')
    const summary = await published(allocated.table, FEBRUARY)
    expect(summary).toMatchObject({ runId: first.runId, asOf: first.asOf, period: FEBRUARY })
    expect(summary.tenants).toHaveLength(first.tenants)
    expect(summary.opportunities).toHaveLength(first.opportunities)
    expect(summary.approximation.statements).toEqual(STATEMENTS)
    expect(await summarize({ period: FEBRUARY })).toMatchObject({ outcome: 'duplicate', runId: first.runId })
    const record = await findSummaryById(allocated.table, first.runId as string)
    expect(record.costRuns).toEqual(summary.costRuns)
    expect(record.durationsMs).toMatchObject({ read: expect.any(Number), verify: expect.any(Number) })
  })

  test('a dry run writes nothing, and answers with the tenant that was asked for', async () => {
    const before = await allocated.items()
    const row = (await published(allocated.table, FEBRUARY)).tenants[0]
    const tenant = row?.figures.tenantId as string
    const dry = await on(allocated.table)({ period: JANUARY, dryRun: true, tenant })
    expect(dry).toMatchObject({ outcome: 'dry_run', runId: null, tenant: { figures: { tenantId: tenant } } })
    expect(dry.summary).toBeUndefined()
    await expect(on(allocated.table)({ dryRun: true, tenant: 'nobody' })).rejects.toThrow(/^tenant "nobody"/)
    expect(await allocated.items()).toEqual(before)
    expect(events.writes).toEqual([])
  })
})

describe('PostHog that does not answer', () => {
  test('never fails a summary: it is partial and names the source with its last good time', async () => {
    events.isConfigured = false
    const never = await on(allocated.table)({ period: FEBRUARY })
    expect(never).toMatchObject({ outcome: 'published', dataQuality: 'partial' })
    expect(never.limitedSources).toEqual([
      { name: 'posthog', reason: 'PostHog is not configured.', lastGood: null },
    ])
    events.isConfigured = true
    events.held.set('one', {
      uuid: 'one',
      name: 'revenue_impact',
      atMs: NOW_MS - 2 * HOUR_MS,
      tenantId: never.costRuns[0]?.runId as string,
      properties: {},
    })
    const good = await on(allocated.table)({ period: FEBRUARY })
    expect(good.limitedSources).toEqual([])
    events.isReachable = false
    const late = await on(allocated.table)({ period: FEBRUARY })
    expect(late.limitedSources).toEqual([
      { name: 'posthog', reason: 'PostHog did not answer.', lastGood: '2026-02-10T04:00:00Z' },
    ])
    expect((await published(allocated.table, FEBRUARY)).platform.criticalIssues).toBeNull()
  })

  test('is asked for the span, and for the 90 days before its end', async () => {
    await on(allocated.table)({ period: JANUARY, dryRun: true })
    const untilMs = Date.UTC(2026, 1, 1)
    expect(events.windows).toMatchObject([
      { spanFromMs: Date.UTC(2026, 0, 1), fromMs: untilMs - 90 * 24 * HOUR_MS, untilMs },
    ])
  })
})

describe('the KPIs of what people did', () => {
  const dayAt = (day: number, hour: number) => instantText(Date.UTC(2026, 1, day, hour))
  const kpisOf = ({ kpis }: { kpis: readonly { id: string; value: number | null; met: boolean | null }[] }) =>
    kpis
      .filter(({ id }) => id === 'revenue_protection_rate' || id === 'decision_velocity_hours')
      .map(({ value, met }) => [value, met])
  const reasons = ({ summary }: Awaited<ReturnType<Summarize>>) =>
    summary?.kpis.flatMap(({ missing }) => missing?.code ?? [])

  test('alerts acknowledged in time and decisions taken are read as of the summary; nothing else of them makes a new one', async () => {
    const summarize = on(allocated.table)
    const dry = { period: FEBRUARY, dryRun: true, includeSummary: true }
    expect(reasons(await summarize(dry))).toEqual(
      expect.arrayContaining(['alerts_not_raised', 'no_decisions']),
    )

    const alerts = alertStore(allocated.table, { resolvedDays: 396 }, now)
    const lookAt = (day: number): Look => ({
      ...{ at: dayAt(day, 6), asOf: dayAt(day, 0), summaryId: `s${day}`, period: FEBRUARY },
      notLookedAt: { rules: new Set(), ids: new Set() },
    })
    const [one, other] = [alert('revenue_at_risk', ACME), alert('revenue_at_risk', BIRCH)]
    await alerts.evaluate([one, other, alert('bounce_rate_critical', ACME)], lookAt(3))
    const acknowledged = { id: one.id, person: 'coo', at: dayAt(3, 8), maySee: () => true }
    await alerts.acknowledge(acknowledged)
    const decisions = decisionStore(allocated.table, now)
    const take = async (id: string, hours: number) => {
      await decisions.begin(proposeDecision(id, VALUES, { by: 'ann', at: dayAt(2, 0) }))
      const stamp = { by: 'ceo', at: dayAt(2, hours), why: 'Agreed.' }
      await decisions.change(id, (standing) => decide(standing, 1, 'approved', stamp))
    }
    await take('d0000001-0000-4000-8000-000000000000', 30)
    await take('d0000002-0000-4000-8000-000000000000', 60)
    const after = await summarize({ period: FEBRUARY })
    expect([after.outcome, kpisOf(after)]).toEqual([
      'published',
      [
        [50, false],
        [45, true],
      ],
    ])
    const { approximation } = await published(allocated.table, FEBRUARY)
    expect(approximation.sources).toContainEqual({ name: 'alerts', rows: 2, latest: null, ageHours: null })
    expect(approximation.sources).toContainEqual({ name: 'decisions', rows: 2, latest: null, ageHours: null })

    // It is seen again, it ends, somebody acknowledges it late, a review moves, one is decided after `asOf`.
    await alerts.acknowledge({ ...acknowledged, id: other.id, at: dayAt(4, 8) })
    await alerts.evaluate([one], lookAt(5))
    const moved = { by: 'ann', at: dayAt(5, 0), why: 'Later.' }
    await decisions.change('d0000001-0000-4000-8000-000000000000', (standing) =>
      editDecision(standing, 2, { reviewOn: '2026-09-01' }, moved),
    )
    await take('d0000003-0000-4000-8000-000000000000', 24 * 10)
    expect(await summarize({ period: FEBRUARY })).toMatchObject({ outcome: 'duplicate', runId: after.runId })
    expect(kpisOf(await summarize({ ...dry, period: JANUARY }))).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('of months whose alerts are no longer kept the rate is not known, which is not that there were none', async () => {
    const configuration = readSummaryConfiguration({
      ...{ DATABASE_URL: database.url, FIGURES_TABLE: allocated.table.name },
      ALERT_RETENTION_DAYS: '60',
    })
    const part = (days: number) =>
      readPeoplesPart(
        { from: dayAt(1, 0), to: dayAt(10, 0) },
        { table: allocated.table, configuration, clock: () => Date.UTC(2026, 1, 1 + days) },
      )
    expect((await part(60)).answered).toHaveLength(2)
    expect(await part(61)).toMatchObject({ answered: { code: 'alerts_not_kept' }, decisions: [{}, {}] })
  })
})

describe('the events of a month', () => {
  test('that goes on are not written', async () => {
    const { events: said } = await on(allocated.table)({ period: FEBRUARY })
    expect(said.state).toBe('not_due')
    expect(events.writes).toEqual([])
  })

  test('that has ended are written once: what failed again under the same ids, and then never more', async () => {
    const summarize = on(allocated.table)
    const unwanted = await summarize({ period: JANUARY, writeEvents: 'never' })
    expect(unwanted.events.state).toBe('not_wanted')
    events.failsHalf = true
    const first = await summarize({ period: JANUARY })
    expect(first).toMatchObject({
      outcome: 'duplicate',
      events: { state: 'written', report: { met: false } },
    })
    expect(first.next).toContainEqual(expect.stringMatching(/sent again under the same ids/))
    events.failsHalf = false
    const second = await summarize({ period: JANUARY })
    // The events that were taken are read back, so this is another summary: it still writes those of the first.
    expect(second).toMatchObject({
      outcome: 'published',
      events: { state: 'written', report: { failed: 0 } },
    })
    expect(events.writes).toHaveLength(2)
    expect(events.writes[1]).toEqual(events.writes[0])
    const written = events.writes[0] ?? []
    expect(written.length).toBeGreaterThan(0)
    expect(new Set(written).size).toBe(written.length)
    expect([...events.held.keys()].sort()).toEqual(written.toSorted())
    for (const { atMs } of events.held.values()) expect(atMs).toBe(Date.UTC(2026, 1, 1) - 1)
    const record = await readSummaryRecord(allocated.table, unwanted.runId as string)
    expect(record?.eventsWritten).toEqual(second.events.report)

    const third = await summarize({ period: JANUARY })
    expect(third.events).toMatchObject({ state: 'written_before', read: written.length })
    await summarize({ period: JANUARY })
    expect(events.writes).toHaveLength(2)
  })

  test('a write that throws fails no summary', async () => {
    const alone = await server.another()
    await allocateOn(alone.table)({ period: JANUARY })
    events.write = () => Promise.reject(new Error('no such thing should happen'))
    const answer = await on(alone.table)({ period: JANUARY })
    expect(answer).toMatchObject({ outcome: 'published', events: { state: 'failed', report: null } })
    expect((await findSummary(alone.table, JANUARY)).eventsWritten).toBeNull()
  })
})
