// A year of daily runs with conditions that come and go, runs that are repeated, late or partial, and people who join: each
// person is told of the alerts that are theirs, each occurrence once as news, and of nothing else.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ALERT_RULES, type AlertRuleName } from '../../../shared/alerts/alert-rules.ts'
import { evaluate } from '../../../shared/alerts/lifecycle/evaluate.ts'
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import type { Person } from '../../../shared/alerts/routing/person.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import {
  type AlertPreferences,
  DEFAULT_PREFERENCES,
  type DigestKind,
} from '../../../shared/contract/alerts/preferences.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { digestFor } from '../../../shared/digests/digest-for.ts'
import { type DigestLedger, digestLedger, NOTHING_TOLD } from '../../../shared/digests/ledger.ts'
import { textOf } from '../../../shared/digests/text-of.ts'
import { SEED } from '../../worlds/random-world.ts'
import { ACME, acknowledged, alert, BIRCH, NOTHING_SEEN, person } from './alert-world.ts'

const CEDAR = '0000000c-0000-4000-8000-000000000000'
const DAYS = 365
const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000
const START_MS = Date.UTC(2026, 0, 1)
const instant = (days: number, hours: number): string =>
  new Date(START_MS + days * DAY_MS + hours * HOUR_MS).toISOString()
const dateOf = (days: number): Date => new Date(START_MS + days * DAY_MS)
const LINKS = {
  root: 'https://figures.example.net',
  preferences: 'https://p.example.net',
  unsubscribe: 'https://u.example.net',
}

/** Each condition has stages: none, or one of these rules. */
interface Condition {
  readonly stages: readonly AlertRuleName[]
  readonly subject: string
}
const BOUNCES: readonly AlertRuleName[] = ['bounce_rate_elevated', 'bounce_rate_critical']
const CONDITIONS: readonly Condition[] = [
  { stages: BOUNCES, subject: ACME },
  { stages: BOUNCES, subject: BIRCH },
  { stages: ['revenue_at_risk'], subject: ACME },
  { stages: ['revenue_at_risk'], subject: CEDAR },
  { stages: ['cost_above_list_price'], subject: BIRCH },
  { stages: ['price_rise'], subject: 'server-1' },
  { stages: ['burned_ips'], subject: 'server-2' },
  { stages: ['risk_pattern'], subject: ACME },
  { stages: ['risk_pattern'], subject: CEDAR },
]
const TENANT_COST: readonly string[] = ['cost_above_list_price']
const OF_SERVERS_COST: readonly string[] = ['price_rise']
const OF_SERVERS: readonly string[] = ['burned_ips']

/** Who is who, and, said once more and by hand, which rules and subjects are theirs. */
interface Reader {
  readonly who: Person
  readonly preferences: AlertPreferences
  readonly isTheirs: (rule: string, subject: string) => boolean
}
const MONTHLY: AlertPreferences = { ...DEFAULT_PREFERENCES, digests: ['monthly', 'quarterly'] }
const READERS: readonly Reader[] = [
  {
    who: person('cfo', { roles: ['ROLE_EXECUTIVE_CFO'] }),
    preferences: DEFAULT_PREFERENCES,
    isTheirs: (rule) => !OF_SERVERS.includes(rule),
  },
  {
    who: person('ops', { roles: ['ROLE_OPERATIONS_MANAGER'] }),
    preferences: MONTHLY,
    isTheirs: (rule) => !TENANT_COST.includes(rule) && !OF_SERVERS_COST.includes(rule),
  },
  {
    who: person('acme-owner', { roles: ['ROLE_BUDGET_OWNER'], tenantIds: [ACME] }),
    preferences: DEFAULT_PREFERENCES,
    isTheirs: (_, subject) => subject === ACME,
  },
  {
    who: person('both-owner', {
      roles: ['ROLE_DASHBOARD_USER', 'ROLE_BUDGET_OWNER'],
      tenantIds: [BIRCH, CEDAR],
    }),
    preferences: { ...MONTHLY, categories: ['Revenue Risk', 'Deliverability'] },
    isTheirs: (rule, subject) => (subject === BIRCH || subject === CEDAR) && !TENANT_COST.includes(rule),
  },
  {
    who: person('buyer', { roles: ['ROLE_PROCUREMENT'] }),
    preferences: { ...MONTHLY, muted: ['price_rise:server-1'] },
    isTheirs: () => false,
  },
  {
    who: person('nobody', { roles: ['ROLE_READ_ONLY'] }),
    preferences: DEFAULT_PREFERENCES,
    isTheirs: () => false,
  },
]

