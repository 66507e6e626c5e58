// The tenants of a run with their names are published with it, whole and in id order, however many there are.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type DirectoryEntry,
  packDirectory,
  readDirectory,
} from '../../../../functions/stores/runs/directory.ts'
import { findRun, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import type { RunRecord } from '../../../../functions/stores/runs/run-record.ts'
import type { RunFigures } from '../../../../shared/contract/run-figures.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { tenant } from '../../../worlds/world.ts'
import { recorded } from '../calls.ts'
import { FIRST_START_MS, manyTenants, OFFICIAL, publishAt, runOf, tenantId } from './sample-runs.ts'

const ITEM_BYTES = 400 * 1024
let server: TestTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

async function published(
  ...inputs: Parameters<typeof runOf>
): Promise<{ store: TestTable; record: RunRecord }> {
  const store = await server.another()
  await publishAt(store.table, FIRST_START_MS, runOf(...inputs))
  return { store, record: await findRun(store.table, OFFICIAL) }
}
const namesOf = ({ tenants }: RunFigures) =>
  tenants.map(({ tenantId, tenantName }) => ({ tenantId, tenantName }))
const partsOf = async (store: TestTable) =>
  (await store.items()).filter(({ sk }) => sk.startsWith('DIRECTORY#'))

describe('4,100 tenants', () => {
  let store: TestTable
  let record: RunRecord

  beforeAll(async () => {
    ;({ store, record } = await published(manyTenants(4_100, 1_000)))
  })

  test('take three parts of at most 2,000, spread over shards, that no reader of all figures reads', async () => {
    const parts = (await partsOf(store)).toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
    const lists = parts.map(({ body }) => JSON.parse(String(body)) as [string, string][])
    expect(lists.map((list) => list.length)).toEqual([2_000, 2_000, 100])
    const ids = lists.flat().map(([id]) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(parts.map(({ pk }) => pk)).size).toBeGreaterThan(1)
    expect(record).toMatchObject({ directoryItems: 3, tenants: 4_100 })
    const watched = recorded(store.table)
    await readFigures(watched.table, record)
    expect(watched.calls.every(({ input }) => input.ExpressionAttributeValues[':from'] > 'DIRECTORY$')).toBe(
      true,
    )
  })

  test('come back whole and in id order, by key and consistently, and are the tenants of the rows', async () => {
    const watched = recorded(store.table)
    const directory = await readDirectory(watched.table, record)
    expect(directory).toHaveLength(4_100)
    expect(directory).toEqual(namesOf(await readFigures(store.table, record)))
    expect(watched.calls.map(({ name }) => name)).toEqual(['BatchGetCommand'])
    expect(watched.calls[0]?.input.RequestItems[store.table.name].ConsistentRead).toBe(true)
  })

  test('are refused as expired in part when any part is missing', async () => {
    const { client, name } = store.table
    for (const part of await partsOf(store)) {
      await client.send(new DeleteCommand({ TableName: name, Key: { pk: part.pk, sk: part.sk } }))
      await expect(readDirectory(store.table, record)).rejects.toMatchObject({
        name: 'NotPublishedError',
        reason: 'expired',
        message: `The run ${record.runId} of 2025-11 has expired in part and is not shown.`,
      })
      await client.send(new PutCommand({ TableName: name, Item: part }))
    }
    expect(await readDirectory(store.table, record)).toHaveLength(4_100)
  })
})

test('names that are unknown or no plain text come back as they are', async () => {
  const names = ['', ' ', 'a\nb\r\tc', '\u0000', '\ud800 alone', '🐧'.repeat(50), '__proto__', '"\\', ',]']
  const { store, record } = await published({
    tenants: names.map((name, number) => tenant(tenantId(number), { name })),
  })
  const directory = await readDirectory(store.table, record)
  expect(directory).toEqual(namesOf(await readFigures(store.table, record)))
  expect(directory.map(({ tenantName }) => tenantName).toSorted()).toEqual(names.toSorted())
})

test('a run without tenants has an empty directory and no item of it', async () => {
  const { store, record } = await published({ tenants: [] })
  expect(record.directoryItems).toBe(0)
  expect(await partsOf(store)).toEqual([])
  expect(await readDirectory(store.table, record)).toEqual([])
})

test('however long the names are, no part exceeds an item, and the parts hold every tenant in order', () => {
  const name = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'binary' }),
    fc.nat(3_000).map((length) => '東'.repeat(length)),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 400, size: 'max' }), fc.nat(2_400), (names, more) => {
      const all = [...names, ...Array<string>(more).fill('Müller')]
      const tenants: DirectoryEntry[] = all.map((tenantName, number) => ({
        tenantId: `id ${number}`,
        tenantName,
      }))
      const parts = packDirectory(tenants)
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThan(ITEM_BYTES)
      const lists = parts.map((part) => JSON.parse(part) as [string, string | null][])
      expect(Math.max(0, ...lists.map((list) => list.length))).toBeLessThanOrEqual(2_000)
      expect(lists.every((list) => list.length > 0)).toBe(true)
      expect(lists.flat()).toEqual(tenants.map(({ tenantId: id, tenantName }) => [id, tenantName]))
    }),
    { numRuns: 40, seed: 11 },
  )
})
