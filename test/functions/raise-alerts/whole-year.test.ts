// A year of runs through the real stores, with conditions that come and go, processes that die between any two writes,
// mail that is refused and a receiver that fails: everybody is told of exactly the alerts that are theirs, each occurrence once
// as news, and each event reaches who asked for it under one id.
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Mail, MailNotTakenError } from '../../../functions/delivery/mail/mailer.ts'
import { peopleDirectory } from '../../../functions/stores/alerts/people/people-directory.ts'
import { preferencesStore } from '../../../functions/stores/alerts/people/preferences-store.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { endpointStore } from '../../../functions/stores/webhooks/endpoint-store.ts'
import type { Role } from '../../../shared/access/roles.ts'
import type { AlertRuleName } from '../../../shared/alerts/alert-rules.ts'
import { type AlertPreferences, DEFAULT_PREFERENCES } from '../../../shared/contract/alerts/preferences.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { ACME, alert, BIRCH } from '../../shared/alerts/alert-world.ts'
import { SEED } from '../../worlds/random-world.ts'
import { listening } from '../delivery/webhooks/receivers.ts'
import { BREAKAGES } from '../stores/breakages.ts'
import { withCalls } from '../stores/calls.ts'
import { publishSummaryAt, summaryOf } from '../stores/summaries/sample-summaries.ts'
import { HeldEvents } from '../summarize-strategy/held-events.ts'
import { type AlertSystem, alertJobs } from './alert-system.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60 * 1000
const START_MS = Date.UTC(2026, 0, 1)
const DAYS = 365
/** The lifecycle from day to day is tested without stores (test/shared/alerts): here each run is a hundred calls of DynamoDB. */
const EVERY_DAYS = 7
const CEDAR = '0000000c-0000-4000-8000-000000000000'

interface Condition {
  readonly rule: AlertRuleName
  readonly subject: string
  /** Whose end the first days of a month cannot tell. */
  readonly isOfDeliveries: boolean
}
const of = (rule: AlertRuleName, subject: string): Condition => ({
  ...{ rule, subject },
  isOfDeliveries: rule === 'revenue_at_risk' || rule === 'bounce_rate_critical',
})
const CONDITIONS = [
  of('revenue_at_risk', ACME),
  of('revenue_at_risk', CEDAR),
  of('bounce_rate_critical', BIRCH),
  of('cost_above_list_price', BIRCH),
  of('burned_ips', 'server-2'),
]

interface Reader {
  readonly person: string
  readonly roles: readonly Role[]
  readonly tenantIds: readonly string[]
  readonly preferences: AlertPreferences
  /** Said once more and by hand: which conditions, and whether the insight of a quarter, are theirs. */
  readonly reads: (condition: Condition) => boolean
  readonly readsInsight: boolean
}
const READERS: readonly Reader[] = [
  {
    ...{ person: 'cfo', roles: ['ROLE_EXECUTIVE_CFO'], tenantIds: [], preferences: DEFAULT_PREFERENCES },
    reads: ({ rule }) => rule !== 'burned_ips',
    readsInsight: true,
  },
  {
    ...{ person: 'ops', roles: ['ROLE_OPERATIONS_MANAGER'], tenantIds: [] },
    preferences: { ...DEFAULT_PREFERENCES, digests: ['monthly'], muted: [`revenue_at_risk:${CEDAR}`] },
    reads: ({ rule, subject }) => rule !== 'cost_above_list_price' && subject !== CEDAR,
    readsInsight: false,
  },
  {
    ...{ person: 'acme-owner', roles: ['ROLE_BUDGET_OWNER'], tenantIds: [ACME] },
    preferences: DEFAULT_PREFERENCES,
    reads: ({ subject }) => subject === ACME,
    readsInsight: false,
  },
  {
    ...{
      person: 'two-owner',
      roles: ['ROLE_DASHBOARD_USER', 'ROLE_BUDGET_OWNER'],
      tenantIds: [BIRCH, CEDAR],
    },
    preferences: { ...DEFAULT_PREFERENCES, categories: ['Revenue Risk', 'Deliverability'] },
    reads: ({ rule, subject }) => [BIRCH, CEDAR].includes(subject) && rule !== 'cost_above_list_price',
    readsInsight: false,
  },
  {
    ...{ person: 'reader', roles: ['ROLE_READ_ONLY'], tenantIds: [ACME], preferences: DEFAULT_PREFERENCES },
    reads: () => false,
    readsInsight: false,
  },
]

