// A year of runs through the real stores, with conditions that come and go, people of any roles and tenants who choose, unsubscribe
// and acknowledge, processes that die between any two writes, mail that is refused and a receiver that fails: everybody is told
// of exactly what lists kept by hand say, on its day, and each event reaches who asked for it under one id.
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MailsFailedError } from '../../../functions/delivery/digests/mails-failed.ts'
import { type Mail, MailNotTakenError } from '../../../functions/delivery/mail/mailer.ts'
import { alertStore } from '../../../functions/stores/alerts/alert-store.ts'
import { peopleDirectory } from '../../../functions/stores/alerts/people/people-directory.ts'
import { preferencesStore } from '../../../functions/stores/alerts/people/preferences-store.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { endpointStore } from '../../../functions/stores/webhooks/endpoint-store.ts'
import { ROLES } from '../../../shared/access/roles.ts'
import type { AlertRuleName } from '../../../shared/alerts/alert-rules.ts'
import { ALERT_CATEGORIES } from '../../../shared/contract/alerts/alert-record.ts'
import {
  type AlertPreferences,
  DEFAULT_PREFERENCES,
  DIGEST_KINDS,
  type DigestKind,
} from '../../../shared/contract/alerts/preferences.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { ACME, alert, BIRCH } from '../../shared/alerts/alert-world.ts'
import { ByHand, type Condition, type Somebody, type ToldLine } from '../../shared/alerts/by-hand.ts'
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
const EVERY_DAYS = 30
const CEDAR = '0000000c-0000-4000-8000-000000000000'
const TENANTS = [ACME, BIRCH, CEDAR]
const PEOPLE = 6

const CONDITIONS: readonly Condition[] = [
  { stages: ['revenue_at_risk'], subject: ACME },
  { stages: ['revenue_at_risk'], subject: CEDAR },
  { stages: ['bounce_rate_elevated', 'bounce_rate_critical'], subject: BIRCH },
  { stages: ['cost_above_list_price'], subject: BIRCH },
  { stages: ['burned_ips'], subject: 'server-2' },
]
/** Whose end the first days of a month cannot tell. */
const OF_DELIVERIES: readonly string[] = ['revenue_at_risk', 'bounce_rate_elevated']

interface Luck {
  readonly people: readonly Somebody[]
  /** For each condition, the days on which it moves on to its next stage. */
  readonly moves: readonly (readonly number[])[]
  readonly missed: readonly number[]
  /** For each start of a job, whether it dies, after how many writes and how. */
  readonly crashes: readonly ({ write: number; how: string } | null)[]
  /** Of all messages, by their number: those that the mail service does not take. */
  readonly refusedMails: readonly number[]
  readonly receiver: readonly number[]
  /** Between two runs: somebody chooses anew, ends one kind of digest by its link, or acknowledges. */
  readonly deeds: readonly (
    | { day: number; who: number; wishes: AlertPreferences }
    | { day: number; who: number; ends: DigestKind }
    | { day: number; who: number; acknowledges: number }
  )[]
}

