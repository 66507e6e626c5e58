// From published summaries to alerts that people and other systems are told of: what is looked at, what waits, and what a
// process that dies between any two writes leaves behind.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Mail } from '../../../functions/delivery/mail/mailer.ts'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { peopleDirectory } from '../../../functions/stores/alerts/people/people-directory.ts'
import { bookStore } from '../../../functions/stores/budgets/book-store.ts'
import { decisionStore, initiativeStore } from '../../../functions/stores/decisions/record-store.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { endpointStore } from '../../../functions/stores/webhooks/endpoint-store.ts'
import type { BudgetLine } from '../../../shared/contract/budget/line.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { decide } from '../../../shared/decisions/decide.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { ACME, ACME_OWNER, alert, BIRCH, CFO, person } from '../../shared/alerts/alert-world.ts'
import { line } from '../../shared/budgets/budget-world.ts'
import { ID, VALUES } from '../../shared/decisions/decision-world.ts'
import { PERIOD } from '../../worlds/world.ts'
import { BREAKAGES, countWrites } from '../stores/breakages.ts'
import { withCalls } from '../stores/calls.ts'
import { hurry } from '../stores/hurry.ts'
import { FIRST_START_MS, publishAt, smallRun } from '../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'
import { HeldEvents } from '../summarize-strategy/held-events.ts'
import { type AlertSystem, alertJobs } from './alert-system.ts'
import { FIRST_OF_MONTH, type FirstOfMonth } from './first-of-month.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000
const MONTH = PERIOD.id
const CRITICAL = alert('revenue_at_risk', ACME)
const OTHER = alert('revenue_at_risk', BIRCH)
const IDLE = alert('idle_vps', 'v')
const ENDPOINT = '22222222-2222-4222-8222-222222222222'

let server: TestTable
let store: TestTable
let table: FiguresTable
let nowMs: number
let system: AlertSystem & { mails: Mail[] }

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  await begin()
})

async function begin(): Promise<void> {
  store = await server.another()
  table = store.table
  nowMs = PERIOD.endMs - 10 * DAY_MS
  const now = () => {
    nowMs += 1
    return nowMs
  }
  system = { events: new HeldEvents(), mails: [], beforeMail: () => undefined, now }
  for (const who of [CFO, ACME_OWNER, person('reader', { roles: ['ROLE_READ_ONLY'] })]) {
    const known = { ...who, address: `${who.person}@example.net`, seenAt: instantText(nowMs) }
    await peopleDirectory(table, now).note(known)
  }
  await endpointStore(table, () => PERIOD.startMs).register({
    ...{ id: ENDPOINT, name: 'A receiver', by: 'ann' },
    url: 'https://hooks.example.net/',
    types: ['alert.opened', 'alert.resolved', 'decision.decided', 'summary.published'],
    tenantIds: null,
  })
}

const jobs = (environment?: NodeJS.ProcessEnv) => alertJobs(table, system, environment)
async function publish(alerts: readonly StrategicAlert[], asOfMs = nowMs - HOUR_MS, period = MONTH) {
  nowMs += HOUR_MS
  await publishSummaryAt(
    table,
    nowMs,
    summaryOf(1_000, { alerts, asOf: instantText(asOfMs), period, months: [period], costRuns: [] }, 1),
  )
  nowMs += HOUR_MS
}
const open = async () => (await alertStore(table, { resolvedDays: 99 }).open()).map(({ id }) => id)
const deliveries = async () =>
  (await store.items())
    .filter(({ pk }) => pk.startsWith('WEBHOOK_DELIVERY#'))
    .map(({ delivery }) => (delivery as { eventId: string }).eventId)
    .toSorted()
const receiversOf = async (events: string) =>
  (await store.items())
    .filter(({ pk }) => pk.startsWith('WEBHOOK_DELIVERY#'))
    .map(({ delivery }) => delivery as { eventId: string; endpointId: string })
    .flatMap(({ eventId, endpointId }) => (eventId.startsWith(events) ? endpointId : []))
