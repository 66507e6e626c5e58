// Keys go out in batches that DynamoDB takes, each once, and what it leaves unprocessed is asked for again.
import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { readKeys } from '../../../functions/stores/batch-get.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import type { ItemKey } from '../../../functions/stores/runs/keys.ts'
import { writeItems } from '../../../functions/stores/runs/write-items.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { type AroundCall, recorded, withCalls } from './calls.ts'
import { hurry } from './hurry.ts'

const STORED = 350
let server: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
  table = server.table
  await writeItems(
    table,
    keysTo(STORED).map((key) => ({ ...key, body: `body of ${key.sk}` })),
  )
})
afterAll(() => server.stop())
afterEach(() => {
  jest.restoreAllMocks()
})

const keyOf = (number: number): ItemKey => ({ pk: `shard ${number % 3}`, sk: `item ${number}` })
const keysTo = (count: number) => Array.from({ length: count }, (_, number) => keyOf(number))
const bySortKey = <Item extends { sk: string }>(items: readonly Item[]) =>
  items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))

/** DynamoDB under load: of each call it answers the keys that `accept` lets through, and hands the others back. */
function answeringOnly(through: FiguresTable, accept: (call: number) => number): AroundCall {
  let calls = 0
  return async ({ name, input }, send) => {
    if (name !== 'BatchGetCommand') return send()
    calls += 1
    const request = input.RequestItems[through.name]
    const taken = request.Keys.slice(0, accept(calls))
    const left = request.Keys.slice(taken.length)
    const answer =
      taken.length === 0
        ? { Responses: {} }
        : await through.client.send(
            new BatchGetCommand({ RequestItems: { [through.name]: { ...request, Keys: taken } } }),
          )
    return left.length === 0
      ? answer
      : { ...answer, UnprocessedKeys: { [through.name]: { ...request, Keys: left } } }
  }
}

test('every stored item comes once, whatever is asked twice or is not there, in batches of 100, consistently', async () => {
  const watched = recorded(table)
  const asked = [...keysTo(STORED + 20), ...keysTo(60)]
  const items = await readKeys<ItemKey & { body: string }>(watched.table, asked)
  expect(bySortKey(items)).toEqual(
    bySortKey(keysTo(STORED).map((key) => ({ ...key, body: `body of ${key.sk}` }))),
  )
  const requests = watched.calls.map(({ input }) => input.RequestItems[table.name])
  expect(watched.calls.map(({ name }) => name)).toEqual(Array(4).fill('BatchGetCommand'))
  expect(requests.map(({ Keys }) => Keys.length)).toEqual([100, 100, 100, 70])
  expect(new Set(requests.map(({ ConsistentRead }) => ConsistentRead))).toEqual(new Set([true]))
})

test('no keys are no call', async () => {
  const watched = recorded(table)
  expect(await readKeys(watched.table, [])).toEqual([])
  expect(watched.calls).toEqual([])
})

test('only the attributes that were asked for come, also those with names that DynamoDB reserves', async () => {
  const key = { pk: 'named', sk: 'one' }
  const item = { ...key, body: 'b', method: 'even', value: 7 }
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
  expect(await readKeys(table, [key], { attributes: ['method', 'value'] })).toEqual([
    { method: 'even', value: 7 },
  ])
})

test('keys that come back unprocessed several times are asked for again until all are answered', async () => {
  hurry()
  const busy = withCalls(
    table,
    answeringOnly(table, (call) => (call < 12 ? call % 4 : 100)),
  )
  const items = await readKeys<ItemKey>(busy, keysTo(STORED))
  expect(bySortKey(items.map(({ pk, sk }) => ({ pk, sk })))).toEqual(bySortKey(keysTo(STORED)))
})

test('an answer that was full is followed up at once, however many answers it takes', async () => {
  const waits = jest.spyOn(globalThis, 'setTimeout')
  const full = withCalls(
    table,
    answeringOnly(table, () => 2),
  )
  expect(await readKeys(full, keysTo(60))).toHaveLength(60)
  const backOffs = waits.mock.calls.filter(([, ms]) => ms !== undefined && ms >= 50 && ms <= 2_000)
  expect(backOffs).toEqual([])
})

test('when they never are answered, it fails with a sentence', async () => {
  hurry()
  let calls = 0
  const stuck = withCalls(
    table,
    answeringOnly(table, () => {
      calls += 1
      return 0
    }),
  )
  await expect(readKeys(stuck, keysTo(5))).rejects.toThrow(/^DynamoDB left 5 items unread .*ask again.*\.$/)
  expect(calls).toBeGreaterThan(5)
})

test('any other failure is not tried again here: the SDK has done so', async () => {
  let calls = 0
  const failing = withCalls(table, async () => {
    calls += 1
    throw new Error('no such table')
  })
  await expect(readKeys(failing, keysTo(5))).rejects.toThrow('no such table')
  expect(calls).toBe(1)
})
