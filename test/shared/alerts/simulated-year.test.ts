// A year of daily runs with conditions that come and go, runs that are repeated, late or partial, people of any roles and tenants
// who join, change their minds, unsubscribe and acknowledge: each person is told of the alerts that are theirs, each occurrence
// once as news, and of nothing else, as lists kept by hand say.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ROLES } from '../../../shared/access/roles.ts'
import { ALERT_RULES, type AlertRuleName } from '../../../shared/alerts/alert-rules.ts'
import { evaluate } from '../../../shared/alerts/lifecycle/evaluate.ts'
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import { ALERT_CATEGORIES, type AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import {
  type AlertPreferences,
  DEFAULT_PREFERENCES,
  DIGEST_KINDS,
  type DigestKind,
} from '../../../shared/contract/alerts/preferences.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { digestFor } from '../../../shared/digests/digest-for.ts'
import { type DigestLedger, digestLedger, NOTHING_TOLD } from '../../../shared/digests/ledger.ts'
import { textOf } from '../../../shared/digests/text-of.ts'
import { SEED } from '../../worlds/random-world.ts'
import { ACME, acknowledged, alert, BIRCH, NOTHING_SEEN } from './alert-world.ts'
import { ByHand, type Condition, inOrder, type Somebody, type ToldLine } from './by-hand.ts'

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
  unsubscribe: 'https://u.example.net',
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
const TENANTS = [ACME, BIRCH, CEDAR]
const PEOPLE = 6

interface Year {
  /** For each condition, the days on which it moves on to its next stage. */
  readonly moves: readonly (readonly number[])[]
  readonly people: readonly (Somebody & { readonly joined: number })[]
  /** On a day somebody chooses anew, or unsubscribes of everything. */
  readonly choices: readonly {
    readonly day: number
    readonly who: number
    readonly wishes: AlertPreferences
  }[]
  readonly missed: readonly number[]
  readonly repeated: readonly number[]
  readonly late: readonly number[]
  /** Days on which rules could not be looked at. */
  readonly partial: readonly number[]
  readonly acknowledging: readonly { readonly day: number; readonly who: number; readonly what: number }[]
}

const someDay = fc.nat({ max: DAYS - 1 })
const days = (maxLength: number) => fc.array(someDay, { maxLength })
const someone = fc.nat({ max: PEOPLE - 1 })
const WISHES: fc.Arbitrary<AlertPreferences> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<AlertPreferences>(DEFAULT_PREFERENCES) },
  { weight: 1, arbitrary: fc.constant<AlertPreferences>({ ...DEFAULT_PREFERENCES, digests: [] }) },
  {
    weight: 5,
    arbitrary: fc.record<AlertPreferences>({
      digests: fc.subarray([...DIGEST_KINDS]),
      categories: fc.subarray([...ALERT_CATEGORIES], { minLength: 2 }),
      lowestSeverity: fc.constantFrom('Critical', 'High', 'Info', 'Info'),
      muted: fc.subarray(['price_rise:server-1', `revenue_at_risk:${ACME}`, `bounce_rate:${BIRCH}`]),
    }),
  },
)
const SOMEBODY = fc.record({
  roles: fc.subarray([...ROLES], { minLength: 1, maxLength: 3 }),
  tenantIds: fc.subarray(TENANTS),
  joined: fc.oneof(fc.constant(0), fc.nat({ max: DAYS - 40 })),
})
const YEARS: fc.Arbitrary<Year> = fc.record({
  moves: fc.tuple(...CONDITIONS.map(() => days(10))),
  people: fc
    .array(SOMEBODY, { minLength: PEOPLE, maxLength: PEOPLE })
    .map((people) => people.map((one, index) => ({ ...one, person: `person-${index}` }))),
  choices: fc.array(fc.record({ day: someDay, who: someone, wishes: WISHES }), {
    minLength: 20,
    maxLength: 60,
  }),
  missed: days(20),
  repeated: days(20),
  late: days(20),
  partial: days(40),
  acknowledging: fc.array(
    fc.record({ day: someDay, who: someone, what: fc.nat({ max: CONDITIONS.length - 1 }) }),
    { minLength: 60, maxLength: 200 },
  ),
})

function stageOn(day: number, index: number, { moves }: Year): AlertRuleName | null {
  const { stages } = CONDITIONS[index] as Condition
  const moved = (moves[index] ?? []).filter((each) => each <= day).length
  const stage = moved % (stages.length + 1)
  return stage === 0 ? null : (stages[stage - 1] as AlertRuleName)
}