const decided = () => {
  const proposal = proposeDecision(ID, VALUES, { by: 'ann', at: instantText(nowMs - DAY_MS) })
  return { proposal, at: instantText(nowMs) }
}
async function makeDecision(): Promise<void> {
  const { proposal, at } = decided()
  const decisions = decisionStore(table, () => nowMs)
  await decisions.begin(proposal)
  await decisions.change(ID, (stands) => decide(stands, 1, 'approved', { by: 'ben', at, why: 'Yes.' }))
}

test('without a summary there is nothing to look at: the refusal says what to do, and nothing is written', async () => {
  const before = await store.items()
  await expect(jobs().raise()).rejects.toThrow(/^No summary of .* npm run summaries -- --period 2025-11/)
  expect(await store.items()).toEqual(before)
})

test('what a summary finds is open, who it concerns is told at once, and the same again changes nothing', async () => {
  await publish([CRITICAL, OTHER, IDLE])
  const dry = await jobs().raise({ dryRun: true })
  expect(dry).toMatchObject({ outcome: 'dry_run', open: 3, alerts: { opened: 3 } })
  expect([await open(), system.mails]).toEqual([[], []])

  const raised = await jobs().raise()
  expect(raised).toMatchObject({ outcome: 'raised', open: 3, alerts: { opened: 3 }, digests: { sent: 2 } })
  expect(await open()).toHaveLength(3)
  const to = (who: string) => system.mails.find((mail) => mail.to === `${who}@example.net`)?.text ?? ''
  expect(to('cfo')).toContain(BIRCH)
  expect(to('owner')).toContain(ACME)
  expect(to('owner')).not.toContain(BIRCH)
  expect(to('reader')).toBe('')
  expect(to('owner')).toMatch(/https:\/\/figures\.example\.net\/api\/v1\/system\/unsubscribe\?token=\S+/)

  const before = await store.items()
  expect(await jobs().raise()).toMatchObject({ outcome: 'nothing_new', open: 3, digests: { sent: 0 } })
  expect(await store.items()).toEqual(before)
})

test('what a later summary no longer finds is resolved; an earlier one that comes late is not looked at', async () => {
  await publish([IDLE], PERIOD.endMs - 5 * DAY_MS)
  await jobs().raise()
  await publish([], PERIOD.endMs - 9 * DAY_MS)
  expect(await jobs().raise({ period: MONTH })).toMatchObject({ outcome: 'nothing_new' })
  expect(await open()).toEqual(['idle_vps:v'])
  await publish([], PERIOD.endMs - 4 * DAY_MS)
  expect(await jobs().raise()).toMatchObject({ alerts: { resolved: 1 }, open: 0 })
  expect(await deliveries()).toEqual([
    'alert.opened:idle_vps:v#1:Info',
    'alert.resolved:idle_vps:v#1:Info',
    ...[expect.any(String), expect.any(String)],
  ])
})

test('without mail alerts are raised all the same, and digests are refused in words', async () => {
  await publish([CRITICAL])
  const without = jobs({ MAIL_FROM: 'nobody' })
  expect(await without.raise()).toMatchObject({ digests: null, open: 1 })
  await expect(without.send()).rejects.toThrow(/^Mail is not configured/)
})