/** Each occurrence has a title of its own, by which it is found in mails and webhooks. */
class Weather {
  private readonly episodes = new Map<Condition, { number: number; isOpen: boolean }>()
  readonly seen: { condition: Condition; title: string }[] = []
  readonly ended: string[] = []

  /** What a summary finds of what holds, and what of it is news. */
  look(holds: readonly Condition[], isYoung: boolean): StrategicAlert[] {
    for (const condition of CONDITIONS) {
      const before = this.episodes.get(condition) ?? { number: 0, isOpen: false }
      const isHeld = holds.includes(condition)
      if (isHeld && !before.isOpen) {
        this.episodes.set(condition, { number: before.number + 1, isOpen: true })
        this.seen.push({ condition, title: this.titleOf(condition) })
      } else if (!isHeld && before.isOpen && !(isYoung && condition.isOfDeliveries)) {
        this.ended.push(this.titleOf(condition))
        this.episodes.set(condition, { ...before, isOpen: false })
      }
    }
    return holds.map((condition) => ({
      ...alert(condition.rule, condition.subject),
      title: this.titleOf(condition),
    }))
  }

  private titleOf(condition: Condition): string {
    return `${condition.rule} of ${condition.subject}, time ${this.episodes.get(condition)?.number ?? 1}`
  }
}

interface Luck {
  /** For each condition, the days on which it begins or ends. */
  readonly moves: readonly (readonly number[])[]
  readonly missed: readonly number[]
  /** Days on which a job dies, after how many writes and how. */
  readonly crashes: readonly { day: number; write: number; how: string }[]
  /** Of all messages, by their number: those that the mail service does not take. */
  readonly refusedMails: readonly number[]
  readonly receiver: readonly number[]
}

/** On which most is told. */
const FIRSTS = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const day = fc.nat({ max: DAYS - 1 })
const LUCK: fc.Arbitrary<Luck> = fc.record({
  moves: fc.tuple(...CONDITIONS.map(() => fc.array(day, { minLength: 4, maxLength: 14 }))),
  missed: fc.array(day, { maxLength: 60 }),
  crashes: fc.array(
    fc.record({
      day: fc.oneof(day, fc.constantFrom(...FIRSTS)),
      write: fc.integer({ min: 1, max: 12 }),
      how: fc.constantFrom(...Object.keys(BREAKAGES)),
    }),
    { minLength: 80, maxLength: 120 },
  ),
  refusedMails: fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
  receiver: fc.array(fc.constantFrom(200, 200, 200, 503, 500), { minLength: 60, maxLength: 60 }),
})

let server: TestTable
beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

