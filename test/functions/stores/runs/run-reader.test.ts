// The reader gives back what was computed, byte for byte, or says why it cannot: never a part of a run.

import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { packRun } from '../../../../functions/stores/runs/pack-run.ts'
import {
  findRun,
  findRunById,
  readExplanation,
  readFigures,
} from '../../../../functions/stores/runs/run-reader.ts'
import { listRecords, listRecordsPage } from '../../../../functions/stores/runs/run-record.ts'
import { unpackUnallocated } from '../../../../functions/stores/runs/unpack-unallocated.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import { type Item, startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, assignment, B, C, ip, PERIOD, sent, tenant, vps } from '../../../worlds/world.ts'
import { recorded } from '../calls.ts'
import {
  asPublished,
  FIRST_START_MS,
  incompressible,
  manyTenants,
  OFFICIAL,
  publishAt,
  runIdAt,
  runOf,
  smallRun,
  tenantId,
} from './sample-runs.ts'

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

const platformCosts = [
  { name: '=DNS', vendor: 'namepost', monthlyCents: 200, validFrom: '2024-01-01', validTo: null },
  {
    name: 'Datenbank "groß"',
    vendor: 'tidebase',
    monthlyCents: 35_001,
    validFrom: '2024-01-01',
    validTo: null,
  },
]
const ids = Array.from({ length: 60 }, (_, number) => tenantId(number))

const computedRuns: Record<string, () => ComputedRun> = {
  'of 300 tenants': () => runOf(manyTenants(300, 1_001)),
  'with idle and platform cost shared': () =>
    runOf(
      { ...manyTenants(60, 1_001), platformCosts },
      { policies: { shareIdle: 'weighted', sharePlatform: 'by_revenue' } },
    ),
  'by volume, some volumes unknown': () =>
    runOf(
      { ...manyTenants(60, 1_001), usage: ids.map((id, n) => sent(id, n % 7 === 0 ? null : n * 1_000)) },
      { method: 'volume_per_ip' },
    ),
  'with unknown costs and missing sources': () =>
    runOf({
      ...manyTenants(60, 1_001),
      vps: [vps('vps-0', null), vps('vps-1', 0), vps('vps-idle', null)],
      missing: new Set(['billing_analytics', 'payments']),
      sources: [{ name: 'vps_instances', rows: 3, latestMs: PERIOD.startMs }],
    }),
  'with names that are no plain text': () =>
    runOf({
      tenants: ['', ' ', 'a\nb\r\tc', '\u0000', '\ud800 alone', '🐧'.repeat(50), '__proto__', '"\\'].map(
        (name, n) => tenant(tenantId(n), { name }),
      ),
    }),
  'without any tenant': () => runOf({ tenants: [], vps: [vps('v1', 5)] }),
}

test.each(Object.keys(computedRuns))(
  'a run %s is read back byte for byte, apart from its id',
  async (name) => {
    const computed = (computedRuns[name] as () => ComputedRun)()
    const before = JSON.stringify({ ...computed.figures, runId: 'the id' })
    const { runId } = await publishAt(table, FIRST_START_MS, computed)
    const record = await findRun(table, OFFICIAL).catch(() => findRunById(table, runId))
    const figures = await readFigures(table, record)
    expect(JSON.stringify({ ...figures, runId: 'the id' })).toBe(before)
    expect(figures.runId).toBe(runId)
    const order = figures.tenants.map((row) => row.tenantId)
    expect(order).toEqual(order.toSorted())
    for (const { tenantId: id } of computed.figures.tenants) {
      expect(await readExplanation(table, record, id)).toEqual(computed.explain(id))
    }
  },
)

