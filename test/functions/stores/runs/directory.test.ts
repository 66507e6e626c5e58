// The tenants of a run with their names are published with it, whole and in id order, however many there are.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

test.each([1, 60, 900, 5_000])(
  'names of %i characters: no part exceeds an item, and the parts hold every tenant in order',
  (length) => {
    const tenants: DirectoryEntry[] = Array.from({ length: 2_500 }, (_, number) => ({
      tenantId: tenantId(number),
      tenantName: number % 7 === 0 ? null : '東'.repeat(length + (number % 5)),
    }))
    const parts = packDirectory(tenants)
    const most = Math.max(...parts.map((part) => Buffer.byteLength(part)))
    expect(most).toBeLessThan(ITEM_BYTES - 1_000)
    const lists = parts.map((part) => JSON.parse(part) as [string, string | null][])
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(2_000)
    expect(lists.flat()).toEqual(tenants.map((entry) => [entry.tenantId, entry.tenantName]))
    // As few parts as there can be: where names are short, their number decides, and elsewhere their size.
    expect(lists[0]?.length === 2_000 || most > 300_000).toBe(true)
  },
)
