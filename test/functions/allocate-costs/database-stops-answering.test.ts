// A database that falls silent or hangs up while it is read: the run is abandoned and says so, what is published stands,
// nothing is left hanging, and the same run succeeds when it is tried again.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { pointerKey } from '../../../functions/stores/runs/keys.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { allocator } from '../../engines/allocator.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { type Fault, startFaultyProxy } from '../../engines/faulty-proxy.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'

const PRESENT = Date.UTC(2025, 11, 14)
const AN_HOUR_LATER = PRESENT + 60 * 60 * 1000
const EVENT = { period: '2025-12' }
const POINTER = pointerKey({
  ...EVENT,
  method: 'even',
  policies: { shareIdle: 'none', sharePlatform: 'none' },
})

let database: TestDatabase
let store: TestTable
/** What the database sends in one whole run, in bytes. */
let wholeAnswer: number
let publishedRunId: string | null

/** A database that is well may take its time on a busy machine. */
const PATIENT_SECONDS = 60

const allocateFrom = (databaseUrl: string, nowMs: number, queryTimeoutSeconds: number) =>
  allocator({ databaseUrl, table: store.table, now: () => nowMs, queryTimeoutSeconds })(EVENT)

beforeAll(async () => {
  const tables = generateSample({ seed: 5, asOfMs: PRESENT, tenants: 90, vps: 18, ips: 240, months: 2 })
  database = await createSampleDatabase(tables)
  store = await startFiguresTable()
  const proxy = await startFaultyProxy(database.url)
  const answer = await allocateFrom(proxy.url, PRESENT, PATIENT_SECONDS)
  await proxy.untilDeserted()
  wholeAnswer = proxy.received()
  publishedRunId = answer.runId
  await proxy.stop()
})
afterAll(async () => {
  await store.stop()
  await database.drop()
})

async function refusalThrough(kind: Fault, afterBytes: number): Promise<Error> {
  const proxy = await startFaultyProxy(database.url, { kind, afterBytes })
  try {
    const refusal = await allocateFrom(proxy.url, AN_HOUR_LATER, 1).then(
      () => new Error('The run was published.'),
      (error: Error) => error,
    )
    // The handler has let go of its connection, also of one that never answered.
    await proxy.untilDeserted()
    return refusal
  } finally {
    await proxy.stop()
  }
}

const currentRunId = async () =>
  (await store.items()).find(({ pk, sk }) => pk === POINTER.pk && sk === POINTER.sk)?.runId

// Before the first byte, at the greeting, in the catalogue, and in the rows: early, half way and near the end.
const PLACES = [0, 100, 700, 0.2, 0.5, 0.9, 0.999]

describe.each(['falls silent', 'cuts the connection'] as const)('the database %s', (kind) => {
  test('in the middle of a read, wherever that is', async () => {
    const itemsBefore = await store.countItems()
    const bytes = PLACES.map((place) => (place < 1 ? Math.round(place * wholeAnswer) : place))
    const refusals = await Promise.all(bytes.map((afterBytes) => refusalThrough(kind, afterBytes)))
    for (const { name, message } of refusals) {
      expect(name).toBe('SourceUnavailableError')
      expect(message).toMatch(/^(The database|The connection to the database) .*\. This run was abandoned/)
      expect(message).toMatch(/the published figures stand, and it is safe to run again\.$/)
      expect(message).not.toContain('postgres://')
    }
    expect(await store.countItems()).toBe(itemsBefore)
    expect(await currentRunId()).toBe(publishedRunId)
  })
})

test('a whole answer is published, the way through the proxy being in order', async () => {
  const proxy = await startFaultyProxy(database.url, {
    kind: 'cuts the connection',
    afterBytes: wholeAnswer * 2,
  })
  const answer = await allocateFrom(proxy.url, AN_HOUR_LATER, PATIENT_SECONDS)
  await proxy.stop()
  expect(answer.outcome).toBe('published')
  expect(await currentRunId()).toBe(answer.runId)
  expect(answer.runId).not.toBe(publishedRunId)
})
