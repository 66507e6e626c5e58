// What is stored of alerts is what the domain says of them, whoever writes at the same moment and whatever write breaks; it
// is announced once it stands, and never lost.
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { NO_ALERTS, readHead } from '../../../../functions/stores/alerts/alert-head.ts'
import { alertStore } from '../../../../functions/stores/alerts/alert-store.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { evaluate } from '../../../../shared/alerts/lifecycle/evaluate.ts'
import { occurrenceKey } from '../../../../shared/alerts/lifecycle/record-id.ts'
import type { AlertRecord } from '../../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../../shared/contract/summary/alert.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import {
  ACME,
  acknowledged,
  alert,
  BIRCH,
  bookAfter,
  day,
  lookOn,
  NOTHING_SEEN,
} from '../../../shared/alerts/alert-world.ts'
import { SEED } from '../../../worlds/random-world.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { type Call, recorded, withCalls } from '../calls.ts'
import { hurry } from '../hurry.ts'

const RESOLVED_DAYS = 400
const DAY_SECONDS = 86_400
const NOW_MS = Date.parse(day(12))
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
afterEach(() => {
  jest.restoreAllMocks()
})

const over = (through: FiguresTable = table, nowMs = NOW_MS) =>
  alertStore(through, { resolvedDays: RESOLVED_DAYS }, () => nowMs)
const IDLE = alert('idle_vps', 'v')
const ACME_RISK = alert('revenue_at_risk', ACME)
const BIRCH_RISK = alert('revenue_at_risk', BIRCH)
const isHead = ({ name, input }: Call) => name === 'PutCommand' && input.Item.sk === 'HEAD'
const anybody = () => true
const ask = (through: FiguresTable, id: string, person: string, days: number) =>
  over(through).acknowledge({ id, person, at: day(days), maySee: anybody })
const told = async () =>
  (await over().unannounced()).flatMap(({ changes }) =>
    changes.map(({ kind, record }) => `${kind} ${occurrenceKey(record)}`),
  )
const byKey = (records: readonly AlertRecord[]) =>
  records.toSorted((one, other) => (occurrenceKey(one) < occurrenceKey(other) ? -1 : 1))
const all = async () => byKey(await over().openAndResolvedSince(day(-3)))

test('before the first evaluation there is nothing', async () => {
  expect(await over().overview()).toEqual({ looks: NOTHING_SEEN.looks, counts: [] })
  expect([await over().open(), await all(), await told()]).toEqual([[], [], []])
  expect(await ask(table, 'idle_vps:v', 'cfo', 1)).toBeNull()
})

test('an overview is one key read: the looks, and how many are open by rule and severity', async () => {
  await over().evaluate([IDLE, alert('idle_vps', 'w'), ACME_RISK], lookOn(0))
  const watched = recorded(table)
  const { looks, counts } = await over(watched.table).overview()
  expect(looks.monthly?.summaryId).toBe('s0')
  expect(counts).toEqual([
    { rule: 'idle_vps', severity: IDLE.severity, open: 2 },
    { rule: 'revenue_at_risk', severity: ACME_RISK.severity, open: 1 },
  ])
  expect(watched.calls.map(({ name }) => name)).toEqual(['GetCommand'])
})

test('the open records are two requests; those of a tenant are its own and no other', async () => {
  await over().evaluate([IDLE, BIRCH_RISK, ACME_RISK], lookOn(0))
  const watched = recorded(table)
  expect((await over(watched.table).open()).map(({ id }) => id)).toEqual([
    'idle_vps:v',
    `revenue_at_risk:${ACME}`,
    `revenue_at_risk:${BIRCH}`,
  ])
  expect(watched.calls.map(({ name }) => name)).toEqual(['GetCommand', 'BatchGetCommand'])
  expect((await over().open([BIRCH])).map(({ tenantId }) => tenantId)).toEqual([BIRCH])
  expect(await over().open([])).toEqual([])
})

