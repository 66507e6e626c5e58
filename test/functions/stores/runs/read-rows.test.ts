// Rows that are read by key are the rows of the run, however many are asked for and whatever else is asked with them.
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { readRows } from '../../../../functions/stores/runs/read-rows.ts'
import { findRun, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import type { RunRecord } from '../../../../functions/stores/runs/run-record.ts'
import type { TenantFigures } from '../../../../shared/contract/run-figures.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { recorded, withCalls } from '../calls.ts'
import { hurry } from '../hurry.ts'
import { FIRST_START_MS, manyTenants, OFFICIAL, publishAt, runOf, tenantId } from './sample-runs.ts'

const TENANTS = 450
let server: TestTable
let table: FiguresTable
let record: RunRecord
let rows: ReadonlyMap<string, TenantFigures>

beforeAll(async () => {
  server = await startFiguresTable()
  table = server.table
  await publishAt(table, FIRST_START_MS, runOf(manyTenants(TENANTS, 1_001)))
  // Another run with other figures of the same tenants lies beside it.
  await publishAt(table, FIRST_START_MS + 1_000, runOf(manyTenants(TENANTS, 2_002)), { isLatest: false })
  record = await findRun(table, OFFICIAL)
  rows = new Map((await readFigures(table, record)).tenants.map((row) => [row.tenantId, row]))
})
afterAll(() => server.stop())
afterEach(() => {
  jest.restoreAllMocks()
})

const expected = (ids: readonly string[]) =>
  new Map(ids.filter((id) => rows.has(id)).map((id) => [id, rows.get(id)]))

test.each([0, 1, 99, 100, 101, 200, 201, TENANTS])(
  '%i rows are those that a reader of all sees',
  async (count) => {
    const ids = Array.from({ length: count }, (_, number) => tenantId(number))
    const watched = recorded(table)
    const read = await readRows(watched.table, record, ids)
    expect(read).toEqual(expected(ids))
    expect(read.size).toBe(count)
    expect(watched.calls).toHaveLength(Math.ceil(count / 100))
  },
)

test('tenants that are not in the run are absent, those asked for twice are read once', async () => {
  // Numbers past the run's tenants are ids that it does not know.
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(TENANTS + 150), { maxLength: 700 }), async (numbers) => {
      const ids = numbers.map(tenantId)
      const watched = recorded(table)
      expect(await readRows(watched.table, record, ids)).toEqual(expected(ids))
      const keys = watched.calls.flatMap(({ input }) => input.RequestItems[table.name].Keys)
      expect(keys).toHaveLength(new Set(ids).size)
    }),
    { numRuns: 25, seed: 3 },
  )
})

test('what a busy table leaves unread is read in the end', async () => {
  hurry()
  let calls = 0
  const busy = withCalls(table, async ({ input }, send) => {
    calls += 1
    return calls % 3 === 0 ? send() : { Responses: {}, UnprocessedKeys: input.RequestItems }
  })
  const ids = [...rows.keys()]
  expect(await readRows(busy, record, ids)).toEqual(rows)
  expect(calls).toBeGreaterThan(10)
})
