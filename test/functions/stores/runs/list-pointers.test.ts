// What is published can be listed over all periods, without the histories of the pointers.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { type PointerKey, pointerKey } from '../../../../functions/stores/runs/keys.ts'
import { listPointers } from '../../../../functions/stores/runs/list-pointers.ts'
import { movePointer, readPointer } from '../../../../functions/stores/runs/pointer.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { recorded } from '../calls.ts'
import { FIRST_START_MS, OFFICIAL, publishAt, runIdAt, smallRun } from './sample-runs.ts'

let server: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  table = (await server.another()).table
})

const move = (number: number) => ({
  runId: runIdAt(FIRST_START_MS + number),
  asOfMs: FIRST_START_MS,
  inputHash: `hash ${number}`,
  movedAtMs: FIRST_START_MS + number,
})
const month = (period: string): PointerKey => ({ ...OFFICIAL, period })
const change = (key: PointerKey, expression: string, values?: Record<string, unknown>) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: pointerKey(key),
      UpdateExpression: expression,
      ExpressionAttributeValues: values,
    }),
  )

test('a store without any publication has none', async () => {
  expect(await listPointers(table)).toEqual([])
})

test('every period comes once with its current run, newest period first, across years', async () => {
  const periods = ['2025-11', '2024-12', '2026-01', '2025-02', '2025-12']
  for (const [number, period] of periods.entries()) {
    await movePointer(table, month(period), move(number))
    await movePointer(table, month(period), move(number + 10))
  }
  const newestFirst = periods.toSorted().reverse()
  const watched = recorded(table)
  expect(await listPointers(watched.table)).toEqual(
    newestFirst.map((period) => ({
      key: month(period),
      pointer: expect.objectContaining({ asOfMs: FIRST_START_MS }),
    })),
  )
  const listed = await listPointers(table)
  expect(listed.map(({ pointer }) => pointer)).toEqual(
    await Promise.all(
      newestFirst.map(async (period) => {
        const { runId, asOfMs, inputHash, movedAtMs } = (await readPointer(table, month(period))) ?? move(0)
        return { runId, asOfMs, inputHash, movedAtMs }
      }),
    ),
  )
  expect(watched.calls.map(({ name }) => name)).toEqual(['QueryCommand'])
  expect(watched.calls[0]?.input.ProjectionExpression).not.toContain('history')
})

test('methods and policies of a period are listed apart, each with its own key', async () => {
  const whatIf: PointerKey = {
    period: '2025-11',
    method: 'volume_per_ip',
    policies: { shareIdle: 'even', sharePlatform: 'by_revenue' },
  }
  await movePointer(table, OFFICIAL, move(1))
  await movePointer(table, whatIf, move(2))
  const runs = new Map((await listPointers(table)).map(({ key, pointer }) => [pointer.runId, key]))
  expect(runs.size).toBe(2)
  expect([...runs.values()]).toEqual(expect.arrayContaining([OFFICIAL, whatIf]))
})

test('a published run is listed, and what a close wrote is listed with it', async () => {
  const { runId } = await publishAt(table, FIRST_START_MS, smallRun())
  await change(OFFICIAL, 'SET closedRunId = :run', { ':run': runId })
  expect(await listPointers(table)).toEqual([
    { key: OFFICIAL, pointer: expect.objectContaining({ runId, closedRunId: runId }) },
  ])
})

test('a pointer that an older version moved is left out until it moves again', async () => {
  await movePointer(table, OFFICIAL, move(1))
  await movePointer(table, month('2025-10'), move(2))
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: pointerKey(OFFICIAL),
      UpdateExpression: 'REMOVE period, #method, policies',
      ExpressionAttributeNames: { '#method': 'method' },
    }),
  )
  const periods = async () => (await listPointers(table)).map(({ key }) => key.period)
  expect(await periods()).toEqual(['2025-10'])
  await movePointer(table, OFFICIAL, move(3))
  expect(await periods()).toEqual(['2025-11', '2025-10'])
})