interface Year {
  /** For each condition, the days on which it moves on to its next stage. */
  readonly moves: readonly (readonly number[])[]
  readonly joined: readonly number[]
  readonly missed: readonly number[]
  readonly repeated: readonly number[]
  readonly late: readonly number[]
  /** Days on which rules could not be looked at. */
  readonly partial: readonly number[]
  readonly acknowledging: readonly number[]
}

const days = (maxLength: number) => fc.array(fc.nat({ max: DAYS - 1 }), { maxLength })
const YEARS: fc.Arbitrary<Year> = fc.record({
  moves: fc.tuple(...CONDITIONS.map(() => days(10))),
  joined: fc.tuple(...READERS.map(() => fc.oneof(fc.constant(0), fc.nat({ max: DAYS - 40 })))),
  missed: days(20),
  repeated: days(20),
  late: days(20),
  partial: days(40),
  acknowledging: days(30),
})

function foundOn(day: number, { moves }: Year): StrategicAlert[] {
  return CONDITIONS.flatMap(({ stages, subject }, index) => {
    const moved = (moves[index] ?? []).filter((each) => each <= day).length
    const stage = moved % (stages.length + 1)
    return stage === 0 ? [] : alert(stages[stage - 1] as AlertRuleName, subject, `modeled on day ${day}`)
  })
}

/** Bounce rates and servers' prices cannot be looked at on a partial day, and so are not found. */
const UNSEEN = new Set<string>([...BOUNCES, 'price_rise'])

function lookAt(day: number, period: string, { partial }: Year, found: StrategicAlert[]) {
  const isPartial = partial.includes(day)
  const look: Look = {
    at: instant(day, 2),
    asOf: instant(day, 0),
    summaryId: `${period}/${day}`,
    period,
    notLookedAt: { rules: isPartial ? UNSEEN : new Set(), ids: new Set() },
  }
  return { look, seen: isPartial ? found.filter(({ rule }) => !UNSEEN.has(rule)) : found }
}

interface Telling {
  ledger: DigestLedger
  from: Record<'monthly' | 'quarterly', string>
  /** Every occurrence in the order in which it was told first. */
  readonly first: string[]
  readonly ended: string[]
}

const keyOf = ({ id, occurrence }: AlertRecord): string => `${id}#${occurrence}`

/** Sends what is due, asks once more, and holds what was said against what may be said. */
function tell(
  reader: Reader,
  telling: Telling,
  kind: DigestKind,
  records: readonly AlertRecord[],
  to: string,
): void {
  const window = { from: kind === 'at_once' ? to : telling.from[kind], to }
  const question = { person: reader.who, preferences: reader.preferences, kind, records, window }
  const digest = digestFor({ ...question, ledger: telling.ledger })
  if (kind !== 'at_once') telling.from[kind] = to
  if (digest === null) return
  expect(digestFor({ ...question, ledger: digest.ledger })).toBeNull()
  const lines = digest.document.sections.flatMap(({ name, lines: some }) =>
    some.map((line) => ({ name, ...line })),
  )
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  for (const { name, key } of lines) {
    if (kind !== 'at_once') expect(key.startsWith('risk_pattern:')).toBe(kind === 'quarterly')
    const wasTold = telling.ledger.told[key] !== undefined
    expect(name === 'new').toBe(!wasTold && name !== 'resolved')
    if (!wasTold) telling.first.push(key)
    if (name === 'resolved') telling.ended.push(key)
  }
  const isOwner = reader.who.roles.includes('ROLE_BUDGET_OWNER')
  const foreign = [ACME, BIRCH, CEDAR].filter((tenant) => isOwner && !reader.who.tenantIds.includes(tenant))
  const text = textOf(digest.document, LINKS)
  for (const word of isOwner ? [...foreign, 'server-'] : []) expect(text).not.toContain(word)
  telling.ledger = digest.ledger
}

function subjectOf({ id }: AlertRecord): string {
  return id.slice(id.indexOf(':') + 1)
}

