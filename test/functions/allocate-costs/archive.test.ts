// Once a month is over its runs are archived before they are published, and later runs of it keep the statuses that it
// ended with. An open month and a trial archive nothing.
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import { archiveMonth } from '../../../functions/allocate-costs/archive-month.ts'
import { type MonthArchive, readMonthArchive } from '../../../functions/stores/archive/month-archive.ts'
import { packArchive } from '../../../functions/stores/archive/pack-archive.ts'
import { readArchive } from '../../../functions/stores/archive/read-archive.ts'
import { closePointer } from '../../../functions/stores/runs/close-pointer.ts'
import { readPointer } from '../../../functions/stores/runs/pointer.ts'
import { type RunRecord, readRecord } from '../../../functions/stores/runs/run-record.ts'
import { verifyRunHandler } from '../../../functions/verify-run/handler.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import { type Allocate, allocator } from '../../engines/allocator.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { type Item, startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { archivedRunOf, flipped, smallMonth } from '../stores/archive/sample-archives.ts'
import { OFFICIAL } from '../stores/runs/sample-runs.ts'

const HOUR_MS = 3_600_000
const MONTH_END_MS = Date.UTC(2025, 11, 1)
const PERIOD = '2025-11'
let database: TestDatabase
let store: TestTable
let archive: MemoryArchive
let allocate: Allocate
let nowMs = MONTH_END_MS - 12 * HOUR_MS

beforeAll(async () => {
  const size = { tenants: 12, vps: 5, ips: 24, months: 2 }
  database = await createSampleDatabase(generateSample({ seed: 7, asOfMs: MONTH_END_MS, ...size }))
  store = await startFiguresTable()
  archive = memoryArchive()
  allocate = allocator({ databaseUrl: database.url, table: store.table, archive, now: () => nowMs })
})
afterAll(async () => {
  await store.stop()
  await database.drop()
})

const monthArchive = () => readMonthArchive(store.table, PERIOD)
const recordOf = async (runId: string | null) => (await readRecord(store.table, runId ?? '')) as RunRecord
const verified = (runId: string | null) => {
  const services = { table: store.table, archive, clock: () => nowMs }
  return verifyRunHandler(() => services)({ runId: runId ?? '' }, {} as Context)
}
const codesOf = ({ warnings }: Awaited<ReturnType<Allocate>>) => warnings.map(({ code }) => code)

test('an open month archives nothing, nor does a dry run of one that is over, nor an earlier moment of it', async () => {
  const open = await allocate({ period: PERIOD })
  expect(open.outcome).toBe('published')
  nowMs = MONTH_END_MS + HOUR_MS
  await allocate({ period: PERIOD, dryRun: true })
  await allocate({ period: PERIOD, asOf: '2025-11-15' })
  expect(archive.objects.size).toBe(0)
  expect(await monthArchive()).toBeNull()
  expect((await recordOf(open.runId)).archive).toBeUndefined()
  expect((await verified(open.runId)).outcome).toBe('not_verifiable')
})

test('a month that is over is not published without its archive; nothing is written, and the sentence says so', async () => {
  const before = await store.countItems()
  const full = { ...archive, put: () => Promise.reject(new Error('The bucket is full.')) }
  const failing = allocator({
    databaseUrl: database.url,
    table: store.table,
    archive: full,
    now: () => nowMs,
  })
  await expect(failing({ period: PERIOD })).rejects.toThrow('The bucket is full.')
  expect(await store.countItems()).toBe(before)
})

describe('once the month is over', () => {
  let first: Awaited<ReturnType<Allocate>>
  let archived: MonthArchive
  beforeAll(async () => {
    nowMs = MONTH_END_MS + 2 * HOUR_MS
    first = await allocate({ period: PERIOD })
    archived = (await monthArchive()) as MonthArchive
  })

  test('its first run is archived, and that archive is that of the month', async () => {
    expect(first.outcome).toBe('published')
    const { archive: reference } = await recordOf(first.runId)
    expect(archived).toMatchObject({ ...reference, period: PERIOD, runId: first.runId })
    const { manifest } = await readArchive(archive, reference as ArchiveReference)
    expect(manifest).toMatchObject({ period: PERIOD, asOf: '2025-12-01T00:00:00Z', statusesReadAt: null })
    expect(await verified(first.runId)).toMatchObject({ outcome: 'equal', difference: null })
  })

  test('statuses that change later change nothing: the next run is a duplicate, and archives nothing', async () => {
    const objects = archive.objects.size
    await database.query("update vps_instances set status = 'decommissioned' where status = 'active'")
    await database.query("update smtp_ip_addresses set status = 'quarantined'")
    await database.query("update subscriptions set status = 'canceled'")
    await database.query("update domain_ip_assignments set status = 'expired'")
    nowMs += 30 * 24 * HOUR_MS
    const later = await allocate({ period: PERIOD })
    expect([later.outcome, later.runId, archive.objects.size]).toEqual(['duplicate', first.runId, objects])
    expect(codesOf(later)).not.toContain('status_not_historic')
  })

  test('a price that is corrected later is published under the statuses of the month, and verified so', async () => {
    await database.query(
      'update vps_instances set approximate_cost = approximate_cost + 10 where id = (select id from vps_instances where approximate_cost > 0 order by id limit 1)',
    )
    nowMs += HOUR_MS
    const later = await allocate({ period: PERIOD })
    expect(later.outcome).toBe('published')
    expect(later.changes?.pools.find(({ pool }) => pool === 'vps')?.sourceCents).toBe(1_000)
    expect([later.tenants, codesOf(later).includes('status_not_historic')]).toEqual([first.tenants, false])
    expect(await monthArchive()).toEqual(archived)
    const { archive: reference } = await recordOf(later.runId)
    const { manifest } = await readArchive(archive, reference as ArchiveReference)
    expect(manifest.statusesReadAt).toBe(archived.readAt)
    expect((await verified(later.runId)).outcome).toBe('equal')
    expect((await verified(first.runId)).outcome).toBe('equal')
  })

  test('another method is computed from the same statuses, archived and verified', async () => {
    const other = await allocate({ period: PERIOD, method: 'volume', shareIdle: 'even' })
    expect(codesOf(other)).not.toContain('status_not_historic')
    expect((await verified(other.runId)).outcome).toBe('equal')
  })

  test('a VPS that is entered later keeps its status of today, and the run says that it is not historic', async () => {
    await database.query(
      "insert into vps_instances (id, hostwinds_instance_id, status, approximate_cost, created) select gen_random_uuid(), 'late', 'active', 12.34, '2025-01-01'",
    )
    nowMs += HOUR_MS
    const later = await allocate({ period: PERIOD, dryRun: true })
    expect(later.warnings.find(({ code }) => code === 'status_not_historic')?.count).toBe(1)
  })

  test('a damaged archive of the month stops the run, naming the part', async () => {
    const pointer = await readPointer(store.table, OFFICIAL)
    const { manifest } = await readArchive(archive, archived)
    const { key } = manifest.parts.find(({ name }) => name === 'ips') as { key: string }
    const bytes = archive.objects.get(key) as Uint8Array
    archive.objects.set(key, flipped(bytes, 9))
    nowMs += HOUR_MS
    await expect(allocate({ period: PERIOD })).rejects.toThrow(/archive does not hold: ips .* has changed/)
    archive.objects.set(key, bytes)
    expect(await readPointer(store.table, OFFICIAL)).toEqual(pointer)
  })

  test('a restatement of it is verified with its adjustments, bridged once more', async () => {
    const { runId = '' } = (await readPointer(store.table, OFFICIAL)) ?? {}
    const certificate = { key: 'closes/2025-11.json', sha256: '0' }
    const people = { preparedBy: 'ann', approvedBy: 'bob' }
    await closePointer(store.table, OFFICIAL, { runId, certificate, closedAtMs: nowMs, ...people })
    nowMs += HOUR_MS
    const restate = { reason: 'A server was entered late.', restatedBy: 'ann' }
    const restated = await allocate({ period: PERIOD, restate })
    expect(await verified(restated.runId)).toMatchObject({ outcome: 'equal', difference: null })
    const adjustments = (await store.items()).find(
      ({ pk, sk }) => pk.startsWith(`RUN#${restated.runId}`) && sk.startsWith('ADJUSTMENTS#'),
    ) as Item
    const body = String(adjustments.body).replace('"cents":', '"cents":1')
    const { client, name } = store.table
    await client.send(new PutCommand({ TableName: name, Item: { ...adjustments, body } }))
    expect((await verified(restated.runId)).difference).toMatch(/part 0000 of the adjustments differs.*cents/)
  })
})

test('a run that found no archive of the month, while another run made one, is refused and safe to run again', async () => {
  const another = await store.another()
  const services = { table: another.table, archive: memoryArchive() }
  const pack = (run: number) =>
    packArchive(`0197f0a0-0000-7000-8000-00000000000${run}`, archivedRunOf(smallMonth()))
  await archiveMonth(await pack(1), null, services)
  await expect(archiveMonth(await pack(2), null, services)).rejects.toMatchObject({
    name: 'PublicationRefusedError',
    message: expect.stringMatching(/2025-11 meanwhile.*safe to run again/),
  })
})