test('over weeks of looks, acknowledgements and announcements the records are those of the domain', async () => {
  const FOUND = [
    IDLE,
    ACME_RISK,
    BIRCH_RISK,
    alert('bounce_rate_elevated', ACME),
    alert('bounce_rate_critical', ACME),
  ]
  const step = fc.record({
    found: fc.subarray(FOUND),
    acknowledges: fc.option(fc.constantFrom(...FOUND)),
    announces: fc.boolean(),
    isLate: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      table = (await server.another()).table
      let book = NOTHING_SEEN
      const expected: string[] = []
      const announced: string[] = []
      for (const [index, { found, acknowledges, announces, isLate }] of steps.entries()) {
        const look = lookOn(isLate ? index - 2 : index)
        await over().evaluate(found, look)
        const after = evaluate(book, found, look)
        book = after.book
        for (const { kind, record } of after.changes)
          if (kind !== 'seen') expected.push(`${kind} ${occurrenceKey(record)}`)
        if (acknowledges !== null) {
          const id = acknowledges.rule.startsWith('bounce') ? `bounce_rate:${ACME}` : acknowledges.id
          book = acknowledged(book, id, 'cfo', day(index))
          await ask(table, id, 'cfo', index)
        }
        if (announces || index === steps.length - 1) {
          for (const { id, changes } of await over().unannounced()) {
            announced.push(...changes.map(({ kind, record }) => `${kind} ${occurrenceKey(record)}`))
            await over().announced(id)
          }
        }
        expect(await all()).toEqual(byKey(book.records))
        expect((await over().overview()).looks).toEqual(book.looks)
      }
      expect(announced).toEqual(expected)
    }),
    { seed: SEED, numRuns: 3 },
  )
})

describe('at the same moment', () => {
  test('an acknowledgement and an evaluation both come through, whichever is slower', async () => {
    await over().evaluate([IDLE, ACME_RISK], lookOn(0))
    const once = (during: () => Promise<unknown>) => {
      let isFirst = true
      return withCalls(table, async (call, send) => {
        if (isHead(call) && isFirst) {
          isFirst = false
          await during()
        }
        return send()
      })
    }
    await over(once(() => ask(table, 'idle_vps:v', 'cfo', 1))).evaluate([IDLE, BIRCH_RISK], lookOn(1))
    await ask(
      once(() => over().evaluate([IDLE, ACME_RISK], lookOn(2))),
      'idle_vps:v',
      'coo',
      2,
    )
    const [idle] = await over().open()
    expect(idle).toMatchObject({ id: 'idle_vps:v', lastSeen: { summaryId: 's2' } })
    expect(idle?.acknowledgements.map(({ person }) => person)).toEqual(['cfo', 'coo'])
    expect((await told()).slice(2)).toEqual([
      `resolved revenue_at_risk:${ACME}#1`,
      `opened revenue_at_risk:${BIRCH}#1`,
      `opened revenue_at_risk:${ACME}#2`,
      `resolved revenue_at_risk:${BIRCH}#1`,
    ])
  })

  test('eight people acknowledge: each of them stands', async () => {
    hurry()
    await over().evaluate([IDLE], lookOn(0))
    const people = Array.from({ length: 8 }, (_, index) => `p${String(index).padStart(2, '0')}`)
    await Promise.all(people.slice(0, 4).map((person) => ask(table, 'idle_vps:v', person, 1)))
    await Promise.all(people.slice(4).map((person) => ask(table, 'idle_vps:v', person, 1)))
    const [idle] = await over().open()
    expect(idle?.acknowledgements.map(({ person }) => person)).toEqual(people)
  })

  test('an evaluation whose answer was lost is not undone where others wrote before it was sent again', async () => {
    await over().evaluate([IDLE], lookOn(0))
    const twice = withCalls(table, async (call, send) => {
      if (!isHead(call) || call.input.Item.looks.monthly.summaryId !== 's1') return send()
      await send()
      const [first] = await over().unannounced()
      await over().announced(first?.id as string)
      return send()
    })
    await over(twice).evaluate([IDLE, ACME_RISK], lookOn(1))
    expect(await told()).toEqual([`opened revenue_at_risk:${ACME}#1`])
    expect(await over().open()).toHaveLength(2)
    const current = (await store.items()).filter((item) => item[EXPIRY_ATTRIBUTE] === undefined)
    expect(current.map(({ pk }) => pk.split('#')[0])).toEqual(['ALERTS', 'ALERT_NEWS', 'ALERT_OPEN'])
  })

  test('where others come first for ever, it ends with a sentence and leaves nothing that stays', async () => {
    hurry()
    await over().evaluate([IDLE], lookOn(0))
    let day0 = 1
    const busy = withCalls(table, async (call, send) => {
      if (isHead(call)) {
        day0 += 1
        await over().evaluate([IDLE], lookOn(day0))
      }
      return send()
    })
    await expect(ask(busy, 'idle_vps:v', 'cfo', 1)).rejects.toThrow(
      /^Others changed the alerts at the same time, again and again\. Nothing of this was written; try again/,
    )
    const kept = (await store.items()).filter(
      (item) => item.pk.startsWith('ALERT_OPEN#') && item[EXPIRY_ATTRIBUTE] === undefined,
    )
    expect(kept).toHaveLength(1)
  })
})

