// The whole handler on a generated platform: what it answers is what the domain computes of the very rows that were
// generated, for every method and policy, and every cent of it is accounted for.
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstream } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { writeList } from '../../../functions/stores/finance-lists/list-store.ts'
import { findRunById, readFigures } from '../../../functions/stores/runs/run-reader.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import type { SampleTables } from '../../../infra/local/sample/sample-tables.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../shared/contract/request.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import type { PlatformCostLine } from '../../../shared/inputs/platform-cost-line.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { type Allocate, allocator, dryFigures } from '../../engines/allocator.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { sampleInputs } from '../sources/sample-inputs.ts'

const PRESENT = Date.UTC(2025, 11, 14, 9, 30)
const NOVEMBER = parsePeriod('2025-11')
const DECEMBER = parsePeriod('2025-12')
const PLATFORM_COSTS: PlatformCostLine[] = [
  { name: 'Database', vendor: 'tidebase', monthlyCents: 35_001, validFrom: '2024-01-01', validTo: null },
  { name: 'DNS', vendor: 'namepost', monthlyCents: 203, validFrom: '2024-01-01', validTo: null },
]
const COMBINATIONS = METHODS.flatMap((method) =>
  SHARE_IDLE.flatMap((shareIdle) =>
    SHARE_PLATFORM.map((sharePlatform) => [method, shareIdle, sharePlatform] as const),
  ),
)

let store: TestTable

beforeAll(async () => {
  store = await startFiguresTable()
  const version = {
    version: '1',
    importedAt: '2025-11-01T00:00:00Z',
    importedBy: 'test',
    fileName: 'list.csv',
  }
  await writeList(store.table, 'platform-costs', { ...version, lines: 2 }, PLATFORM_COSTS, null)
})
afterAll(() => store.stop())

/** The rows of each sample and month, for every method and policy: a run leaves them as they are. */
const generated = new Map<SampleTables, Map<string, ReturnType<typeof sampleInputs>>>()

function computed(
  tables: SampleTables,
  period: typeof NOVEMBER,
  [method, shareIdle, sharePlatform]: (typeof COMBINATIONS)[number],
): RunFigures {
  const asOfMs = Math.min(period.endMs, PRESENT)
  const ofSample = generated.get(tables) ?? new Map()
  generated.set(tables, ofSample)
  const rows = ofSample.get(period.id) ?? sampleInputs(tables, period, asOfMs)
  ofSample.set(period.id, rows)
  const inputs = { ...rows, platformCosts: PLATFORM_COSTS }
  const policies = { shareIdle, sharePlatform }
  const request = { period, asOfMs, readAtMs: PRESENT, method, policies, vendorOf: () => 'hostwinds' }
  return computeRun(inputs, request).figures
}

/** Jest, which takes ten times as long to compare, says what differs where anything does. */
function expectSame(figures: RunFigures, expected: RunFigures): void {
  if (!isDeepStrictEqual(figures, expected)) expect(figures).toEqual(expected)
}

describe('the sample that is shipped', () => {
  const tables = generateSample({ seed: 7, asOfMs: PRESENT })
  let database: TestDatabase
  let allocate: Allocate

  beforeAll(async () => {
    database = await createSampleDatabase(tables)
    allocate = allocator({
      databaseUrl: database.url,
      table: store.table,
      now: () => PRESENT,
      readsOnce: true,
    })
  })
  afterAll(() => database.drop())

  test.each([NOVEMBER, DECEMBER])('is read row by row as it was generated: $id', async (period) => {
    const asOfMs = Math.min(period.endMs, PRESENT)
    const source = { databaseUrl: database.url, queryTimeoutSeconds: 60 }
    const read = await readUpstream(source, period, asOfMs, new InputFingerprint())
    expect(read).toEqual(sampleInputs(tables, period, asOfMs))
  })

  test.each(COMBINATIONS)('method %s, idle cost %s, platform cost %s', async (...combination) => {
    const [method, shareIdle, sharePlatform] = combination
    const event = { period: '2025-11', method, shareIdle, sharePlatform }
    const figures = await dryFigures(allocate, event)
    expectSame(figures, computed(tables, NOVEMBER, combination))
    expect(conservationFault(figures)).toBeNull()
  })

  test('what is published is what the dry run showed, run id aside', async () => {
    const answer = await allocate({ period: '2025-12', shareIdle: 'even', sharePlatform: 'by_revenue' })
    const record = await findRunById(store.table, String(answer.runId))
    const published = await readFigures(store.table, record)
    expect({ ...published, runId: null }).toEqual(computed(tables, DECEMBER, ['even', 'even', 'by_revenue']))
  })
})

test('a platform of 600 tenants, by all three methods', async () => {
  const tables = generateSample({
    seed: 11,
    asOfMs: PRESENT,
    tenants: 600,
    vps: 150,
    ips: 1_500,
    months: 2,
  })
  const database = await createSampleDatabase(tables)
  try {
    const allocate = allocator({
      databaseUrl: database.url,
      table: store.table,
      now: () => PRESENT,
      readsOnce: true,
    })
    for (const method of METHODS) {
      const figures = await dryFigures(allocate, {
        period: '2025-11',
        method,
        shareIdle: 'weighted',
        sharePlatform: 'by_emails',
      })
      expect(figures.tenants.length).toBeGreaterThan(570)
      expect(conservationFault(figures)).toBeNull()
      expectSame(figures, computed(tables, NOVEMBER, [method, 'weighted', 'by_emails']))
    }
  } finally {
    await database.drop()
  }
})