function foundOn(day: number, year: Year): StrategicAlert[] {
  return CONDITIONS.flatMap(({ subject }, index) => {
    const rule = stageOn(day, index, year)
    return rule === null ? [] : alert(rule, subject, `modeled on day ${day}`)
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

function lookByHand(byHand: ByHand, day: number, review: 'monthly' | 'quarterly', year: Year): void {
  for (const [index, condition] of CONDITIONS.entries()) {
    const [first] = condition.stages as [AlertRuleName]
    if ((first === 'risk_pattern') !== (review === 'quarterly')) continue
    if (year.partial.includes(day) && UNSEEN.has(first)) continue
    byHand.look(day + 2 / 24, condition, stageOn(day, index, year))
  }
}

interface Telling {
  wishes: AlertPreferences
  ledger: DigestLedger
  from: Record<'monthly' | 'quarterly', string>
}

/** Sends what is due, asks once more, and writes down what was said. */
function tell(
  who: Somebody,
  telling: Telling,
  kind: DigestKind,
  records: readonly AlertRecord[],
  day: number,
): ToldLine[] {
  const to = instant(day, 3)
  const window = { from: kind === 'at_once' ? to : telling.from[kind], to }
  const person = { ...who, name: null }
  const period =
    kind === 'at_once'
      ? null
      : dateOf(day - 1)
          .toISOString()
          .slice(0, 7)
  const question = { person, preferences: telling.wishes, kind, period, records, window }
  const digest = digestFor({ ...question, ledger: telling.ledger })
  if (kind !== 'at_once') telling.from[kind] = to
  if (digest === null) return []
  expect(digestFor({ ...question, ledger: digest.ledger })).toBeNull()
  telling.ledger = digest.ledger
  const lines = digest.document.sections.flatMap(({ name, lines: some }) =>
    some.map(({ key }) => ({ person: who.person, day, kind, section: name, key })),
  )
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  if (who.roles.every((role) => role === 'ROLE_BUDGET_OWNER' || role === 'ROLE_DASHBOARD_USER')) {
    const text = textOf(digest.document, LINKS)
    const foreign = TENANTS.filter((tenant) => !who.tenantIds.includes(tenant))
    for (const word of [...foreign, 'server-']) expect(text).not.toContain(word)
  }
  return lines.filter((line): line is ToldLine => line.section !== 'open')
}

function live(year: Year): void {
  let book = NOTHING_SEEN
  const byHand = new ByHand()
  const said: ToldLine[] = []
  const tellings = year.people.map(({ joined }): Telling => {
    const joinedAt = instant(joined, 0)
    return {
      wishes: DEFAULT_PREFERENCES,
      ledger: NOTHING_TOLD,
      from: { monthly: joinedAt, quarterly: joinedAt },
    }
  })
  const toAll = (day: number, kind: DigestKind): void => {
    for (const [index, telling] of tellings.entries()) {
      const who = year.people[index] as Year['people'][number]
      if (who.joined > day) continue
      said.push(...tell(who, telling, kind, book.records, day))
      byHand.tell(who, telling.wishes, kind, day + 3 / 24, who.joined)
    }
  }
  for (let day = 0; day <= DAYS; day += 1) {
    const date = dateOf(day)
    const isFirst = date.getUTCDate() === 1
    const isNewQuarter = isFirst && date.getUTCMonth() % 3 === 0
    for (const { who, wishes } of year.choices.filter((one) => one.day === day)) {
      ;(tellings[who] as Telling).wishes = wishes
    }
    if (!year.missed.includes(day) || day === DAYS) {
      const { look, seen } = lookAt(day, date.toISOString().slice(0, 7), year, foundOn(day, year))
      book = evaluate(book, seen, look).book
      lookByHand(byHand, day, 'monthly', year)
      if (year.repeated.includes(day)) expect(evaluate(book, seen, look).book).toBe(book)
      if (year.late.includes(day) && day > 0) {
        const earlier = lookAt(
          day - 1,
          date.toISOString().slice(0, 7),
          year,
          CONDITIONS.map(({ stages, subject }) => alert(stages[0] as AlertRuleName, subject)),
        )
        expect(evaluate(book, earlier.seen, { ...earlier.look, at: instant(day, 2.5) }).book).toBe(book)
      }
      toAll(day, 'at_once')
    }
    for (const { who, what } of year.acknowledging.filter((one) => one.day === day)) {
      const condition = CONDITIONS[what] as Condition
      const [id] = byHand.keyOf(condition).split('#') as [string]
      book = acknowledged(book, id, `person-${who}`, instant(day, 5))
      byHand.acknowledge(`person-${who}`, condition)
    }
    if (isNewQuarter && day > 0) {
      const before = dateOf(day - 1)
      const quarter = `${before.getUTCFullYear()}-Q${Math.floor(before.getUTCMonth() / 3) + 1}`
      const { look, seen } = lookAt(day, quarter, year, foundOn(day, year))
      book = evaluate(book, seen, look).book
      lookByHand(byHand, day, 'quarterly', year)
      toAll(day, 'quarterly')
    }
    if (isFirst && day > 0) toAll(day, 'monthly')
  }
  checkRecords(book.records, year)
  expect(inOrder(said)).toEqual(inOrder(byHand.lines))
  const news = said.filter(({ section }) => section === 'new').map(({ person, key }) => `${person} ${key}`)
  expect(new Set(news).size).toBe(news.length)
  for (const { ledger } of tellings) expect(digestLedger.safeParse(ledger).success).toBe(true)
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
  fc.assert(fc.property(YEARS, live), { seed: SEED, numRuns: 4 })
})