test('unallocated rows come back in their order, however many items they fill', async () => {
  const idle = Array.from({ length: 2_345 }, (_, number) => vps(`idle-${(number * 7919) % 2_345}`, number))
  const platform = Array.from({ length: 700 }, (_, number) => ({
    name: `cost ${number}`,
    vendor: 'v',
    monthlyCents: number,
    validFrom: '2024-01-01',
    validTo: null,
  }))
  const computed = runOf({ vps: idle, platformCosts: platform })
  expect(computed.figures.unallocated).toHaveLength(3_045)
  await publishAt(table, FIRST_START_MS, computed)
  const { unallocated } = await readFigures(table, await findRun(table, OFFICIAL))
  expect(unallocated).toEqual(computed.figures.unallocated)
})

test('unallocated rows with long labels take more items, none over 400 KB', () => {
  const idle = Array.from({ length: 1_000 }, (_, number) => vps(`v${number}`, 1, { label: 'é'.repeat(500) }))
  const computed = runOf({ vps: idle })
  const bodies = [...packRun('a-run', computed)].flatMap(({ sk, body }) =>
    sk.startsWith('UNALLOCATED#') ? [body] : [],
  )
  expect(Math.max(...bodies.map((body) => Buffer.byteLength(body)))).toBeLessThan(399_000)
  expect(bodies.flatMap(unpackUnallocated)).toEqual(computed.figures.unallocated)
})

describe('an explanation larger than one item', () => {
  /** A is alone on many servers whose labels do not compress; B is on one of them. */
  const servers = Array.from({ length: 1_200 }, (_, number) => `vps-${number}`)
  const computed = runOf({
    vps: servers.map((id) => vps(id, 1_001, { label: incompressible(id, 800) })),
    ips: servers.map((id) => ip(`ip of ${id}`, id, 300)),
    assignments: [...servers.map((id) => assignment(`ip of ${id}`, A)), assignment('ip of vps-7', B)],
  })

  beforeEach(async () => {
    await publishAt(table, FIRST_START_MS, computed)
  })
  const partsOf = async (id: string) =>
    (await store.items()).filter(({ sk }) => sk.startsWith(`EXPLANATION#${id}`))

  test('takes several, none over 400 KB and all in one shard, and is read back whole', async () => {
    const parts = await partsOf(A)
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.map(({ pk }) => pk)).size).toBe(1)
    for (const { pk, sk, body } of parts) {
      expect(Buffer.byteLength(String(body)) + pk.length + sk.length + 8).toBeLessThan(400 * 1024)
    }
    const record = await findRun(table, OFFICIAL)
    expect(await readExplanation(table, record, A)).toEqual(computed.explain(A))
    expect(await readExplanation(table, record, B)).toEqual(computed.explain(B))
    expect(await readExplanation(table, record, C)).toEqual({ tenantId: C, lines: [] })
  })

  test.each(['first', 'last'])('is refused with the reason when its %s part has expired', async (which) => {
    const record = await findRun(table, OFFICIAL)
    await remove((await partsOf(A)).at(which === 'first' ? 0 : -1) as Item)
    await expect(readExplanation(table, record, A)).rejects.toMatchObject({
      name: 'NotPublishedError',
      message: expect.stringContaining('expired'),
    })
    expect(await readExplanation(table, record, B)).toEqual(computed.explain(B))
  })
})

const remove = ({ pk, sk }: Item) =>
  table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))

