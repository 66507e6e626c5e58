// Runs that no pointer names expire: superseded ones after the retention, abandoned ones after a day. The current run of
// any pointer never does, nor a young one that may still be being written.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { expireRuns } from '../../../../functions/stores/runs/expire-runs.ts'
import { findRun, findRunById, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { ConnectionLost, isWrite, movesPointer, recorded, withCalls } from '../calls.ts'
import {
  asPublished,
  DAY_MS,
  FIRST_START_MS,
  manyTenants,
  OFFICIAL,
  publishAt,
  runIdAt,
  runOf,
  smallRun,
} from './sample-runs.ts'

const RETENTION_DAYS = 396
const HOUR_MS = 60 * 60 * 1000
const NOW_MS = FIRST_START_MS + 10 * HOUR_MS
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

const expire = (nowMs: number, through: FiguresTable = table) =>
  expireRuns(through, PERIOD.id, nowMs, RETENTION_DAYS)

/** The instants (epoch seconds, or none) at which the items of a run expire, its record among them. */
async function expiriesOf(runId: string): Promise<unknown[]> {
  const items = (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${runId}`))
  expect(items.length).toBeGreaterThan(9)
  expect(items.some(({ sk }) => sk === 'RECORD')).toBe(true)
  return [...new Set(items.map(({ expiresAt }) => expiresAt))]
}

/** A run that dies: at its first batch, before or after its pointer moves. */
async function abandon(startedAtMs: number, cents: number, when: 'writing' | 'verified' | 'moved') {
  const runId = runIdAt(startedAtMs)
  let dead = false
  const dying = withCalls(table, async (call, send) => {
    if (dead) throw new ConnectionLost('the process is gone')
    if (when === 'moved' && movesPointer(call)) {
      dead = true
      return send()
    }
    dead = (when === 'verified' && movesPointer(call)) || (when === 'writing' && call.name === 'QueryCommand')
    if (dead) throw new ConnectionLost('the process is gone')
    return send()
  })
  await publishAt(dying, startedAtMs, smallRun(cents), { runId }).catch(() => undefined)
  expect(dead).toBe(true)
  return runId
}

describe('superseded runs and runs beside', () => {
  test('expire after the retention, every item of them; the current run keeps everything', async () => {
    const first = await publishAt(table, FIRST_START_MS, smallRun(1_000))
    const second = await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
    const current = await publishAt(table, FIRST_START_MS + 2 * HOUR_MS, smallRun(1_002))
    const early = smallRun(1_003, { asOfMs: PERIOD.endMs - 5 * DAY_MS })
    const beside = await publishAt(table, FIRST_START_MS + 3 * HOUR_MS, early)
    const marked = await expire(NOW_MS)
    expect(marked.toSorted()).toEqual([first.runId, second.runId, beside.runId].toSorted())
    const at = Math.ceil((NOW_MS + RETENTION_DAYS * DAY_MS) / 1000)
    for (const { runId } of [first, second, beside]) expect(await expiriesOf(runId)).toEqual([at])
    expect(await expiriesOf(current.runId)).toEqual([undefined])
  })

  test('stay readable until then', async () => {
    const first = await publishAt(table, FIRST_START_MS, smallRun(1_000))
    await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
    await expire(NOW_MS)
    const figures = await readFigures(table, await findRunById(table, first.runId))
    expect(figures).toEqual(asPublished(smallRun(1_000), first.runId))
  })

  test('are marked once: the second time nothing is written, and the instant stays', async () => {
    const first = await publishAt(table, FIRST_START_MS, smallRun(1_000))
    await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
    await expire(NOW_MS)
    const before = await store.items()
    const watched = recorded(table)
    expect(await expire(NOW_MS + 30 * DAY_MS, watched.table)).toEqual([])
    expect(watched.calls.filter(isWrite)).toEqual([])
    expect(await store.items()).toEqual(before)
    expect(await expiriesOf(first.runId)).toHaveLength(1)
  })

  test('the pointer and its history never expire', async () => {
    await publishAt(table, FIRST_START_MS, smallRun(1_000))
    await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
    await expire(NOW_MS + 900 * DAY_MS)
    const pointers = (await store.items()).filter(({ pk }) => pk.startsWith('POINTER#'))
    expect(pointers.map(({ expiresAt }) => expiresAt)).toEqual([undefined])
  })
})

describe('abandoned runs', () => {
  test('are left alone for a day, since they may still be being written, and expire a day after that', async () => {
    const current = await publishAt(table, FIRST_START_MS, smallRun(1_000))
    const startedAtMs = FIRST_START_MS + HOUR_MS
    const unverified = await abandon(startedAtMs, 1_001, 'writing')
    const verified = await abandon(startedAtMs + 1, 1_002, 'verified')
    expect(await expire(startedAtMs + DAY_MS - 1)).toEqual([])
    expect(await expiriesOf(unverified)).toEqual([undefined])
    const nowMs = startedAtMs + DAY_MS + HOUR_MS
    expect((await expire(nowMs)).toSorted()).toEqual([unverified, verified].toSorted())
    const at = Math.ceil((nowMs + DAY_MS) / 1000)
    expect(await expiriesOf(unverified)).toEqual([at])
    expect(await expiriesOf(verified)).toEqual([at])
    expect(await expiriesOf(current.runId)).toEqual([undefined])
  })

  test('a run that died right after its pointer moved is current: it never expires while it is', async () => {
    await publishAt(table, FIRST_START_MS, smallRun(1_000))
    const runId = await abandon(FIRST_START_MS + HOUR_MS, 1_001, 'moved')
    expect((await findRun(table, OFFICIAL)).runId).toBe(runId)
    await expire(NOW_MS + 900 * DAY_MS)
    expect(await expiriesOf(runId)).toEqual([undefined])
    expect(await readFigures(table, await findRun(table, OFFICIAL))).toEqual(
      asPublished(smallRun(1_001), runId),
    )
  })

  test('once superseded, it stays for the retention like any run that was current', async () => {
    const runId = await abandon(FIRST_START_MS, 1_001, 'moved')
    await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_002))
    const nowMs = NOW_MS + 2 * DAY_MS
    expect(await expire(nowMs)).toEqual([runId])
    expect(await expiriesOf(runId)).toEqual([Math.ceil((nowMs + RETENTION_DAYS * DAY_MS) / 1000)])
  })
})

test('what-if runs are current for their own pointers, and runs of other months are not looked at', async () => {
  const policies = { shareIdle: 'even', sharePlatform: 'none' } as const
  const whatIf = await publishAt(table, FIRST_START_MS, smallRun(1_000, { policies }))
  const first = await publishAt(table, FIRST_START_MS + 1, smallRun(1_000))
  await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
  const run = smallRun(1_000)
  const otherMonth = { ...run, figures: { ...run.figures, period: '2025-10' } }
  await publishAt(table, FIRST_START_MS + 2, otherMonth, { inputHash: 'a' })
  await publishAt(table, FIRST_START_MS + 3, otherMonth, { inputHash: 'b' })
  expect(await expire(NOW_MS)).toEqual([first.runId])
  expect(await expiriesOf(whatIf.runId)).toEqual([undefined])
  expect((await findRun(table, { ...OFFICIAL, policies })).runId).toBe(whatIf.runId)
})

test('whatever write fails, the next time marks the rest: no run is forgotten, none that is current is touched', async () => {
  const old = runOf(manyTenants(30, 1_000))
  const first = await publishAt(table, FIRST_START_MS, old)
  const current = await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_001))
  const items = (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${first.runId}#`)).length
  const batches = Math.ceil(items / 25)
  expect(batches).toBeGreaterThan(1)
  for (let failing = 1; failing <= batches + 1; failing += 1) {
    let write = 0
    const breaking = withCalls(table, async ({ name }, send) => {
      if (name === 'BatchWriteCommand' || name === 'UpdateCommand') write += 1
      if (write === failing) throw new ConnectionLost('not sent')
      return send()
    })
    await expect(expire(NOW_MS + failing, breaking)).rejects.toThrow(ConnectionLost)
    // Marked or not, everything is still there and the record still asks to be marked.
    const record = await findRunById(table, first.runId)
    expect(record.expiresAt).toBeUndefined()
    expect(await readFigures(table, record)).toEqual(asPublished(old, first.runId))
  }
  const nowMs = NOW_MS + DAY_MS
  expect(await expire(nowMs)).toEqual([first.runId])
  expect(await expiriesOf(first.runId)).toEqual([Math.ceil((nowMs + RETENTION_DAYS * DAY_MS) / 1000)])
  expect(await expiriesOf(current.runId)).toEqual([undefined])
})
