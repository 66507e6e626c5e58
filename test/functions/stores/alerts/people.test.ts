// Each person is sent a digest at most once, whoever sends and whatever breaks; what they chose and what came back of their
// mail stands.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type DigestAsked,
  ledgerStore,
  type MakeDigest,
} from '../../../../functions/stores/alerts/people/ledger-store.ts'
import { type MailBounce, mailStore } from '../../../../functions/stores/alerts/people/mail-store.ts'
import { preferencesStore } from '../../../../functions/stores/alerts/people/preferences-store.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { evaluate } from '../../../../shared/alerts/lifecycle/evaluate.ts'
import { occurrenceKey } from '../../../../shared/alerts/lifecycle/record-id.ts'
import { DEFAULT_PREFERENCES, type DigestKind } from '../../../../shared/contract/alerts/preferences.ts'
import { digestFor } from '../../../../shared/digests/digest-for.ts'
import { NOTHING_TOLD } from '../../../../shared/digests/ledger.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import {
  ACME,
  alert,
  BIRCH,
  bookAfter,
  CFO,
  day,
  lookOn,
  NOTHING_SEEN,
} from '../../../shared/alerts/alert-world.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { type AroundCall, isWrite, withCalls } from '../calls.ts'

let server: TestTable
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
})

const RECORDS = bookAfter(
  [0, alert('bounce_rate_critical', ACME)],
  [2, alert('bounce_rate_critical', ACME)],
).records
const asked = (kind: DigestKind = 'monthly', days = 5): DigestAsked => ({
  person: 'cfo',
  kind,
  through: day(days),
  at: day(days),
})
const make =
  ({ kind, through }: DigestAsked, records = RECORDS): MakeDigest =>
  (ledger, from) =>
    digestFor({
      person: CFO,
      records,
      kind,
      period: kind === 'at_once' ? null : '2026-10',
      window: { from: from ?? day(0), to: through },
      preferences: DEFAULT_PREFERENCES,
      ledger,
    })
const claim = (through: FiguresTable, which = asked()) => ledgerStore(through).claim(which, make(which))
const waiting = async () => (await ledgerStore(table).unconfirmed(day(50))).map(({ id }) => id)
/** Something else happens just before the first write. */
const meanwhile = (happens: () => Promise<unknown>): AroundCall => {
  let isFirst = true
  return async (call, send) => {
    if (isWrite(call) && isFirst) {
      isFirst = false
      await happens()
    }
    return send()
  }
}

