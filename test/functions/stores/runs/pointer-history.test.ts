// Which run was current at an instant of knowledge time can always be answered, also exactly when the pointer moved.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import { findRun, findRunById } from '../../../../functions/stores/runs/run-reader.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, OFFICIAL, publishAt, smallRun } from './sample-runs.ts'

const HOUR_MS = 60 * 60 * 1000
let server: TestTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

test('at every instant the run whose move was the last not after it, before the first none', async () => {
  const { table } = await server.another()
  const ids: string[] = []
  for (let number = 0; number < 4; number += 1) {
    ids.push((await publishAt(table, FIRST_START_MS + number * HOUR_MS, smallRun(1_000 + number))).runId)
  }
  const history = (await readPointer(table, OFFICIAL))?.history ?? []
  expect(history.map(({ runId }) => runId)).toEqual(ids)
  for (const [number, { movedAtMs }] of history.entries()) {
    const at = async (knownAtMs: number) => (await findRun(table, OFFICIAL, knownAtMs)).runId
    expect(await at(movedAtMs)).toBe(ids[number])
    expect(await at(movedAtMs + 1)).toBe(ids[number])
    expect(await at(movedAtMs + HOUR_MS / 2)).toBe(ids[number])
    if (number > 0) expect(await at(movedAtMs - 1)).toBe(ids[number - 1])
  }
  const first = history[0]?.movedAtMs as number
  await expect(findRun(table, OFFICIAL, first - 1)).rejects.toMatchObject({
    name: 'NotPublishedError',
    message: expect.stringContaining('2025-11'),
  })
  expect((await findRun(table, OFFICIAL, Date.UTC(2100, 0, 1))).runId).toBe(ids.at(-1))
  expect((await findRun(table, OFFICIAL)).runId).toBe(ids.at(-1))
})

test('a move is stamped when the record says it was published', async () => {
  const { table } = await server.another()
  const { runId } = await publishAt(table, FIRST_START_MS, smallRun())
  const [move] = (await readPointer(table, OFFICIAL))?.history ?? []
  expect(Date.parse((await findRunById(table, runId)).publishedAt as string)).toBe(move?.movedAtMs)
})

test('duplicates and runs that end beside leave no trace in it', async () => {
  const { table } = await server.another()
  await publishAt(table, FIRST_START_MS, smallRun(1_000))
  await publishAt(table, FIRST_START_MS + HOUR_MS, smallRun(1_000))
  const beside = smallRun(1_001, { asOfMs: FIRST_START_MS - 20 * 24 * HOUR_MS })
  await publishAt(table, FIRST_START_MS + 2 * HOUR_MS, beside)
  expect((await readPointer(table, OFFICIAL))?.history).toHaveLength(1)
})

test('a month, method or policy without any run says so, and what to do', async () => {
  const { table } = await server.another()
  await publishAt(table, FIRST_START_MS, smallRun())
  const elsewhere = [
    { ...OFFICIAL, period: '2025-10' },
    { ...OFFICIAL, method: 'volume' as const },
    { ...OFFICIAL, policies: { shareIdle: 'even', sharePlatform: 'none' } as const },
  ]
  for (const key of elsewhere) {
    await expect(findRun(table, key)).rejects.toMatchObject({
      name: 'NotPublishedError',
      reason: 'not_published',
      message: expect.stringMatching(new RegExp(`${key.period}.*--period ${key.period}`)),
    })
  }
})