test('who may not see an alert acknowledges nothing, as if it were not there', async () => {
  await over().evaluate([IDLE], lookOn(0))
  const asked = { id: 'idle_vps:v', person: 'owner', at: day(1), maySee: () => false }
  expect(await over().acknowledge(asked)).toBeNull()
  expect((await over().open())[0]?.acknowledgements).toEqual([])
})

describe('whichever write breaks', () => {
  const actions: Record<string, (through: FiguresTable) => Promise<unknown>> = {
    'of an evaluation': (through) => over(through).evaluate([IDLE, BIRCH_RISK], lookOn(1)),
    'of an acknowledgement': (through) => ask(through, 'idle_vps:v', 'cfo', 1),
    'of an announcement': async (through) => {
      for (const { id } of await over(through).unannounced()) await over(through).announced(id)
    },
  }
  const arrange = async () => {
    store = await server.another()
    table = store.table
    await over().evaluate([IDLE, ACME_RISK], lookOn(0))
  }
  const state = async () => [await all(), await over().overview()]
  /** Whether items that the head names expire, or those of moves that it does not name and is not about to mark. */
  const expiringOf = async (which: 'current' | 'other'): Promise<boolean[]> => {
    const items = (await store.items()).filter(({ pk }) => /^ALERT_(OPEN|NEWS)#/.test(pk))
    const { parts, news, before } = (await readHead(table)) ?? NO_ALERTS
    const current = new Set([...parts, ...news].map(({ pk }) => pk))
    const marked = new Set(before.map(({ pk }) => pk))
    const expire = items
      .filter(({ pk }) => (which === 'current') === current.has(pk) && !(which === 'other' && marked.has(pk)))
      .map((item) => item[EXPIRY_ATTRIBUTE] !== undefined)
    return [...new Set(expire.length === 0 ? [which === 'other'] : expire)]
  }

  test.each(
    Object.keys(actions).flatMap((action) => Object.keys(BREAKAGES).map((breakage) => [action, breakage])),
  )('%s and it %s, it stands whole or not at all, and can be made again', async (action, breakage) => {
    const act = actions[action as string] as (through: FiguresTable) => Promise<unknown>
    await arrange()
    const before = await state()
    const writes = await countWrites(table, act)
    const after = await state()
    const news = await told()
    for (let failing = 1; failing <= writes; failing += 1) {
      await arrange()
      const broken = (BREAKAGES[breakage as string] as (typeof BREAKAGES)[string])(failing)
      const outcome = await act(withCalls(table, broken)).then(
        () => 'written',
        () => 'failed',
      )
      const stands = await state()
      // Whatever it leaves behind goes by itself, and nothing that stands does.
      await over().unannounced()
      expect([failing, await expiringOf('current'), await expiringOf('other')]).toEqual([
        failing,
        [false],
        [true],
      ])
      expect([before, after]).toContainEqual(stands)
      if (outcome === 'written') expect([failing, stands]).toEqual([failing, after])
      if (breakage?.includes('sends it again')) expect([failing, outcome]).toEqual([failing, 'written'])
      await act(table)
      expect([failing, await state(), await told()]).toEqual([failing, after, news])
    }
  })
})

describe('what ended', () => {
  test('is kept for the configured time and then expires; it is not shown after that', async () => {
    await over().evaluate([IDLE], lookOn(0))
    await over().evaluate([], lookOn(1))
    for (const { id } of await over().unannounced()) await over().announced(id)
    const resolved = (await store.items()).filter(({ pk }) => pk.startsWith('ALERT_RESOLVED#'))
    const endedAt = lookOn(1).at
    expect(resolved.map((item) => item[EXPIRY_ATTRIBUTE])).toEqual([
      Date.parse(endedAt) / 1000 + RESOLVED_DAYS * DAY_SECONDS,
    ])
    const later = Date.parse(endedAt) + (RESOLVED_DAYS + 1) * DAY_SECONDS * 1000
    expect(await over(table, later).openAndResolvedSince(day(-1))).toEqual([])
    expect(await over(table, later - 2 * DAY_SECONDS * 1000).openAndResolvedSince(day(-1))).toHaveLength(1)
    expect(await over().openAndResolvedSince(day(2))).toEqual([])
  })

  test('and comes back when its record has long expired is another occurrence all the same', async () => {
    await over().evaluate([IDLE], lookOn(0))
    await over().evaluate([], lookOn(1))
    for (const { id } of await over().unannounced()) await over().announced(id)
    for (const { pk, sk } of await store.items())
      if (pk.startsWith('ALERT_RESOLVED#'))
        await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
    await over().evaluate([IDLE], lookOn(600))
    expect((await over().open()).map(occurrenceKey)).toEqual(['idle_vps:v#2'])
  })
})

test('items that are current never expire, those that were do after a day; all keys are of alerts', async () => {
  for (const days of [0, 1, 2]) await over().evaluate([IDLE], lookOn(days))
  const items = await store.items()
  expect(items.every(({ pk }) => pk.startsWith('ALERT'))).toBe(true)
  const open = items.filter(({ pk }) => pk.startsWith('ALERT_OPEN#')).map((item) => item[EXPIRY_ATTRIBUTE])
  const tomorrow = NOW_MS / 1000 + DAY_SECONDS
  expect(open.filter((expiry) => expiry === undefined)).toHaveLength(1)
  expect(open.filter((expiry) => expiry === tomorrow)).toHaveLength(2)
})

test('3,000 open alerts lie in few items; an acknowledgement writes one of them, a tenant reads one or two', async () => {
  const tenant = (number: number) => `0000${String(number).padStart(4, '0')}-0000-4000-8000-000000000000`
  const found: StrategicAlert[] = Array.from({ length: 3_000 }, (_, index) =>
    alert(index % 2 === 0 ? 'revenue_at_risk' : 'cost_above_list_price', tenant(index >> 1)),
  )
  await over().evaluate(found, lookOn(0))
  const watched = recorded(table)
  const own = await over(watched.table).open([tenant(700)])
  expect(own.map(({ rule }) => rule).sort()).toEqual(['cost_above_list_price', 'revenue_at_risk'])
  const keys = watched.calls.flatMap(({ input }) => input.RequestItems?.[table.name].Keys ?? [])
  expect(keys.length).toBeLessThan(3)
  const writing = recorded(table)
  await ask(writing.table, `revenue_at_risk:${tenant(700)}`, 'cfo', 1)
  const puts = writing.calls.filter(({ name }) => name === 'PutCommand')
  expect(puts).toHaveLength(2)
  const open = await over().open()
  expect(open).toHaveLength(3_000)
  expect(open.filter(({ acknowledgements }) => acknowledgements.length > 0)).toHaveLength(1)
  expect((await over().overview()).counts.map(({ open: count }) => count)).toEqual([1_500, 1_500])
  expect(new Set(open.map(({ id }) => id))).toEqual(
    new Set(bookAfter([0, ...found]).records.map(({ id }) => id)),
  )
})