describe('decisions', () => {
  test('are announced once: as webhooks, and as the event that PostHog keeps under one id', async () => {
    await publish([])
    await makeDecision()
    expect(await jobs().raise()).toMatchObject({ decisions: { versions: 2, events: { captured: 1 } } })
    expect(await jobs().raise()).toMatchObject({ decisions: { versions: 0, events: null } })
    expect([...system.events.held.values()].map(({ name }) => name)).toEqual(['strategic_decision_summary'])
    expect((await deliveries()).filter((id) => id.startsWith('decision'))).toEqual([`decision:${ID}:2`])
  })

  test('are due as webhooks in the minute after, once, for whoever was registered by then; PostHog is told with the alerts', async () => {
    await publish([])
    const paused = { by: 'ann', at: instantText(nowMs) }
    await endpointStore(table).change(ENDPOINT, () => ({ paused }))
    await makeDecision()
    await endpointStore(table, () => nowMs + HOUR_MS).register({
      ...{ id: ID, name: 'A later one', by: 'ann', url: 'https://later.example.net/', tenantIds: null },
      types: ['decision.decided'],
    })
    expect(await jobs().deliver()).toMatchObject({ enqueued: 1, counts: { due: 1, putOff: 1 } })
    expect(await jobs().deliver()).toMatchObject({ enqueued: 0, counts: { due: 1, putOff: 1 } })
    expect(await receiversOf('decision')).toEqual([ENDPOINT])
    // What it asks for from now on is no news of before.
    await endpointStore(table).change(ENDPOINT, ({ types }) => ({ types: [...types, 'decision.proposed'] }))
    expect(await jobs().raise()).toMatchObject({ decisions: { versions: 2, events: { captured: 1 } } })
    expect(await receiversOf('decision')).toEqual([ENDPOINT])
    expect(await jobs().deliver()).toMatchObject({ enqueued: 0 })
  })

  test('whose news cannot be read hold up no delivery: what is due is sent, and the start fails', async () => {
    await publish([CRITICAL])
    await endpointStore(table).change(ENDPOINT, () => ({ paused: { by: 'ann', at: instantText(nowMs) } }))
    await jobs().raise()
    const without = withCalls(table, async ({ name, input }, send) => {
      const asksForNews = name === 'QueryCommand' && input.ExpressionAttributeValues?.[':news'] !== undefined
      if (asksForNews) throw new Error('busy')
      return send()
    })
    await expect(alertJobs(without, system).deliver()).rejects.toThrow('busy')
    expect(await jobs().deliver()).toMatchObject({ counts: { putOff: 2 } })
  })

  test('that PostHog does not take wait for it, and their webhooks do not; after a week they are given up', async () => {
    await publish([])
    await makeDecision()
    const refusing = async (events: readonly unknown[]) => ({
      ...{ attempted: events.length, captured: 0, failed: events.length },
      ...{ captureRate: 0, target: 0.95, met: false, reasons: ['busy'] },
    })
    const takes = system.events.write
    system.events.write = refusing
    expect(await jobs().raise()).toMatchObject({ decisions: { waiting: 1 } })
    expect((await deliveries()).filter((id) => id.startsWith('decision'))).toHaveLength(1)
    system.events.write = takes
    expect(await jobs().raise()).toMatchObject({ decisions: { versions: 1, waiting: 0 } })
    expect(system.events.held.size).toBe(1)

    await begin()
    await publish([])
    await makeDecision()
    system.events.write = refusing
    nowMs += 8 * DAY_MS
    expect(await jobs().raise()).toMatchObject({ decisions: { waiting: 0 } })
    expect(await decisionStore(table).unannounced()).toEqual([])
  })
})

test('a review that is due is an alert of whoever answers for it, from the first summary of its month on', async () => {
  const { proposal } = decided()
  const { record, entry } = proposal
  const due = { ...record, status: 'approved' as const, reviewOn: `${MONTH}-28` }
  const byAt = { by: 'ben', at: record.proposed.at }
  await decisionStore(table).begin({
    kind: 'changed',
    record: { ...due, decided: { ...byAt, verdict: 'approved', why: 'Yes.' } },
    entry,
  })
  await initiativeStore(table).all(['done'])
  await publish([])
  await jobs().raise()
  expect(await open()).toEqual([expect.stringMatching(/^decision_review[^:]*:/)])
})