const day = fc.nat({ max: DAYS - 1 })
const who = fc.nat({ max: PEOPLE - 1 })
const WISHES: fc.Arbitrary<AlertPreferences> = fc.record({
  digests: fc.subarray([...DIGEST_KINDS], { minLength: 1 }),
  categories: fc.subarray([...ALERT_CATEGORIES], { minLength: 3 }),
  lowestSeverity: fc.constantFrom('Critical', 'High', 'Info', 'Info'),
  muted: fc.subarray([`revenue_at_risk:${CEDAR}`]),
})
const LUCK: fc.Arbitrary<Luck> = fc.record({
  people: fc
    .array(
      fc.record({
        roles: fc.subarray([...ROLES], { minLength: 1, maxLength: 3 }),
        tenantIds: fc.subarray(TENANTS),
      }),
      { minLength: PEOPLE - 2, maxLength: PEOPLE - 2 },
    )
    .map((others) => [
      ...others,
      { roles: ['ROLE_EXECUTIVE_COO' as const], tenantIds: [] },
      { roles: ['ROLE_BUDGET_OWNER' as const], tenantIds: [BIRCH, CEDAR] },
    ])
    .map((people) => people.map((one, index) => ({ ...one, person: `person-${index}` }))),
  moves: fc.tuple(...CONDITIONS.map(() => fc.array(day, { minLength: 6, maxLength: 14 }))),
  missed: fc.array(day, { maxLength: 40 }),
  crashes: fc.array(
    fc.option(
      fc.record({
        write: fc.integer({ min: 1, max: 12 }),
        how: fc.constantFrom(...Object.keys(BREAKAGES)),
      }),
      { freq: 1 },
    ),
    { minLength: 40, maxLength: 40 },
  ),
  refusedMails: fc.array(fc.nat({ max: 80 }), { minLength: 6, maxLength: 12 }),
  receiver: fc.array(fc.constantFrom(200, 200, 200, 503, 500), { minLength: 60, maxLength: 60 }),
  deeds: fc.array(
    fc.oneof(
      fc.record({ day, who, wishes: WISHES }),
      fc.record({ day, who, ends: fc.constantFrom(...DIGEST_KINDS) }),
      fc.record({ day, who, acknowledges: fc.nat({ max: CONDITIONS.length - 1 }) }),
    ),
    { minLength: 30, maxLength: 60 },
  ),
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
  let today = 0
  let asked = 0
  let starts = 0
  const mailedOn = new Map<string, number>()
  const system: AlertSystem = {
    events: new HeldEvents(),
    mails: [],
    beforeMail: ({ id }) => {
      asked += 1
      if (luck.refusedMails.includes(asked)) throw new MailNotTakenError('busy')
      mailedOn.set(id, today)
    },
    now: () => {
      nowMs += 1
      return nowMs
    },
  }
  const endpoints = endpointStore(table, system.now)
  const root = `http://127.0.0.1:${receiver.port}`
  const types = ['alert.opened', 'alert.resolved', 'summary.published'] as const
  await endpoints.register({
    ...{ id: endpointId(1), name: 'A receiver', by: 'ann' },
    url: `${root}/all`,
    types: [...types],
    tenantIds: null,
  })
  await endpoints.register({
    ...{ id: endpointId(2), name: 'A receiver', by: 'ann' },
    url: `${root}/acme`,
    types: [...types],
    tenantIds: [ACME],
  })
  const know = async () => {
    for (const one of luck.people) {
      const known = { ...one, name: null, address: `${one.person}@example.net`, seenAt: instantText(nowMs) }
      await peopleDirectory(table, system.now).note(known)
    }
  }

  const byHand = new ByHand()
  const wishes = new Map(luck.people.map(({ person }) => [person, DEFAULT_PREFERENCES]))
  const tellByHand = (kind: DigestKind, at: number): void => {
    for (const one of luck.people)
      byHand.tell(one, wishes.get(one.person) ?? DEFAULT_PREFERENCES, kind, at, 0)
  }
  const jobs = alertJobs(table, system)
  const chosen = preferencesStore(table)
  const alerts = alertStore(table, { resolvedDays: 396 }, system.now)
  const act = async (deed: Luck['deeds'][number]): Promise<void> => {
    const { person } = luck.people[deed.who] as Somebody
    const before = wishes.get(person) ?? DEFAULT_PREFERENCES
    if ('wishes' in deed) {
      wishes.set(person, deed.wishes)
      await chosen.choose(person, (await chosen.read(person)).version, deed.wishes)
    } else if ('ends' in deed) {
      wishes.set(person, { ...before, digests: before.digests.filter((kind) => kind !== deed.ends) })
      await chosen.unsubscribe(person, instantText(nowMs), deed.ends)
    } else {
      const condition = CONDITIONS[deed.acknowledges] as Condition
      const [id] = byHand.keyOf(condition).split('#') as [string]
      byHand.acknowledge(person, condition)
      await alerts.acknowledge({ id, person, at: instantText(nowMs), maySee: () => true })
    }
  }
  /** Runs a job; where its process dies on the way, or a mail is refused, operations start it again, and settle what they can. */
  const run = async (job: (on: FiguresTable) => Promise<unknown>): Promise<void> => {
    const crash = luck.crashes[starts % luck.crashes.length] ?? null
    starts += 1
    if (crash !== null) {
      const dies = BREAKAGES[crash.how]?.(crash.write)
      await job(dies === undefined ? table : withCalls(table, dies)).catch(() => undefined)
      nowMs += 20 * MINUTE_MS
      const { unconfirmed } = await jobs.send({ listUnconfirmed: true })
      for (const { person, id, messageKey } of unconfirmed) {
        await jobs.send({ settle: { person, id, left: system.mails.some((mail) => mail.id === messageKey) } })
      }
    }
    for (let again = true; again; ) again = await hasFailed(job(table))
  }
  const publish = async (period: string, asOfMs: number, change: Partial<SummaryFigures>): Promise<void> => {
    const months = period.includes('Q') ? [shiftPeriod(periodAt(asOfMs), -1).id] : [period]
    const figures = { period, months, asOf: instantText(asOfMs), costRuns: [], ...change }
    await publishSummaryAt(table, nowMs, summaryOf(1_000, figures, 0))
    nowMs += MINUTE_MS
  }
  const look = (isYoung: boolean): StrategicAlert[] =>
    CONDITIONS.flatMap((condition, index) => {
      const rule = stageOn(today, index, luck)
      const canEnd = !isYoung || !OF_DELIVERIES.includes(condition.stages[0] as string)
      if (rule !== null || canEnd) byHand.look(today, condition, rule)
      return rule === null ? [] : { ...alert(rule, condition.subject), title: byHand.keyOf(condition) }
    })
  const insights: Condition[] = []

  for (today = 0; today <= DAYS; today += 1) {
    const midnightMs = START_MS + today * DAY_MS
    nowMs = midnightMs + 4 * 60 * MINUTE_MS
    for (const deed of luck.deeds.filter((one) => one.day === today - 1)) await act(deed)
    const date = new Date(midnightMs)
    const isFirst = date.getUTCDate() === 1 && today > 0
    const isNewQuarter = isFirst && date.getUTCMonth() % 3 === 0
    const isMissed = today % EVERY_DAYS !== 0 || luck.missed.includes(today)
    if (isMissed && !isFirst && today < DAYS) continue
    await know()
    await publish(periodAt(nowMs).id, midnightMs + MINUTE_MS, { alerts: look(date.getUTCDate() <= 7) })
    if (isFirst) {
      // As the schedules have it: the new month is looked at before the last summary of the ended one is there.
      await run((on) => alertJobs(on, system).raise())
      tellByHand('at_once', today + 0.05)
      await publish(shiftPeriod(periodAt(nowMs), -1).id, midnightMs, { alerts: look(false) })
    }
    if (isNewQuarter) {
      const quarter = quarterBefore(date)
      await publish(quarter, midnightMs, { sections: INSIGHT })
      for (const before of insights) byHand.look(today, before, null)
      insights.push({ stages: ['planning_insight'], subject: quarter })
      byHand.look(today, insights.at(-1) as Condition, 'planning_insight')
    }
    await run((on) => alertJobs(on, system).raise())
    tellByHand('at_once', today + 0.1)
    if (isFirst) {
      await run((on) => alertJobs(on, system).send({ kind: 'monthly' }))
      tellByHand('monthly', today + 0.2)
    }
    if (isNewQuarter) {
      await run((on) => alertJobs(on, system).send({ kind: 'quarterly' }))
      tellByHand('quarterly', today + 0.2)
    }
    await run((on) => alertJobs(on, system).deliver())
    if (today % 60 === 0) expect((await jobs.raise()).outcome).toBe('nothing_new')
  }
  // Deliveries that wait for their next attempt.
  for (let hours = 0; hours < 10; hours += 1) {
    nowMs += 12 * 60 * MINUTE_MS
    await jobs.deliver()
  }
  await receiver.stop()

  checkMails(system.mails, mailedOn, luck.people, byHand.lines)
  checkWebhooks(received, byHand)
}

function stageOn(today: number, index: number, { moves }: Luck): AlertRuleName | null {
  const { stages } = CONDITIONS[index] as Condition
  const stage = (moves[index] ?? []).filter((each) => each <= today).length % (stages.length + 1)
  return stage === 0 ? null : (stages[stage - 1] as AlertRuleName)
}

/** Whether somebody's mail did not leave; deliveries of webhooks wait for their own next attempt. */
async function hasFailed(start: Promise<unknown>): Promise<boolean> {
  try {
    await start
    return false
  } catch (error) {
    if (error instanceof MailsFailedError) return true
    throw error
  }
}

/** Every line that is news, graver or over is there on its day, once, and nothing else; an owner reads of no other tenant. */
function checkMails(
  mails: readonly Mail[],
  mailedOn: ReadonlyMap<string, number>,
  people: readonly Somebody[],
  expected: readonly ToldLine[],
): void {
  expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length)
  const told = mails.flatMap(({ id, to, text }) =>
    linesOf(text).map(({ section, title }) => `${mailedOn.get(id)} ${to.split('@')[0]} ${section} ${title}`),
  )
  const due = expected.map(
    ({ day: on, person, section, key }) => `${on} ${person} ${section} ${titleOf(key)}`,
  )
  expect(told.toSorted()).toEqual(due.toSorted())
  expect(due.length).toBeGreaterThan(30)
  const owner = people.at(-1)?.person as string
  for (const { to, text } of mails) {
    if (to.startsWith(`${owner}@`)) expect(text).not.toMatch(new RegExp(`${ACME}|server-2|insight`))
  }
}

