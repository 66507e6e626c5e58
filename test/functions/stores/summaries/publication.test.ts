// A published summary is read back as it was computed, is nobody's cost run, and follows the rules of publication.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { listPointers } from '../../../../functions/stores/runs/list-pointers.ts'
import { findRunById } from '../../../../functions/stores/runs/run-reader.ts'
import { listRecords } from '../../../../functions/stores/runs/run-record.ts'
import { expireSummaries } from '../../../../functions/stores/summaries/expire-summaries.ts'
import { readSummaryPointer } from '../../../../functions/stores/summaries/summary-pointer.ts'
import {
  findSummary,
  findSummaryById,
  readPlatformSummary,
  readSummary,
  readTenantSummaries,
} from '../../../../functions/stores/summaries/summary-reader.ts'
import {
  listSummaryRecords,
  readSummaryRecord,
} from '../../../../functions/stores/summaries/summary-record.ts'
import type { VpsUse } from '../../../../shared/contract/summary/resources.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { withCalls } from '../calls.ts'
import {
  DAY_MS,
  FIRST_START_MS,
  incompressible,
  publishAt,
  runIdAt,
  smallRun,
  tenantId,
} from '../runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from './sample-summaries.ts'

const LATER_MS = FIRST_START_MS + 60_000
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

describe('what is published', () => {
  test('is read back field for field, whole, by tenant, and of the platform alone', async () => {
    const figures = summaryOf()
    const { runId } = await publishSummaryAt(table, FIRST_START_MS, figures)
    const record = await findSummary(table, PERIOD.id)
    const published = { ...figures, runId }
    expect(JSON.stringify(await readSummary(table, record))).toBe(JSON.stringify(published))
    const { tenants, ...platform } = published
    expect(await readPlatformSummary(table, record)).toEqual(platform)
    const asked = [tenantId(3), tenantId(3), tenantId(7), 'nobody']
    const found = await readTenantSummaries(table, record, asked)
    expect([...found.keys()].sort()).toEqual([tenantId(3), tenantId(7)].sort())
    for (const [id, tenant] of found) {
      expect(tenant).toEqual(tenants.find(({ figures: row }) => row.tenantId === id))
    }
  })

  test('fits items of 400 KB however much there is to say of the servers', async () => {
    const vps = Array.from({ length: 8 }, (_, number) => ({
      vpsId: `vps-${number}`,
      label: `東京${incompressible(`${number}`, 60_000)}`,
    })) as unknown as VpsUse[]
    const figures = summaryOf(1_000, { vps }, 1)
    const { runId } = await publishSummaryAt(table, FIRST_START_MS, figures)
    const sizes = (await store.items()).map((item) => Buffer.byteLength(JSON.stringify(item)))
    expect(Math.max(...sizes)).toBeLessThan(400_000)
    const record = await findSummaryById(table, runId)
    expect(record.parts.vps).toBeGreaterThan(1)
    expect((await readSummary(table, record)).vps).toEqual(vps)
  })

  test('is met by no reader of cost runs, nor a cost run by a reader of summaries', async () => {
    const summary = await publishSummaryAt(table, FIRST_START_MS, summaryOf())
    const cost = await publishAt(table, LATER_MS, smallRun())
    expect((await listRecords(table, PERIOD.id)).map(({ runId }) => runId)).toEqual([cost.runId])
    expect((await listPointers(table)).map(({ pointer }) => pointer.runId)).toEqual([cost.runId])
    await expect(findRunById(table, summary.runId)).rejects.toMatchObject({ reason: 'unknown_run' })
    expect((await listSummaryRecords(table, PERIOD.id)).map(({ runId }) => runId)).toEqual([summary.runId])
    await expect(findSummaryById(table, cost.runId)).rejects.toMatchObject({ reason: 'unknown_run' })
  })

  test('of another period has a pointer of its own', async () => {
    const month = await publishSummaryAt(table, FIRST_START_MS, summaryOf())
    const quarter = await publishSummaryAt(table, LATER_MS, summaryOf(1_000, { period: '2025-Q4' }))
    expect((await findSummary(table, PERIOD.id)).runId).toBe(month.runId)
    expect((await findSummary(table, '2025-Q4')).runId).toBe(quarter.runId)
    await expect(findSummary(table, '2025-Q3')).rejects.toThrow(
      'No summary of 2025-Q3 is published. Publish it first: npm run summaries -- --period 2025-Q3',
    )
  })
})