/** What a reader should have been told by the year's end: what was open when they joined, or opened since. */
function expectedOf(reader: Reader, records: readonly AlertRecord[], joinedAt: string): string[] {
  return records
    .filter((record) => reader.isTheirs(record.rule, subjectOf(record)))
    .filter(({ resolved }) => resolved === null || resolved.at >= joinedAt)
    .map(keyOf)
}

function live(year: Year): void {
  let book = NOTHING_SEEN
  const tellings = READERS.map((_, index): Telling => {
    const joinedAt = instant(year.joined[index] ?? 0, 0)
    return { ledger: NOTHING_TOLD, from: { monthly: joinedAt, quarterly: joinedAt }, first: [], ended: [] }
  })
  const toAll = (day: number, kind: DigestKind): void => {
    for (const [index, telling] of tellings.entries()) {
      if ((year.joined[index] ?? 0) > day) continue
      tell(READERS[index] as Reader, telling, kind, book.records, instant(day, 3))
    }
  }
  for (let day = 0; day <= DAYS; day += 1) {
    const date = dateOf(day)
    const isFirst = date.getUTCDate() === 1
    const isNewQuarter = isFirst && date.getUTCMonth() % 3 === 0
    if (!year.missed.includes(day) || day === DAYS) {
      const { look, seen } = lookAt(day, date.toISOString().slice(0, 7), year, foundOn(day, year))
      book = evaluate(book, seen, look).book
      if (year.repeated.includes(day)) expect(evaluate(book, seen, look).book).toBe(book)
      if (year.late.includes(day) && day > 0) {
        const earlier = lookAt(
          day - 1,
          '2025-12',
          year,
          CONDITIONS.map(({ stages, subject }) => alert(stages[0] as AlertRuleName, subject)),
        )
        expect(evaluate(book, earlier.seen, { ...earlier.look, at: instant(day, 2.5) }).book).toBe(book)
      }
      toAll(day, 'at_once')
    }
    if (year.acknowledging.includes(day)) {
      for (const { id } of book.records.slice(-3)) book = acknowledged(book, id, 'cfo', instant(day, 5))
    }
    if (isNewQuarter && day > 0) {
      const before = dateOf(day - 1)
      const quarter = `${before.getUTCFullYear()}-Q${Math.floor(before.getUTCMonth() / 3) + 1}`
      const { look, seen } = lookAt(day, quarter, year, foundOn(day, year))
      book = evaluate(book, seen, look).book
      toAll(day, 'quarterly')
    }
    if (isFirst && day > 0) toAll(day, 'monthly')
  }
  checkRecords(book.records, year)
  for (const [index, { first, ended, ledger }] of tellings.entries()) {
    const expected = expectedOf(READERS[index] as Reader, book.records, instant(year.joined[index] ?? 0, 0))
    expect(first.toSorted()).toEqual(expected.toSorted())
    expect(new Set(ended).size).toBe(ended.length)
    expect(digestLedger.safeParse(ledger).success).toBe(true)
  }
}

/** Occurrences of one alert follow one another; what is open at the end is what holds at the end, where it was looked at. */
function checkRecords(records: readonly AlertRecord[], year: Year): void {
  const open = records.filter(({ resolved, cycle }) => resolved === null && cycle === 'monthly')
  const holds = foundOn(DAYS, year).filter(
    ({ rule }) => ALERT_RULES[rule as AlertRuleName].cycle === 'monthly',
  )
  expect(open.map(subjectAndRule).sort()).toEqual(holds.map(subjectAndRule).sort())
  for (const [index, record] of records.entries()) {
    const before = records[index - 1]
    if (before?.id !== record.id) expect(record.occurrence).toBe(1)
    else {
      expect(record.occurrence).toBe(before.occurrence + 1)
      expect((before.resolved?.at ?? '') < record.firstSeen.at).toBe(true)
    }
  }
}

function subjectAndRule({ rule, id }: Pick<StrategicAlert, 'rule' | 'id'>): string {
  return `${rule} ${id.slice(id.indexOf(':'))}`
}

test('over a year each person is told of exactly the alerts that are theirs, each occurrence once as news', () => {
  fc.assert(fc.property(YEARS, live), { seed: SEED, numRuns: 12 })
})