describe('a digest', () => {
  test('is claimed once for its window, and says what was told', async () => {
    const first = await claim(table)
    expect(first?.digest.document.sections.map(({ name }) => name)).toEqual(['new'])
    expect(await ledgerStore(table).read('cfo')).toEqual(first?.digest.ledger)
    expect(await claim(table)).toBeNull()
    expect(await claim(table, asked('monthly', 4))).toBeNull()
    expect(await ledgerStore(table).read('coo')).toEqual(NOTHING_TOLD)
  })

  test('is claimed by one of two who send at the same moment', async () => {
    let other: unknown
    const slow = withCalls(
      table,
      meanwhile(async () => {
        other = await claim(table)
      }),
    )
    expect(await claim(slow)).toBeNull()
    expect(other).not.toBeNull()
    const outcomes = await Promise.all([1, 2, 3].map(() => claim(table, asked('monthly', 9))))
    expect(outcomes.filter((one) => one !== null)).toHaveLength(1)
  })

  test('of another kind that comes first is looked at: nothing is told twice as news', async () => {
    const slow = withCalls(
      table,
      meanwhile(() => claim(table, asked('at_once', 4))),
    )
    const monthly = await claim(slow)
    expect(monthly?.digest.document.sections.map(({ name }) => name)).toEqual(['open'])
  })

  test('whose claim is sent twice with another write between is its sender’s all the same', async () => {
    let isFirst = true
    const twice = withCalls(table, async (call, send) => {
      if (!isWrite(call) || !isFirst) return send()
      isFirst = false
      await send()
      await ledgerStore(table).claim(asked('quarterly', 6), () => null)
      return send()
    })
    const first = await claim(twice)
    expect(await waiting()).toEqual([first?.id])
    expect(await ledgerStore(table).read('cfo')).toEqual(first?.digest.ledger)
  })

  test('with nothing to say moves the window on, and is no claim', async () => {
    const windows: (string | null)[] = []
    const nothing: MakeDigest = (_, from) => {
      windows.push(from)
      return null
    }
    for (const days of [5, 9, 7])
      expect(await ledgerStore(table).claim(asked('monthly', days), nothing)).toBeNull()
    await ledgerStore(table).claim(asked('monthly', 12), nothing)
    expect(windows).toEqual([null, day(5), day(9), day(9)])
    expect(await waiting()).toEqual([])
  })

  test('that nobody confirmed is seen by operations, until it is confirmed', async () => {
    const first = await claim(table)
    const again = await claim(table, asked('monthly', 9))
    const expected = [
      { person: 'cfo', id: first?.id, kind: 'monthly', through: day(5), claimedAt: day(5) },
      { person: 'cfo', id: again?.id, kind: 'monthly', through: day(9), claimedAt: day(9) },
    ]
    expect(await ledgerStore(table).unconfirmed(day(10))).toEqual(expected)
    expect(await ledgerStore(table).unconfirmed(day(6))).toEqual(expected.slice(0, 1))
    await ledgerStore(table).confirm('cfo', first?.id as string)
    await ledgerStore(table).confirm('cfo', again?.id as string)
    await ledgerStore(table).confirm('cfo', again?.id as string)
    expect(await waiting()).toEqual([])
    expect((await store.items()).some((item) => 'listPk' in item)).toBe(false)
  })

  test('that is known not to have left is told again as if it had not been', async () => {
    const first = await claim(table)
    expect(await ledgerStore(table).release('cfo', first?.id as string)).toBe(true)
    expect(await ledgerStore(table).read('cfo')).toEqual(NOTHING_TOLD)
    const again = await claim(table)
    expect(again?.digest.document).toEqual(first?.digest.document)
    await ledgerStore(table).confirm('cfo', again?.id as string)
    expect(await ledgerStore(table).release('cfo', again?.id as string)).toBe(false)
  })

  test('on which another was built cannot be taken back', async () => {
    const first = await claim(table)
    const again = await claim(table, asked('monthly', 9))
    expect(await ledgerStore(table).release('cfo', first?.id as string)).toBe(false)
    expect(await ledgerStore(table).release('cfo', again?.id as string)).toBe(true)
    expect(await ledgerStore(table).read('cfo')).toEqual(first?.digest.ledger)
    expect(await waiting()).toEqual([first?.id])
  })

  test.each(Object.entries(BREAKAGES))(
    'whichever write %s, it is sent at most once',
    async (name, breakage) => {
      const writes = await countWrites((await server.another()).table, (counted) => claim(counted))
      for (let failing = 1; failing <= writes; failing += 1) {
        table = (await server.another()).table
        const outcome = await claim(withCalls(table, breakage(failing))).catch(() => 'failed')
        const again = await claim(table)
        const sent = [outcome, again].filter((one) => one !== null && one !== 'failed')
        expect(sent.length).toBeLessThan(2)
        // Not sent: then somebody is told of it.
        expect(sent.length + (await waiting()).length).toBeGreaterThan(0)
        if (name.includes('sends it again')) expect(outcome).toMatchObject({ id: expect.any(String) })
        const [id] = await waiting()
        await ledgerStore(withCalls(table, breakage(1)))
          .confirm('cfo', id as string)
          .catch(() => undefined)
        await ledgerStore(table).confirm('cfo', id as string)
        expect(await waiting()).toEqual([])
      }
    },
  )
})

describe('what a person was told', () => {
  const SERVERS = 12
  const KEPT_DAYS = 90
  const told = async () => Object.keys((await ledgerStore(table).read('cfo')).told)

  test('may be more than one item holds: the leader of a large platform goes on to be told', async () => {
    const OCCURRENCES = 16_000
    const ledgers = ledgerStore(table)
    const told = (many: number) =>
      Object.fromEntries(
        Array.from({ length: many }, () => [
          `revenue_at_risk:${randomUUID()}#1`,
          { severity: 'Critical' as const, resolved: false },
        ]),
      )
    const digest =
      (days: number, more: number): MakeDigest =>
      (ledger) => ({
        document: {} as never,
        ledger: { through: { monthly: day(days) }, told: { ...ledger.told, ...told(more) } },
      })
    const first = await ledgers.claim(asked('monthly', 1), digest(1, OCCURRENCES))
    await ledgers.confirm('cfo', first?.id ?? '')
    const second = await ledgers.claim(asked('monthly', 2), digest(2, 1))
    expect(Object.keys((await ledgers.read('cfo')).told)).toHaveLength(OCCURRENCES + 1)
    expect(await ledgers.release('cfo', second?.id ?? '')).toBe(true)
    const stands = await ledgers.read('cfo')
    expect(stands.through).toEqual({ monthly: day(1) })
    expect(Object.keys(stands.told)).toHaveLength(OCCURRENCES)
    // What nobody reads any more is on its way to go.
    const parts = (await store.items()).filter(({ pk }) => pk.startsWith('PERSON#TOLD#'))
    const partitions = Map.groupBy(parts, ({ pk }) => pk)
    const current = [...partitions.values()].filter((items) => items.every((item) => !('expiresAt' in item)))
    expect([partitions.size, current.length]).toEqual([2, 1])
  })

  test('is forgotten with the alerts themselves: years of them stay few, and none is told twice', async () => {
    let book = NOTHING_SEEN
    const news: string[] = []
    let most = 0
    for (let month = 0; month < 36; month += 1) {
      const days = month * 30
      // One stays open all the time; each of the others is there for a month, and comes back after a year.
      const found = [alert('cost_above_list_price', ACME), alert('price_rise', `server-${month % SERVERS}`)]
      const urgent = month % 2 === 0 ? [alert('revenue_at_risk', BIRCH)] : []
      book = evaluate(book, [...found, ...urgent], lookOn(days)).book
      const records = book.records.filter(
        ({ resolved }) => resolved === null || resolved.at >= day(days - KEPT_DAYS),
      )
      for (const kind of ['at_once', 'monthly'] as const) {
        const which = asked(kind, days + (kind === 'monthly' ? 1 : 0.5))
        const kept = { at: day(days + 0.9), keys: new Set(records.map(occurrenceKey)) }
        const claimed = await ledgerStore(table).claim(
          kind === 'monthly' ? { ...which, kept } : which,
          make(which, records),
        )
        const lines = claimed?.digest.document.sections.flatMap(({ name, lines: own }) =>
          name === 'new' ? own : [],
        )
        news.push(...(lines ?? []).map(({ key }) => key))
        if (claimed !== null) await ledgerStore(table).confirm('cfo', claimed.id)
      }
      most = Math.max(most, (await told()).length)
    }
    expect(news.toSorted()).toEqual(book.records.map(occurrenceKey).toSorted())
    expect(news).toHaveLength(1 + 36 + 18)
    expect(most).toBeLessThanOrEqual(1 + 2 * (KEPT_DAYS / 30 + 1))
  })

  test('stays where it was told after the kept alerts were read: it may be of one that came after them', async () => {
    const urgent = bookAfter([0, alert('revenue_at_risk', ACME)]).records
    const atOnce = asked('at_once', 1)
    await ledgerStore(table).claim(atOnce, make(atOnce, urgent))
    const review = (days: number) => ({
      ...asked('monthly', days + 1),
      kept: { at: day(days), keys: new Set<string>() },
    })
    await ledgerStore(table).claim(review(1), () => null)
    expect(await told()).toHaveLength(1)
    await ledgerStore(table).claim(review(2), () => null)
    expect(await told()).toEqual([])
  })
})