describe('which summary is current', () => {
  test('the same inputs again are a duplicate, and nothing is written', async () => {
    const { runId } = await publishSummaryAt(table, FIRST_START_MS, summaryOf())
    const before = await store.items()
    expect(await publishSummaryAt(table, LATER_MS, summaryOf())).toEqual({ outcome: 'duplicate', runId })
    expect(await store.items()).toEqual(before)
  })

  test('an older one never overwrites a newer one', async () => {
    const newer = await publishSummaryAt(table, LATER_MS, summaryOf(1_000))
    await expect(publishSummaryAt(table, FIRST_START_MS, summaryOf(1_001))).rejects.toThrow(
      `A newer summary of ${PERIOD.id} is current: ${newer.runId}`,
    )
    expect((await findSummary(table, PERIOD.id)).runId).toBe(newer.runId)
  })

  test('a newer one of an earlier moment is: its cost run was made current again', async () => {
    await publishSummaryAt(table, FIRST_START_MS, summaryOf(1_000))
    const early = summaryOf(1_001, { asOf: new Date(PERIOD.endMs - DAY_MS).toISOString() })
    const { outcome, runId } = await publishSummaryAt(table, LATER_MS, early)
    expect(outcome).toBe('published')
    expect((await findSummary(table, PERIOD.id)).runId).toBe(runId)
  })

  test('at an instant of knowledge time it is the one that was current then', async () => {
    const first = await publishSummaryAt(table, FIRST_START_MS, summaryOf(1_000))
    const second = await publishSummaryAt(table, LATER_MS, summaryOf(1_001))
    const moved =
      (await readSummaryPointer(table, PERIOD.id))?.history.map(({ movedAtMs }) => movedAtMs) ?? []
    const [firstMs = 0, secondMs = 0] = moved
    expect((await findSummary(table, PERIOD.id, secondMs - 1)).runId).toBe(first.runId)
    expect((await findSummary(table, PERIOD.id, secondMs)).runId).toBe(second.runId)
    await expect(findSummary(table, PERIOD.id, firstMs - 1)).rejects.toThrow('was then published')
  })
})

test('what is read back and differs is not published, and its record says failed', async () => {
  const runId = runIdAt(FIRST_START_MS)
  const forgetful = withCalls(table, (call, send) => {
    const [requests] = Object.values(call.input.RequestItems ?? {}) as { PutRequest: unknown }[][]
    requests?.splice(0, 1)
    return send()
  })
  await expect(publishSummaryAt(forgetful, FIRST_START_MS, summaryOf(), { runId })).rejects.toMatchObject({
    name: 'VerificationError',
    message: expect.stringMatching(/35 items were written, 33 were read back.*safe to run again\.$/),
  })
  expect((await readSummaryRecord(table, runId))?.state).toBe('failed')
  await expect(findSummaryById(table, runId)).rejects.toMatchObject({ reason: 'not_published' })
})

test('superseded summaries expire after the retention, and the current one never', async () => {
  const first = await publishSummaryAt(table, FIRST_START_MS, summaryOf(1_000))
  const second = await publishSummaryAt(table, LATER_MS, summaryOf(1_001))
  const nowMs = LATER_MS + DAY_MS
  expect(await expireSummaries(table, PERIOD.id, nowMs, 396)).toEqual([first.runId])
  const expiresAt = (nowMs + 396 * DAY_MS) / 1000
  const marked = (await store.items()).filter((item) => item.expiresAt !== undefined)
  expect(new Set(marked.map((item) => item.expiresAt))).toEqual(new Set([expiresAt]))
  expect(marked).toHaveLength(36)
  await expect(findSummaryById(table, first.runId, expiresAt * 1000)).rejects.toMatchObject({
    reason: 'expired',
  })
  expect((await findSummary(table, PERIOD.id, undefined, expiresAt * 1000)).runId).toBe(second.runId)
})