/** A run of the month whose costs are over their budget, and the alerts of that. */
async function overItsBudget() {
  const run = smallRun(1_000)
  const [costly] = run.figures.tenants.filter(({ totalCostCents }) => (totalCostCents ?? 0) > 300)
  const tenantId = String(costly?.tenantId)
  const published = await publishAt(table, FIRST_START_MS, run)
  const planned = (change: Partial<BudgetLine>) =>
    line({
      dimension: 'tenant',
      member: tenantId,
      measure: 'total_cost',
      period: MONTH,
      cents: 100,
      ...change,
    })
  const books = bookStore(table)
  const book = await books.read({ kind: 'budget' })
  const lines = [planned({}), planned({ dimension: 'resource_type', member: 'vps' })]
  await books.write(book, { ...book, revision: 1, lines }, { lines: [], years: [] })
  return {
    costRuns: [{ period: MONTH, runId: published.runId }],
    overBudget: [
      'over_budget:resource_type/vps/total_cost',
      `tenant_over_budget:tenant/${tenantId}/total_cost`,
    ],
  }
}

test('a month that is over its budget is an alert of who answers for it; one that goes on is not judged', async () => {
  const { costRuns, overBudget } = await overItsBudget()
  const summaryOn = (asOfMs: number, runs: SummaryFigures['costRuns']) => {
    nowMs = Math.max(nowMs, PERIOD.endMs) + HOUR_MS
    return publishSummaryAt(table, nowMs, summaryOf(1_000, { asOf: instantText(asOfMs), costRuns: runs }, 1))
  }
  await summaryOn(PERIOD.endMs - DAY_MS, [{ period: MONTH, runId: null }])
  nowMs += HOUR_MS
  const { looks } = await jobs().raise({ period: MONTH })
  expect(looks[0]?.notLookedAt).toEqual(expect.arrayContaining(['over_budget', 'tenant_over_budget']))
  expect(await open()).toEqual([])
  await summaryOn(PERIOD.endMs, costRuns)
  nowMs += HOUR_MS
  await jobs().raise({ period: MONTH })
  expect(await open()).toEqual(overBudget)
})

describe('over the ends of months, in the order of the schedules', () => {
  const SUMMARIZED_AFTER_MS = 10 * 60 * 1000
  const RISE = alert('price_rise', `v:${MONTH}`)
  const NEXT = '2025-12'
  const after = '2026-01'
  const at = (month: string, hours: number) => {
    nowMs = Date.parse(`${month}-01T03:00:00Z`) + hours * HOUR_MS
  }
  const starts = (month: string, name: FirstOfMonth) => at(month, FIRST_OF_MONTH[name])
  const summarize = async (period: string, asOf: string, change: Partial<SummaryFigures> = {}) => {
    nowMs += SUMMARIZED_AFTER_MS
    const figures = { alerts: [], asOf, period, months: [period], costRuns: [], ...change }
    await publishSummaryAt(table, nowMs, summaryOf(1_000, figures, 1))
  }
  const known = () =>
    peopleDirectory(table, system.now).note({
      ...CFO,
      address: 'cfo@example.net',
      seenAt: instantText(nowMs),
    })
  /** The first of a month, until its digests are due. */
  const live = async (ended: string, begun: string, last: Partial<SummaryFigures>) => {
    starts(begun, 'summarize-strategy-daily')
    await known()
    await summarize(begun, `${begun}-01T03:05:00Z`)
    starts(begun, 'raise-alerts-daily')
    await jobs().raise()
    starts(begun, 'summarize-strategy-month-end')
    await summarize(ended, `${begun}-01T00:00:00Z`, last)
    await expect(jobs().send()).rejects.toThrow(`The alerts of ${ended} have not been raised to its end`)
    starts(begun, 'raise-alerts-month-end')
    const { looks } = await jobs().raise()
    expect(looks.find(({ period }) => period === ended)).toMatchObject({ isNew: true })
    starts(begun, 'send-digests-monthly')
  }
  const published = async () =>
    (await store.items())
      .filter(({ pk }) => pk.startsWith('WEBHOOK_DELIVERY#'))
      .map(({ delivery }) => JSON.parse((delivery as { payload: string }).payload))
      .flatMap(({ type, data }) => (type === 'summary.published' ? `${data.period} ${data.as_of}` : []))
      .toSorted()

  test('each month is looked at to its end, told as news, and looked at again where it is restated', async () => {
    const { costRuns, overBudget } = await overItsBudget()
    at(MONTH, 24)
    await summarize(MONTH, `${MONTH}-02T03:05:00Z`)
    await jobs().raise()

    await live(MONTH, NEXT, { alerts: [RISE], costRuns })
    expect(await open()).toEqual([RISE.id, ...overBudget].toSorted())
    expect(await jobs().send()).toMatchObject({ period: MONTH, counts: { sent: 1 } })
    const { subject, text } = system.mails.at(-1) as Mail
    expect(subject).toBe('Monthly review of November 2025: 3 new')
    expect(text).toMatch(/New \(3\)[\s\S]*Total cost over its budget in 2025-11/)

    await live(NEXT, after, { alerts: [] })
    expect(await open()).toEqual(overBudget)
    expect(await jobs().send()).toMatchObject({ period: NEXT, counts: { sent: 1 } })
    expect(system.mails.at(-1)?.subject).toBe('Monthly review of December 2025: 2 still open')

    at(after, 24 * 9)
    await summarize(MONTH, `${NEXT}-01T00:00:00Z`, { costRuns: [] })
    const { outcome, looks } = await jobs().raise()
    expect([outcome, looks.filter(({ isNew }) => isNew).map(({ period }) => period)]).toEqual([
      'raised',
      [MONTH],
    ])
    expect(await published()).toEqual([
      `${MONTH} ${MONTH}-02T03:05:00Z`,
      `${MONTH} ${NEXT}-01T00:00:00Z`,
      `${MONTH} ${NEXT}-01T00:00:00Z`,
      `${NEXT} ${NEXT}-01T03:05:00Z`,
      `${NEXT} ${after}-01T00:00:00Z`,
      `${after} ${after}-01T03:05:00Z`,
    ])
  })
})