function titleOf(key: string): string {
  const [, quarter] = /^planning_insight:(.*)#1$/.exec(key) ?? []
  return quarter === undefined ? key : `Planning insight for ${quarter}`
}

/** Taken once by each endpoint that may know of it, always under one id with the same bytes. */
function checkWebhooks(
  received: readonly { id: string; endpoint: string; body: string; status: number }[],
  { episodes }: ByHand,
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
  const held = episodes.filter(({ key }) => !key.startsWith('planning'))
  const opened = held.map(({ key }) => key)
  const ended = held.flatMap(({ key, until }) => (until === null ? [] : key))
  expect(told('/all', 'alert.opened')).toEqual(opened.toSorted())
  expect(told('/all', 'alert.resolved')).toEqual(ended.toSorted())
  expect(told('/acme', 'alert.opened')).toEqual(opened.filter(ofAcme).toSorted())
  expect(told('/acme', 'alert.resolved')).toEqual(ended.filter(ofAcme).toSorted())
  for (const { endpoint, body } of received) {
    if (endpoint === '/acme')
      expect(body).not.toMatch(new RegExp(`${BIRCH}|${CEDAR}|server-2|summary\\.published`))
  }
}

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

const HEADINGS: Readonly<Record<string, ToldLine['section'] | 'open'>> = {
  New: 'new',
  'Graver than before': 'worse',
  'Still open': 'open',
  'Resolved since the last digest': 'resolved',
  'Came and went': 'passed',
}

/** `* Critical, Revenue Risk: title`, each with the heading that it stands under; without those that are still open. */
function linesOf(text: string): { section: string; title: string }[] {
  let section: string | undefined
  return text.split('\n').flatMap((line) => {
    const [, heading] = /^(\D+) \(\d+\)$/.exec(line) ?? []
    if (heading !== undefined) section = HEADINGS[heading]
    const [, title] = /^\* [^:]+: (.*)$/.exec(line) ?? []
    return title === undefined || section === undefined || section === 'open' ? [] : { section, title }
  })
}

test('over a year each person and each receiver is told of what is theirs, once, whatever dies on the way', async () => {
  await fc.assert(fc.asyncProperty(LUCK, live), { seed: SEED, numRuns: 1, endOnFailure: true })
}, 60_000)
