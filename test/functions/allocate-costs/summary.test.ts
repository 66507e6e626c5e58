// The answer in the console can be read as it stands: conservation in sentences, what changed since the run before, and
// what to do next.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { type Allocate, allocator } from '../../engines/allocator.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'

const NOW_MS = Date.UTC(2025, 11, 20)
const PERIOD = '2025-11'
let database: TestDatabase
let store: TestTable
let allocate: Allocate
let nowMs = NOW_MS

beforeAll(async () => {
  database = await createSampleDatabase(generateSample({ seed: 7, asOfMs: NOW_MS }))
  store = await startFiguresTable()
  allocate = allocator({ databaseUrl: database.url, table: store.table, now: () => nowMs })
})
afterAll(async () => {
  await store.stop()
  await database.drop()
})

test('the first run of a month has nothing to be held against', async () => {
  const first = await allocate({ period: PERIOD })
  expect([first.outcome, first.changes]).toEqual(['published', null])
  expect(first.conservation).toHaveLength(4)
  for (const sentence of first.conservation.slice(0, 2)) {
    expect(sentence).toMatch(/^(vps|ip): [\d.]+ = [\d.]+ tenants \+ [\d.]+ unallocated, difference 0\.00;/)
  }
  expect(first.next.join(' ')).toContain('return-to-run')
})

test('a price that changes shows as that many cents against the run before', async () => {
  const { rows } = await database.query<{ id: string }>(
    "update vps_instances set approximate_cost = approximate_cost + 12.34 where id = (select id from vps_instances where status = 'active' and approximate_cost > 0 order by id limit 1) returning id",
  )
  expect(rows).toHaveLength(1)
  nowMs += 60_000
  const { outcome, changes } = await allocate({ period: PERIOD })
  expect(outcome).toBe('published')
  const vps = changes?.pools.find(({ pool }) => pool === 'vps')
  expect(vps?.sourceCents).toBe(1_234)
  expect((vps?.tenantCents ?? 0) + (vps?.unallocatedCents ?? 0)).toBe(1_234)
  expect(changes).toMatchObject({ tenants: 0, revenueCents: 0, warnings: {} })
})

test('a second run of the same rows changes nothing, and says so', async () => {
  nowMs += 60_000
  const { outcome, changes } = await allocate({ period: PERIOD })
  expect(outcome).toBe('duplicate')
  expect(changes?.pools.map(({ sourceCents }) => sourceCents)).toEqual([0, 0, null])
})

test('a dry run is held against the current run, and says how to publish it', async () => {
  const { outcome, changes, next } = await allocate({ period: PERIOD, dryRun: true, method: 'even' })
  expect([outcome, changes?.tenants]).toEqual(['dry_run', 0])
  expect(next[0]).toContain('without dryRun')
})

test('the month that ended last can be asked for without naming it, as the schedule of the month end does', async () => {
  const { period, asOf } = await allocate({ period: 'previous', dryRun: true })
  expect([period, asOf]).toEqual([PERIOD, '2025-12-01T00:00:00Z'])
})
