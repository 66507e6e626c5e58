// Pointers, records and totals of several runs come in one read each, and are what the readers of one run give.
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { closePointer } from '../../../../functions/stores/runs/close-pointer.ts'
import {
  type PointerKey,
  recordKey,
  totalsKey,
  unallocatedKey,
} from '../../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import { readHeads, readPointers, readUnallocated } from '../../../../functions/stores/runs/run-heads.ts'
import { findRun, findRunById, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { vps } from '../../../worlds/world.ts'
import { recorded } from '../calls.ts'
import { FIRST_START_MS, OFFICIAL, publishAt, runIdAt, runOf, smallRun } from './sample-runs.ts'

const MONTHS = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`)
const KEYS: PointerKey[] = MONTHS.map((period) => ({ ...OFFICIAL, period }))
let server: TestTable
let table: FiguresTable
const runIds: string[] = []

const inMonth = (run: ComputedRun, period: string): ComputedRun => ({
  ...run,
  figures: { ...run.figures, period },
})

beforeAll(async () => {
  server = await startFiguresTable()
  table = server.table
  // Of each month but the last two there are two runs.
  for (const [number, period] of MONTHS.slice(0, 10).entries()) {
    await publishAt(table, FIRST_START_MS + number * 1_000, inMonth(smallRun(900 + number), period))
    const startedAtMs = FIRST_START_MS + 60_000 + number * 1_000
    const { runId } = await publishAt(table, startedAtMs, inMonth(smallRun(1_000 + number), period))
    runIds.push(runId)
  }
})
afterAll(() => server.stop())

test('pointers of twelve months come in one read, in the order asked for, with their histories', async () => {
  const watched = recorded(table)
  const asked = [...KEYS].reverse()
  const pointers = await readPointers(watched.table, asked)
  expect(pointers).toEqual(await Promise.all(asked.map((key) => readPointer(table, key))))
  expect(pointers.map((pointer) => pointer?.runId)).toEqual([undefined, undefined, ...runIds.toReversed()])
  expect(pointers.map((pointer) => pointer?.history.length)).toEqual([
    undefined,
    undefined,
    ...Array(10).fill(2),
  ])
  expect(
    watched.calls.map(({ name, input }) => [name, input.RequestItems[table.name].ConsistentRead]),
  ).toEqual([['BatchGetCommand', true]])
})

test('the same pointer asked for twice comes twice, another method has another pointer', async () => {
  const [first] = KEYS as [PointerKey]
  const pointers = await readPointers(table, [first, { ...first, method: 'volume' }, first])
  expect(pointers.map((pointer) => pointer?.runId)).toEqual([runIds[0], undefined, runIds[0]])
})

test('heads of several runs come in one read, and hold their records and their totals', async () => {
  const watched = recorded(table)
  const heads = await readHeads(watched.table, [...runIds, runIds[0] as string])
  expect([...heads.keys()]).toEqual(runIds)
  for (const [runId, { record, totals }] of heads) {
    const alone = await findRunById(table, runId)
    expect(record).toEqual(alone)
    const { tenants, unallocated, ...rest } = await readFigures(table, alone)
    expect(totals).toEqual(rest)
  }
  expect(
    watched.calls.map(({ name, input }) => [name, input.RequestItems[table.name].ConsistentRead]),
  ).toEqual([['BatchGetCommand', true]])
})

describe('a run', () => {
  const lacking = async (keyOf: typeof recordKey) => {
    const store = await server.another()
    const first = await publishAt(store.table, FIRST_START_MS, smallRun(1_000))
    const second = await publishAt(store.table, FIRST_START_MS + 1_000, smallRun(1_001))
    await store.table.client.send(
      new DeleteCommand({ TableName: store.table.name, Key: { ...keyOf(first.runId) } }),
    )
    const heads = await readHeads(store.table, [first.runId, second.runId, runIdAt(FIRST_START_MS)])
    return [...heads.keys()].map((runId) => (runId === second.runId ? 'second' : 'first'))
  }

  test('without its totals, or that never was, is absent', async () => {
    expect(await lacking(totalsKey)).toEqual(['second'])
  })

  test('without its record is absent', async () => {
    expect(await lacking(recordKey)).toEqual(['second'])
  })
})

describe('unallocated cost', () => {
  const idle = Array.from({ length: 2_345 }, (_, number) => vps(`idle-${(number * 7919) % 2_345}`, number))
  const computed = runOf({ vps: idle })

  test('comes by key, in the order it was computed, from however many items', async () => {
    const store = await server.another()
    await publishAt(store.table, FIRST_START_MS, computed)
    const record = await findRun(store.table, OFFICIAL)
    expect(record.unallocatedItems).toBe(3)
    const watched = recorded(store.table)
    expect(await readUnallocated(watched.table, record)).toEqual(computed.figures.unallocated)
    expect(watched.calls.map(({ name }) => name)).toEqual(['BatchGetCommand'])
  })

  test('is refused when a part of it has expired', async () => {
    const store = await server.another()
    const { runId } = await publishAt(store.table, FIRST_START_MS, computed)
    await store.table.client.send(
      new DeleteCommand({ TableName: store.table.name, Key: { ...unallocatedKey(runId, 1) } }),
    )
    const record = await findRun(store.table, OFFICIAL)
    await expect(readUnallocated(store.table, record)).rejects.toMatchObject({
      name: 'NotPublishedError',
      reason: 'expired',
      message: expect.stringContaining('expired in part'),
    })
  })

  test('of a run without any is none', async () => {
    const store = await server.another()
    await publishAt(store.table, FIRST_START_MS, runOf({}))
    const record = await findRun(store.table, OFFICIAL)
    expect(record.unallocatedItems).toBe(0)
    expect(await readUnallocated(store.table, record)).toEqual([])
  })
})

test('what a period close writes on a pointer is read with it', async () => {
  const store = await server.another()
  const first = await publishAt(store.table, FIRST_START_MS, smallRun(1_000))
  const mark = {
    runId: first.runId,
    certificate: { key: 'closes/x.json', sha256: 'x' },
    closedAtMs: FIRST_START_MS + 1_000,
    preparedBy: 'Ann',
    approvedBy: 'Bob',
  }
  expect(await closePointer(store.table, OFFICIAL, mark)).toBe(true)
  expect(await readPointers(store.table, [OFFICIAL])).toMatchObject([
    { runId: first.runId, closedRunId: first.runId, certificate: mark.certificate },
  ])
})
