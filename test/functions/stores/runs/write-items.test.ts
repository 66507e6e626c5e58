// Items go out in batches that DynamoDB takes, and what it leaves unprocessed goes out again.

import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { SHARDS } from '../../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import { findRun, readExplanation, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import { readRecord } from '../../../../functions/stores/runs/run-record.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { type AroundCall, type Call, recorded, withCalls } from '../calls.ts'
import { hurry } from '../hurry.ts'
import {
  asPublished,
  FIRST_START_MS,
  manyTenants,
  OFFICIAL,
  publishAt,
  runIdAt,
  runOf,
  smallRun,
  tenantId,
} from './sample-runs.ts'

let server: TestTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
afterEach(() => {
  jest.restoreAllMocks()
})

type Put = { PutRequest: { Item: { pk: string; sk: string; body: string | Uint8Array } } }
const putsOf = (call: Call, table: FiguresTable): Put[] => call.input.RequestItems[table.name]

/** DynamoDB under load: it writes the first `accept` items of a batch and hands the others back. */
function takingOnly(table: FiguresTable, accept: (batch: number) => number): AroundCall {
  let batches = 0
  return async (call, send) => {
    if (call.name !== 'BatchWriteCommand') return send()
    batches += 1
    const puts = putsOf(call, table)
    const taken = puts.slice(0, accept(batches))
    const left = puts.slice(taken.length)
    if (taken.length > 0) {
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: taken } }))
    }
    // As the wire brings them back: new objects, and bytes as plain Uint8Arrays.
    const copies = left.map(({ PutRequest: { Item } }) => {
      const body = typeof Item.body === 'string' ? Item.body : Uint8Array.from(Item.body)
      return { PutRequest: { Item: { ...Item, body } } }
    })
    return left.length === 0 ? { UnprocessedItems: {} } : { UnprocessedItems: { [table.name]: copies } }
  }
}

test('items that come back unprocessed several times are written again until all are there', async () => {
  hurry()
  const { table } = await server.another()
  const computed = runOf(manyTenants(120, 1_000))
  const runId = runIdAt(FIRST_START_MS)
  const busy = withCalls(
    table,
    takingOnly(table, (batch) => (batch < 20 ? batch % 7 : 25)),
  )
  expect(await publishAt(busy, FIRST_START_MS, computed, { runId })).toEqual({ outcome: 'published', runId })
  const record = await findRun(table, OFFICIAL)
  expect(await readFigures(table, record)).toEqual(asPublished(computed, runId))
  expect(await readExplanation(table, record, tenantId(0))).toEqual(computed.explain(tenantId(0)))
})

test('when they never are, the run fails with a sentence, and the published run stands', async () => {
  hurry()
  const { table } = await server.another()
  const oldId = runIdAt(FIRST_START_MS)
  await publishAt(table, FIRST_START_MS, smallRun(1_000), { runId: oldId })
  const startedAtMs = FIRST_START_MS + 60_000
  const runId = runIdAt(startedAtMs)
  let batches = 0
  const stuck = withCalls(
    table,
    takingOnly(table, () => {
      batches += 1
      return batches === 1 ? 3 : 0
    }),
  )
  const failure = publishAt(stuck, startedAtMs, smallRun(1_001), { runId })
  await expect(failure).rejects.toThrow(/^DynamoDB left \d+ items .* safe to run again\.$/)
  expect(batches).toBeGreaterThan(5)
  expect((await readPointer(table, OFFICIAL))?.runId).toBe(oldId)
  expect((await readRecord(table, runId))?.state).toBe('failed')
})

test('no batch holds more than 25 items, no item more than 400 KB, and no item is written twice', async () => {
  const { table } = await server.another()
  const watched = recorded(table)
  await publishAt(watched.table, FIRST_START_MS, runOf(manyTenants(120, 1_000)))
  const batches = watched.calls
    .filter(({ name }) => name === 'BatchWriteCommand')
    .map((call) => putsOf(call, table).map(({ PutRequest }) => PutRequest.Item))
  expect(Math.max(...batches.map((items) => items.length))).toBeLessThanOrEqual(25)
  const items = batches.flat()
  const size = ({ pk, sk, body }: (typeof items)[number]) =>
    'pkskbody'.length + pk.length + sk.length + Buffer.byteLength(body)
  expect(Math.max(...items.map(size))).toBeLessThan(400 * 1024)
  expect(new Set(items.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(items.length)
})

test("a run is spread over all 16 shards, none much fuller than another, and a tenant's items share one", async () => {
  const { table, items } = await server.another()
  await publishAt(table, FIRST_START_MS, runOf(manyTenants(640, 1_000)))
  const shardOf = new Map<string, Set<string>>()
  const tenantsIn = new Map<string, number>()
  for (const { pk, sk } of await items()) {
    const [kind, id] = sk.split('#') as [string, string]
    if (kind !== 'TENANT' && kind !== 'EXPLANATION') continue
    shardOf.set(id, (shardOf.get(id) ?? new Set()).add(pk))
    if (kind === 'TENANT') tenantsIn.set(pk, (tenantsIn.get(pk) ?? 0) + 1)
  }
  expect(SHARDS).toBe(16)
  expect(shardOf.size).toBe(640)
  expect(Math.max(...[...shardOf.values()].map((shards) => shards.size))).toBe(1)
  const sizes = [...tenantsIn.values()]
  expect(sizes).toHaveLength(16)
  expect(Math.min(...sizes)).toBeGreaterThan(20)
  expect(Math.max(...sizes)).toBeLessThan(60)
})