async function live(luck: Luck): Promise<void> {
  const { table } = await server.another()
  const received: { id: string; endpoint: string; body: string; status: number }[] = []
  const receiver = await listening(
    createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString()
      const status = luck.receiver[received.length % luck.receiver.length] as number
      received.push({ id: String(request.headers['webhook-id']), endpoint: request.url ?? '', body, status })
      response.writeHead(status).end()
    }),
  )
  let nowMs = START_MS
  let asked = 0
  const refused = new Set(luck.refusedMails)
  const system: AlertSystem = {
    events: new HeldEvents(),
    mails: [],
    beforeMail: () => {
      asked += 1
      if (refused.has(asked)) throw new MailNotTakenError('busy')
    },
    now: () => {
      nowMs += 1
      return nowMs
    },
  }
  const endpoints = endpointStore(table, system.now)
  const root = `http://127.0.0.1:${receiver.port}`
  const types = ['alert.opened', 'alert.resolved', 'summary.published'] as const
  await endpoints.register({ id: endpointId(1), url: `${root}/all`, types: [...types], tenantIds: null })
  await endpoints.register({ id: endpointId(2), url: `${root}/acme`, types: [...types], tenantIds: [ACME] })
  const know = async () => {
    for (const { person, roles, tenantIds } of READERS) {
      const known = { person, name: null, roles, tenantIds, address: `${person}@example.net` }
      await peopleDirectory(table, system.now).note({ ...known, seenAt: instantText(nowMs) })
    }
  }
  for (const { person, preferences } of READERS) await preferencesStore(table).choose(person, 0, preferences)

  const weather = new Weather()
  const jobs = alertJobs(table, system)
  /** Runs a job; where its process dies on the way, operations start it again, and settle what they can look up. */
  const run = async (today: number, job: (on: FiguresTable) => Promise<unknown>): Promise<void> => {
    const crash = luck.crashes.find((one) => one.day === today)
    if (crash !== undefined) {
      const dies = BREAKAGES[crash.how]?.(crash.write)
      await job(dies === undefined ? table : withCalls(table, dies)).catch(() => undefined)
      nowMs += 20 * MINUTE_MS
      const { unconfirmed } = await jobs.send({ listUnconfirmed: true })
      for (const { person, id, messageKey } of unconfirmed) {
        await jobs.send({ settle: { person, id, left: system.mails.some((mail) => mail.id === messageKey) } })
      }
    }
    await job(table)
  }
  const publish = async (period: string, asOfMs: number, change: Partial<SummaryFigures>): Promise<void> => {
    const months = period.includes('Q') ? [shiftPeriod(periodAt(asOfMs), -1).id] : [period]
    const figures = { period, months, asOf: instantText(asOfMs), costRuns: [], ...change }
    await publishSummaryAt(table, nowMs, summaryOf(1_000, figures, 0))
    nowMs += MINUTE_MS
  }

  await know()
  for (let today = 0; today <= DAYS; today += 1) {
    nowMs = START_MS + today * DAY_MS + 4 * 60 * MINUTE_MS
    const date = new Date(nowMs)
    const midnightMs = START_MS + today * DAY_MS
    const isFirst = date.getUTCDate() === 1
    const isNewQuarter = isFirst && date.getUTCMonth() % 3 === 0 && today > 0
    if (isFirst) await know()
    const isMissed = today % EVERY_DAYS !== 0 || luck.missed.includes(today)
    if (isMissed && !isFirst && today < DAYS) continue
    const holds = CONDITIONS.filter(
      (_, index) => (luck.moves[index] ?? []).filter((each) => each <= today).length % 2 === 1,
    )
    if (isFirst && today > 0) {
      const ended = shiftPeriod(periodAt(nowMs), -1)
      await publish(ended.id, midnightMs, { alerts: weather.look(holds, false) })
    }
    const isYoung = date.getUTCDate() <= 7
    await publish(periodAt(nowMs).id, midnightMs + MINUTE_MS, { alerts: weather.look(holds, isYoung) })
    if (isNewQuarter) await publish(quarterBefore(date), midnightMs, { sections: INSIGHT })
    await run(today, (on) => alertJobs(on, system).raise())
    if (isFirst && today > 0) await run(today, (on) => alertJobs(on, system).send({ kind: 'monthly' }))
    if (isNewQuarter) await run(today, (on) => alertJobs(on, system).send({ kind: 'quarterly' }))
    await run(today, (on) => alertJobs(on, system).deliver())
    if (today % 30 === 0) expect((await jobs.raise()).outcome).toBe('nothing_new')
  }
  // What the mail service did not take, and deliveries that wait for their next attempt.
  refused.clear()
  await jobs.raise()
  await jobs.send({ kind: 'monthly' })
  await jobs.send({ kind: 'quarterly' })
  for (let hours = 0; hours < 10; hours += 1) {
    nowMs += 12 * 60 * MINUTE_MS
    await jobs.deliver()
  }
  await receiver.stop()

  checkMails(system.mails, weather)
  checkWebhooks(received, weather)
}