describe('a run that has expired in part', () => {
  test.each(['TENANT#', 'TOTALS', 'UNALLOCATED#'])(
    'without an item %s is refused with the reason',
    async (prefix) => {
      const { runId } = await publishAt(table, FIRST_START_MS, smallRun())
      await remove((await store.items()).find(({ sk }) => sk.startsWith(prefix)) as Item)
      await expect(readFigures(table, await findRunById(table, runId))).rejects.toMatchObject({
        name: 'NotPublishedError',
        reason: 'expired',
        message: expect.stringMatching(new RegExp(`${runId} of 2025-11 has expired in part.*\\.$`)),
      })
    },
  )

  test('without an explanation still shows its figures, and does not say that the tenant carries no cost', async () => {
    const { runId } = await publishAt(table, FIRST_START_MS, smallRun())
    const explanation = (await store.items()).find(({ sk }) => sk.startsWith('EXPLANATION#')) as Item
    await remove(explanation)
    const record = await findRunById(table, runId)
    expect(await readFigures(table, record)).toEqual(asPublished(smallRun(), runId))
    const id = explanation.sk.split('#')[1] as string
    await expect(readExplanation(table, record, id)).rejects.toMatchObject({
      name: 'NotPublishedError',
      message: expect.stringContaining('expired'),
    })
  })

  test('without its record says that the id may have expired', async () => {
    const { runId } = await publishAt(table, FIRST_START_MS, smallRun())
    await remove((await store.items()).find(({ sk }) => sk === 'RECORD') as Item)
    const refusal = {
      name: 'NotPublishedError',
      reason: 'unknown_run',
      message: expect.stringMatching(`${runId}.*expired`),
    }
    await expect(findRunById(table, runId)).rejects.toMatchObject(refusal)
    await expect(findRun(table, OFFICIAL)).rejects.toMatchObject(refusal)
  })
})

test('an id that no run has says so', async () => {
  const unknown = runIdAt(FIRST_START_MS)
  await expect(findRunById(table, unknown)).rejects.toMatchObject({
    name: 'NotPublishedError',
    reason: 'unknown_run',
    message: expect.stringContaining(unknown),
  })
})

test('readers ask for keys, never for the whole table, and see what was just published', async () => {
  await publishAt(table, FIRST_START_MS, runOf(manyTenants(60, 1_000)))
  const watched = recorded(table)
  const record = await findRun(watched.table, OFFICIAL)
  await readFigures(watched.table, record)
  await readExplanation(watched.table, record, tenantId(0))
  const { calls } = watched
  expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(['GetCommand', 'QueryCommand']))
  // The pointer, the record, 16 shards, one tenant's explanation: a handful of keys, not one call a tenant.
  expect(calls.length).toBeLessThan(25)
  const stale = calls.filter(({ input }) => input.ConsistentRead !== true)
  expect(stale.map(({ name, input }) => [name, input.ExpressionAttributeValues])).toEqual([])

  const listing = recorded(table)
  await listRecords(listing.table, PERIOD.id)
  expect(listing.calls.map(({ name }) => name)).toEqual(['QueryCommand'])
})

test('runs of a month are listed newest first', async () => {
  const published = []
  for (const number of [0, 1, 2]) {
    published.push((await publishAt(table, FIRST_START_MS + number * 1_000, smallRun(1_000 + number))).runId)
  }
  expect((await listRecords(table, PERIOD.id)).map(({ runId }) => runId)).toEqual(published.reverse())
  expect(await listRecords(table, '2025-10')).toEqual([])
})

test('runs of a month are listed a page at a time, each page saying whether more follow', async () => {
  const published: string[] = []
  for (const number of [0, 1, 2, 3, 4]) {
    published.unshift(
      (await publishAt(table, FIRST_START_MS + number * 1_000, smallRun(1_000 + number))).runId,
    )
  }
  for (const limit of [1, 2, 4, 5, 6]) {
    const seen: string[] = []
    let after: string | undefined
    for (let more = true; more; ) {
      const page = await listRecordsPage(table, PERIOD.id, { limit, after })
      expect(page.records.length).toBe(Math.min(limit, published.length - seen.length))
      seen.push(...page.records.map(({ runId }) => runId))
      more = page.more
      after = seen.at(-1)
      expect([limit, seen.length, more]).toEqual([limit, seen.length, seen.length < published.length])
    }
    expect(seen).toEqual(published)
  }
  const none = { records: [], more: false }
  expect(await listRecordsPage(table, '2025-10', { limit: 3 })).toEqual(none)
  expect(await listRecordsPage(table, PERIOD.id, { limit: 3, after: published.at(-1) })).toEqual(none)
})
