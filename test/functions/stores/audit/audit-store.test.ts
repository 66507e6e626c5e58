// The audit trail keeps what was written first, whole and once, answers for a person, an operation and a tenant within a span
// of time by queries alone, and forgets when its time is over.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type AuditAsked, auditStore } from '../../../../functions/stores/audit/audit-store.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { AuditEntry } from '../../../../shared/contract/audit/audit-entry.ts'
import type { TimeWindow } from '../../../../shared/periods/time-window.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { SEED } from '../../../worlds/random-world.ts'
import { BREAKAGES, countWrites } from '../breakages.ts'
import { recorded, withCalls } from '../calls.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 8, 20)
const at = (days: number) => new Date(START_MS + days * DAY_MS).toISOString()
const KEPT_DAYS = 400
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

const over = (through: FiguresTable = table, days = 90) =>
  auditStore(through, { days: KEPT_DAYS }, () => START_MS + days * DAY_MS)
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  requestId: 'r1',
  at: at(0),
  person: 'cfo',
  personName: 'cfo@example.com',
  operation: 'acknowledgeAlert',
  kind: 'acknowledged',
  tenantIds: ['acme'],
  period: '2026-09',
  outcome: 'done',
  subject: 'alert idle_vps:v',
  ...change,
})
const ALWAYS: TimeWindow = { from: at(-50), to: at(90) }
const found = async (asked: AuditAsked, window = ALWAYS, from = over()) => {
  const ids: string[] = []
  for await (const { requestId } of from.search(asked, window)) ids.push(requestId)
  return ids
}

test('every search finds its entries and no others, newest first, over months', async () => {
  const TENANTS = ['acme', 'birch', 'cedar']
  const MANY = Array.from({ length: 40 }, (_, index) => (index === 0 ? 'acme' : `t${index}`))
  const some = fc.record({
    days: fc.nat({ max: 80 }),
    person: fc.constantFrom('cfo', 'coo'),
    operation: fc.constantFrom('getOverview', 'acknowledgeAlert'),
    tenantIds: fc.oneof(fc.subarray(TENANTS), fc.constant(MANY), fc.constant(null)),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(some, { minLength: 10, maxLength: 15 }),
      fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 40 })),
      async (made, [from, length]) => {
        table = (await server.another()).table
        const entries = made.map(({ days, ...rest }, index) =>
          entry({ ...rest, at: at(days), requestId: `r${String(index).padStart(2, '0')}` }),
        )
        for (const one of entries) await over().add(one)
        const window = { from: at(from), to: at(from + length) }
        const expected = (isAsked: (one: AuditEntry) => boolean) =>
          entries
            .filter((one) => isAsked(one) && one.at >= window.from && one.at < window.to)
            .sort((one, other) => (`${one.at}${one.requestId}` < `${other.at}${other.requestId}` ? 1 : -1))
            .map(({ requestId }) => requestId)
        expect(await found({ person: 'coo' }, window)).toEqual(expected(({ person }) => person === 'coo'))
        expect(await found({ operation: 'getOverview' }, window)).toEqual(
          expected(({ operation }) => operation === 'getOverview'),
        )
        for (const tenantId of ['acme', 'cedar', 't7']) {
          expect(await found({ tenantId }, window)).toEqual(
            expected(({ tenantIds }) => tenantIds === null || tenantIds.includes(tenantId)),
          )
        }
      },
    ),
    { seed: SEED, numRuns: 4 },
  )
})

test('a request that is written twice is one entry, and what was written first stands', async () => {
  await over().add(entry())
  await over().add(entry())
  await over().add(entry({ outcome: 'failed', tenantIds: ['birch'] }))
  expect(await found({ tenantId: 'acme' })).toEqual(['r1'])
  expect(await found({ tenantId: 'birch' })).toEqual([])
  for await (const one of over().search({ person: 'cfo' }, ALWAYS)) expect(one).toEqual(entry())
  expect(await found({ person: 'cfo' })).toEqual(['r1'])
})

test.each(Object.entries(BREAKAGES))(
  'whichever write %s, the same entry written again is whole, and there once',
  async (name, breakage) => {
    const one = entry({ tenantIds: ['acme', 'birch'] })
    const writes = await countWrites(table, (counted) => over(counted).add(one))
    expect(writes).toBe(3)
    for (let failing = 1; failing <= writes; failing += 1) {
      table = (await server.another()).table
      const outcome = await over(withCalls(table, breakage(failing)))
        .add(one)
        .then(
          () => 'written',
          () => 'failed',
        )
      const askedFor = [
        { person: 'cfo' },
        { operation: one.operation },
        { tenantId: 'acme' },
        { tenantId: 'birch' },
      ]
      const search = () => Promise.all(askedFor.map((asked) => found(asked as AuditAsked)))
      const whole = askedFor.map(() => ['r1'])
      if (outcome === 'written') expect(await search()).toEqual(whole)
      if (name.includes('sends it again')) expect(outcome).toBe('written')
      await over().add(one)
      expect(await search()).toEqual(whole)
    }
  },
)

test('a request of very many tenants, or of the whole platform, costs two writes; one of none costs one', async () => {
  const tenants = (count: number) => Array.from({ length: count }, (_, index) => `tenant-${index}`)
  const costs = async (tenantIds: readonly string[] | null) => {
    const watched = recorded((await server.another()).table)
    await over(watched.table).add(entry({ tenantIds }))
    return watched.calls.length
  }
  expect(await costs(tenants(6_000))).toBe(2)
  expect(await costs(null)).toBe(2)
  expect(await costs([])).toBe(1)
})

test('entries expire when their time is over, and are not shown after that; nothing is ever changed or deleted', async () => {
  const watched = recorded(table)
  await over(watched.table).add(entry())
  expect(watched.calls.every(({ input }) => input.ConditionExpression === 'attribute_not_exists(pk)')).toBe(
    true,
  )
  const items = await store.items()
  expect(new Set(items.map((item) => item[EXPIRY_ATTRIBUTE]))).toEqual(
    new Set([START_MS / 1000 + (KEPT_DAYS * DAY_MS) / 1000]),
  )
  expect(items.every(({ pk }) => pk.startsWith('AUDIT'))).toBe(true)
  const asked = [{ person: 'cfo' }, { operation: 'acknowledgeAlert' }, { tenantId: 'acme' }]
  for (const one of asked)
    expect(await found(one as AuditAsked, ALWAYS, over(table, KEPT_DAYS + 1))).toEqual([])
})