/** Every title under `New`, or as come and gone at once, is there once; nothing of anybody else is anywhere. */
function checkMails(mails: readonly Mail[], weather: Weather): void {
  expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length)
  for (const reader of READERS) {
    const own = mails.filter(({ to }) => to === `${reader.person}@example.net`)
    const first: string[] = []
    const ended: string[] = []
    for (const { text } of own) {
      for (const { section, title } of linesOf(text)) {
        const isNews = !first.includes(title)
        if (section.startsWith('New')) first.push(title)
        else if (section.startsWith('Resolved') && isNews) first.push(title)
        if (section.startsWith('Resolved')) ended.push(title)
      }
    }
    const theirs = weather.seen.filter(({ condition }) => reader.reads(condition)).map(({ title }) => title)
    const insights = reader.readsInsight ? QUARTERS.map((quarter) => `Planning insight for ${quarter}`) : []
    expect([reader.person, first.toSorted()]).toEqual([reader.person, [...theirs, ...insights].toSorted()])
    expect(new Set(ended).size).toBe(ended.length)
  }
}

/** Taken once by each endpoint that may know of it, always under one id with the same bytes. */
function checkWebhooks(
  received: readonly { id: string; endpoint: string; body: string; status: number }[],
  weather: Weather,
): void {
  const taken = received.filter(({ status }) => status === 200)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
  const bodies = Map.groupBy(received, ({ id }) => id)
  for (const some of bodies.values()) expect(new Set(some.map(({ body }) => body)).size).toBe(1)
  const told = (endpoint: string, type: string) =>
    taken
      .filter((one) => one.endpoint === endpoint && JSON.parse(one.body).type === type)
      .map(({ body }) => JSON.parse(body).data.title as string)
      .filter((title) => !title.startsWith('Planning'))
      .toSorted()
  const ofAcme = (title: string) => title.includes(ACME)
  const opened = weather.seen.map(({ title }) => title)
  expect(told('/all', 'alert.opened')).toEqual(opened.toSorted())
  expect(told('/all', 'alert.resolved')).toEqual(weather.ended.toSorted())
  expect(told('/acme', 'alert.opened')).toEqual(opened.filter(ofAcme).toSorted())
  expect(told('/acme', 'alert.resolved')).toEqual(weather.ended.filter(ofAcme).toSorted())
  for (const { endpoint, body } of received) {
    if (endpoint === '/acme') expect(body).not.toMatch(new RegExp(`${BIRCH}|${CEDAR}|server-2|summary`))
  }
}

const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']
const INSIGHT = (() => {
  const { sections } = summaryOf()
  return { ...sections, strategicPlanning: { ...sections.strategicPlanning, planningInsights: ['Look.'] } }
})()

function quarterBefore(date: Date): string {
  const before = new Date(date.getTime() - DAY_MS)
  return `${before.getUTCFullYear()}-Q${Math.floor(before.getUTCMonth() / 3) + 1}`
}

function endpointId(number: number): string {
  return `2222222${number}-2222-4222-8222-222222222222`
}

/** `* Critical, Revenue Risk: title`, each with the heading that it stands under. */
function linesOf(text: string): { section: string; title: string }[] {
  let section = ''
  const found: { section: string; title: string }[] = []
  for (const line of text.split('\n')) {
    if (/^(New|Graver than before|Still open|Resolved since the last digest) \(\d+\)$/.test(line))
      section = line
    const [, title] = /^\* [^:]+: (.*)$/.exec(line) ?? []
    if (title !== undefined) found.push({ section, title })
  }
  return found
}

test('over a year each person and each receiver is told of what is theirs, once, whatever dies on the way', async () => {
  await fc.assert(fc.asyncProperty(LUCK, live), { seed: SEED, numRuns: 1, endOnFailure: true })
}, 60_000)