describe('a process that dies', () => {
  const settled = async () => {
    nowMs += HOUR_MS
    const { unconfirmed } = await jobs().send({ listUnconfirmed: true })
    for (const { person: who, id, messageKey } of unconfirmed) {
      await jobs().send({
        settle: { person: who, id, left: system.mails.some((one) => one.id === messageKey) },
      })
    }
  }
  /** What anybody can see of it afterwards. */
  const seen = async () => ({
    open: await open(),
    deliveries: await deliveries(),
    events: [...system.events.held.keys()],
    mailed: system.mails.map(({ to }) => to).toSorted(),
    unannounced: [
      await alertStore(table, { resolvedDays: 99 }).unannounced(),
      await decisionStore(table).unannounced(),
    ],
    unconfirmed: (await jobs().send({ listUnconfirmed: true })).unconfirmed,
  })
  const prepare = async () => {
    await begin()
    await publish([CRITICAL, IDLE])
    await makeDecision()
  }

  test('before any write, or whose answers are lost, loses and doubles nothing once it is started again', async () => {
    hurry()
    await prepare()
    const writes = await countWrites(table, (on) => alertJobs(on, system).raise())
    const whole = await seen()
    expect(whole).toMatchObject({ mailed: ['cfo@example.net', 'owner@example.net'], unconfirmed: [] })
    expect(writes).toBeGreaterThan(10)
    for (const [name, breakage] of Object.entries(BREAKAGES)) {
      // Each write is the last one once; what else can go wrong is tried at every fourth.
      for (let write = 1; write <= writes; write += name.includes('dies') ? 1 : 4) {
        await prepare()
        await alertJobs(withCalls(table, breakage(write)), system)
          .raise()
          .catch(() => undefined)
        await settled()
        await jobs().raise()
        expect([name, write, withoutIds(await seen())]).toEqual([name, write, withoutIds(whole)])
      }
    }
  }, 60_000)
})

/** The summary of each world has a run of its own. */
function withoutIds<Seen extends { readonly deliveries: readonly string[] }>(seen: Seen): Seen {
  return { ...seen, deliveries: seen.deliveries.map((id) => id.replace(/^(summary\.published):.*/, '$1')) }
}
