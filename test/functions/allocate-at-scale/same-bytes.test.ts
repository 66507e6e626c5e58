// An allocation at scale publishes what one function publishes: every item byte for byte but for the run's id, over the
// embedded S3 and DynamoDB, at any number of shards, also where a shard fails and is tried again.
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import type { PlanServices } from '../../../functions/allocate-at-scale/plan/plan-allocation.ts'
import type { AllocateCostsAnswer } from '../../../functions/allocate-costs/answer.ts'
import type { AllocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { allocateCostsHandler } from '../../../functions/allocate-costs/handler.ts'
import type { Services } from '../../../functions/allocate-costs/services.ts'
import { readConfiguration } from '../../../functions/runtime/config.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { closePointer } from '../../../functions/stores/runs/close-pointer.ts'
import { readItems } from '../../../functions/stores/runs/read-items.ts'
import { type RunRecord, readRecord } from '../../../functions/stores/runs/run-record.ts'
import { type ShardObjects, shardBucket } from '../../../functions/stores/shards/shard-objects.ts'
import { verify } from '../../../functions/verify-run/verify.ts'
import { startS3 } from '../../../infra/local/s3.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { allocateAtScale } from '../../engines/scale-out.ts'
import { PERIOD } from '../../worlds/world.ts'
import { sampleInputs } from '../sources/sample-inputs.ts'
import { OFFICIAL } from '../stores/runs/sample-runs.ts'

const BUCKET = 'shards'
/** The second night after the month: statuses are still those of its end. */
const NOW_MS = PERIOD.endMs + 20 * 3_600_000

const size = { tenants: 30, vps: 11, ips: 60, months: 2 }
const rows = sampleInputs(
  generateSample({ seed: 7, asOfMs: PERIOD.endMs, oddCases: true, ...size }),
  PERIOD,
  PERIOD.endMs,
)
const readRows: NonNullable<Services['readRows']> = async (_period, _asOf, fingerprint) => {
  fingerprint.add('rows', [rows])
  return rows
}
const ASSIGNMENTS = rows.assignments.length

let s3: Awaited<ReturnType<typeof startS3>>
let client: S3Client
let store: TestTable
let archive: MemoryArchive

beforeAll(async () => {
  logger.setLogLevel('SILENT')
  s3 = await startS3({ port: 0 })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const connection = { endpoint: s3.endpoint, region: 'us-east-1', credentials }
  client = new S3Client({ ...connection, forcePathStyle: true, maxAttempts: 1 })
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  store = await startFiguresTable()
  archive = memoryArchive()
})
afterAll(async () => {
  client.destroy()
  await Promise.all([s3.stop(), store.stop()])
})

const servicesOver = (table: FiguresTable, shards: number, objects: ShardObjects): PlanServices => ({
  configuration: readConfiguration({ DATABASE_URL: 'postgres://nobody@nowhere/none' }),
  table,
  archive,
  readRows,
  shards: objects,
  assignmentsAShard: (ASSIGNMENTS + 0.5) / shards,
  clock: () => NOW_MS,
})

const EVENT: Partial<AllocateCostsEvent> = { period: PERIOD.id, startedBy: 'a test' }

const inOneFunction = (event: Partial<AllocateCostsEvent>, table: FiguresTable) =>
  allocateCostsHandler(() => servicesOver(table, 1, memoryArchive()))(
    event as AllocateCostsEvent,
    {} as Context,
  ) as Promise<AllocateCostsAnswer>

/** Everything a run is, but for its id, how long it took, and the name of its archive, which has the id in it. */
const published = async (table: FiguresTable, runId: string | null) => {
  if (runId === null) throw new Error('Nothing was published.')
  const record = (await readRecord(table, runId)) as RunRecord
  const items = await readItems(table, { runId, shards: record.shards, consistent: true })
  const { durationsMs: _, checksum: __, archive: archived, ...said } = record
  return JSON.stringify([items, { ...said, archive: archived !== undefined }]).replaceAll(runId, 'RUN')
}

/** Objects in memory, which a later one replaces. */
function inMemory(): ShardObjects {
  const objects = new Map<string, Uint8Array>()
  const put: ShardObjects['put'] = async (key, bytes) => void objects.set(key, bytes)
  return { put, get: async (key) => objects.get(key) ?? null }
}

/** Notes what is written, and fails the first result of a shard once, after its parts were written. */
function failingOnce(bucket: ShardObjects) {
  const written = new Map<string, string[]>()
  let failed = false
  const put: ShardObjects['put'] = async (key, bytes, contentType) => {
    written.set(key, [...(written.get(key) ?? []), Buffer.from(bytes).toString('base64')])
    if (!failed && key.endsWith('/results/0.json')) {
      failed = true
      throw new Error('The function was cut off.')
    }
    await bucket.put(key, bytes, contentType)
  }
  const objects: ShardObjects = { put, get: bucket.get }
  return { objects, written, failed: () => failed }
}

test.each([
  [1, 'memory', { method: 'even' }],
  [2, 'S3', { method: 'volume', shareIdle: 'even', sharePlatform: 'by_emails' }],
  [7, 'S3', { method: 'volume_per_ip', shareIdle: 'weighted', sharePlatform: 'weighted' }],
  [16, 'memory', { method: 'volume_per_ip', shareIdle: 'none', sharePlatform: 'by_revenue' }],
] as const)('%d shards over %s, %j, one of them tried again', async (shards, over, terms) => {
  const [one, other] = [await store.another(), await store.another()]
  const event = { ...EVENT, ...terms }
  const { runId } = await inOneFunction(event, one.table)
  const { objects, written, failed } = failingOnce(over === 'S3' ? shardBucket(client, BUCKET) : inMemory())
  const atScale = await allocateAtScale(event, servicesOver(other.table, shards, objects))
  expect([atScale.outcome, failed()]).toEqual(['published', true])
  expect(await published(other.table, atScale.runId)).toBe(await published(one.table, runId))
  const results = [...written].filter(([key]) => key.includes('/results/'))
  expect(results).toHaveLength(shards)
  // What a step writes again is what it wrote.
  for (const [key, versions] of written) expect([key, new Set(versions).size]).toEqual([key, 1])
  expect(results.flatMap(([, versions]) => versions)).toHaveLength(shards + 1)
})

describe('as any other run', () => {
  let objects: ShardObjects
  let runId: string
  beforeAll(async () => {
    objects = inMemory()
    runId = String((await allocateAtScale(EVENT, servicesOver(store.table, 3, objects))).runId)
  })

  test('it is verified against its archived inputs, computed again in one piece', async () => {
    const { checks } = await verify(runId, { table: store.table, archive, clock: () => NOW_MS })
    expect(checks.filter(({ result }) => result === 'different')).toEqual([])
    expect(checks.filter(({ result }) => result === 'equal').length).toBeGreaterThan(3)
  })

  test('the same inputs again are a duplicate, which archives nothing; a dry run publishes nothing', async () => {
    const [before, kept] = [await store.items(), archive.objects.size]
    const again = await allocateAtScale(EVENT, servicesOver(store.table, 3, objects))
    expect([again.outcome, again.runId]).toEqual(['duplicate', runId])
    const tried = await allocateAtScale({ ...EVENT, dryRun: true }, servicesOver(store.table, 3, objects))
    expect([tried.outcome, tried.runId]).toEqual(['dry_run', null])
    expect(await store.items()).toEqual(before)
    expect(archive.objects.size).toBe(kept)
  })

  test('an object that is gone, or a byte of it that changed, stops it in a sentence; nothing is published', async () => {
    const { table, countItems } = await store.another()
    const without: ShardObjects = {
      put: objects.put,
      get: async (key) => (key.endsWith('/results/2.json') ? null : objects.get(key)),
    }
    await expect(allocateAtScale(EVENT, servicesOver(table, 3, without))).rejects.toThrow(
      /^results\/2\.json is not there\. Nothing was published.*Start the allocation again/,
    )
    const changed: ShardObjects = {
      put: objects.put,
      get: async (key) => {
        const bytes = await objects.get(key)
        return key.includes('/parts/') && bytes !== null
          ? bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte))
          : bytes
      },
    }
    await expect(allocateAtScale(EVENT, servicesOver(table, 3, changed))).rejects.toThrow(
      /of a shard is gone or has changed\. Nothing was published/,
    )
    // The month's archive alone, which stands by itself.
    expect(await countItems()).toBe(1)
  })

  test('what needs one function is refused, and says where to ask', async () => {
    const restate = { reason: 'A price was corrected.', restatedBy: 'a test' }
    for (const event of [{ restate }, { includeFigures: true }, { explain: 'anyone' }]) {
      const asked = allocateAtScale({ ...EVENT, ...event }, servicesOver(store.table, 3, objects))
      await expect(asked).rejects.toThrow(/are for allocate-costs alone/)
    }
  })

  test('a closed month is refused before anything is read', async () => {
    const certificate = { key: 'certificates/2025-11.json', sha256: 'a'.repeat(64) }
    const people = { preparedBy: 'a preparer', approvedBy: 'an approver' }
    const mark = { runId, certificate, closedAtMs: NOW_MS, ...people }
    expect(await closePointer(store.table, OFFICIAL, mark)).toBe(true)
    const unread = { ...servicesOver(store.table, 3, objects), readRows: () => Promise.reject(new Error()) }
    await expect(allocateAtScale(EVENT, unread)).rejects.toThrow(/2025-11 .*closed.*restate/)
  })
})