describe('preferences', () => {
  const CHOSEN = { ...DEFAULT_PREFERENCES, digests: ['monthly' as const] }
  const OTHERS = { ...DEFAULT_PREFERENCES, muted: ['idle_vps:v'] }

  test('are the default until somebody chooses; of two made of the same ones the first stands, and the other sees it', async () => {
    const preferences = preferencesStore(table)
    expect(await preferences.read('cfo')).toEqual({
      ...{ preferences: DEFAULT_PREFERENCES, version: 0, unsubscribedAt: null },
    })
    const slow = withCalls(
      table,
      meanwhile(() => preferences.choose('cfo', 0, CHOSEN)),
    )
    expect(await preferencesStore(slow).choose('cfo', 0, OTHERS)).toMatchObject({
      preferences: CHOSEN,
      version: 1,
    })
    expect(await preferences.choose('cfo', 1, OTHERS)).toMatchObject({ preferences: OTHERS, version: 2 })
  })

  test('hold no digest after somebody unsubscribed, also where they chose at that moment, until they choose anew', async () => {
    const preferences = preferencesStore(table)
    const slow = withCalls(
      table,
      meanwhile(() => preferences.choose('cfo', 0, CHOSEN)),
    )
    await preferencesStore(slow).unsubscribe('cfo', day(1))
    await preferences.unsubscribe('cfo', day(2))
    const stands = await preferences.read('cfo')
    expect(stands).toEqual({ preferences: { ...CHOSEN, digests: [] }, version: 2, unsubscribedAt: day(1) })
    expect(await preferences.choose('cfo', 1, OTHERS)).toEqual(stands)
    expect(await preferences.choose('cfo', 2, OTHERS)).toMatchObject({ unsubscribedAt: null })
  })
})

test('a permanent bounce or a complaint stops mail to that address, once, until it is right again; a full mailbox does not', async () => {
  const mail = mailStore(table)
  const bounce = (id: string, kind: MailBounce['kind'], address = 'a@example.net'): MailBounce => ({
    ...{ id, kind, address, at: day(1) },
  })
  const read = () => mail.read('a@example.net')
  await mail.bounced(bounce('1', 'transient'))
  expect((await read()).stopped).toBeNull()
  for (const one of [bounce('2', 'permanent'), bounce('2', 'permanent'), bounce('3', 'complaint')])
    await mail.bounced(one)
  const stands = await read()
  expect(stands.stopped?.id).toBe('2')
  expect(stands.bounces.map(({ id }) => id)).toEqual(['3', '2', '1'])
  await mail.resume('b@example.net')
  expect((await read()).stopped).not.toBeNull()
  await mail.resume('a@example.net')
  expect((await read()).stopped).toBeNull()
  for (let count = 10; count < 70; count += 1) await mail.bounced(bounce(`${count}`, 'transient'))
  expect((await read()).bounces).toHaveLength(50)
  expect((await store.items()).every(({ pk }) => pk === 'PERSON#ADDRESS#a@example.net')).toBe(true)
})
