// What was written is read back and held against what was computed: any difference, and the pointer does not move.

import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { shardKeys } from '../../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import { findRun, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import { readRecord } from '../../../../functions/stores/runs/run-record.ts'
import { type Item, startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { withCalls } from '../calls.ts'
import { asPublished, FIRST_START_MS, OFFICIAL, publishAt, runIdAt, smallRun } from './sample-runs.ts'

const OLD_ID = runIdAt(FIRST_START_MS)
const NEW_START_MS = FIRST_START_MS + 60_000
const old = smallRun(1_000)
const next = smallRun(1_001)
let server: TestTable
let store: TestTable
let newId: string

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

beforeEach(async () => {
  store = await server.another()
  newId = runIdAt(NEW_START_MS)
  await publishAt(store.table, FIRST_START_MS, old, { runId: OLD_ID })
})

/** Publishes the new run; once its items are written and before they are read back, `tamper` gets them. */
async function publishTamperedWith(
  tamper: (items: Item[]) => Promise<unknown>,
  runId: string,
): Promise<unknown> {
  const written = async () => (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${runId}#`))
  let tampering: Promise<unknown> | undefined
  const table = withCalls(store.table, async ({ name }, send) => {
    if (name === 'QueryCommand') {
      // Several shards are read at once: none before the tampering is done.
      tampering ??= written().then(tamper)
      await tampering
    }
    return send()
  })
  const outcome = await publishAt(table, NEW_START_MS, next, { runId }).catch((error: unknown) => error)
  expect(tampering).toBeDefined()
  return outcome
}

const put = ({ client, name }: FiguresTable, item: Record<string, unknown>) =>
  client.send(new PutCommand({ TableName: name, Item: item }))
const remove = ({ client, name }: FiguresTable, { pk, sk }: Item) =>
  client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }))
const one = (items: Item[], prefix: string): Item => {
  const found = items.find(({ sk }) => sk.startsWith(prefix))
  if (found === undefined) throw new Error(`no item ${prefix}`)
  return found
}
const flipped = (bytes: Uint8Array, at: number) =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte))

const tamperings: Record<string, (items: Item[]) => Promise<unknown>> = {
  'a tenant row is gone': (items) => remove(store.table, one(items, 'TENANT#')),
  'the totals are gone': (items) => remove(store.table, one(items, 'TOTALS')),
  'an explanation is gone': (items) => remove(store.table, one(items, 'EXPLANATION#')),
  'the list of tenants is gone': (items) => remove(store.table, one(items, 'DIRECTORY#')),
  'the unallocated rows are gone': (items) => remove(store.table, one(items, 'UNALLOCATED#')),
  'an item is there that was not written': (items) =>
    put(store.table, { ...one(items, 'TENANT#'), sk: 'TENANT#ffffffff-ffff-4fff-8fff-ffffffffffff' }),
  'one item took the place of another': async (items) => {
    const row = one(items, 'TENANT#')
    await remove(store.table, row)
    await put(store.table, { ...row, sk: `${row.sk}0` })
  },
  'one digit of a row differs': (items) => {
    const row = one(items, 'TENANT#')
    const body = String(row.body).replace(/"unknownResources":0/, '"unknownResources":1')
    expect(body).not.toBe(row.body)
    return put(store.table, { ...row, body })
  },
  'one letter of the totals differs': (items) => {
    const totals = one(items, 'TOTALS')
    return put(store.table, { ...totals, body: String(totals.body).replace('USD', 'USd') })
  },
  'one letter of a name in the list of tenants differs': (items) => {
    const directory = one(items, 'DIRECTORY#')
    const body = String(directory.body).replace('Müller', 'Möller')
    expect(body).not.toBe(directory.body)
    return put(store.table, { ...directory, body })
  },
  'one bit of an explanation differs': (items) => {
    const explanation = one(items, 'EXPLANATION#')
    const bytes = explanation.body as Uint8Array
    return put(store.table, { ...explanation, body: flipped(bytes, bytes.length >> 1) })
  },
  'a tenant lies in a shard where no reader looks for it': async (items) => {
    const used = new Set(items.map(({ pk }) => pk))
    const shards = shardKeys(newId, 16)
    const from = shards.find(
      (pk, index) =>
        used.has(pk) && shards[index + 1] !== undefined && !used.has(shards[index + 1] as string),
    )
    const to = shards[shards.indexOf(from as string) + 1] as string
    for (const item of items.filter(({ pk }) => pk === from)) {
      await remove(store.table, item)
      await put(store.table, { ...item, pk: to })
    }
  },
}

test.each(Object.keys(tamperings))(
  'when %s, the run is not published and the old one stands',
  async (name) => {
    const outcome = await publishTamperedWith(tamperings[name] as (items: Item[]) => Promise<unknown>, newId)
    expect(outcome).toMatchObject({ name: 'VerificationError' })
    const { message } = outcome as Error
    expect(message).toContain(newId)
    expect(message).toMatch(/published figures stand.*\.$/)
    if (name.endsWith('gone')) expect(message).toMatch(/\d+ items were written, \d+ were read back/)
    expect((await readPointer(store.table, OFFICIAL))?.runId).toBe(OLD_ID)
    expect((await readRecord(store.table, newId))?.state).toBe('failed')
    const figures = await readFigures(store.table, await findRun(store.table, OFFICIAL))
    expect(figures).toEqual(asPublished(old, OLD_ID))
  },
)

test('a run that was not tampered with is published, and its record says what was checked', async () => {
  const outcome = await publishTamperedWith(async () => undefined, newId)
  expect(outcome).toEqual({ outcome: 'published', runId: newId })
  const record = await readRecord(store.table, newId)
  expect(record).toMatchObject({
    state: 'published',
    tenants: 9,
    startedBy: 'test',
    codeVersion: 'test',
    pools: next.figures.pools,
    revenue: next.figures.revenue,
  })
  const items = (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${newId}#`))
  expect(record?.items).toBe(items.length)
  const count = (...kinds: string[]) =>
    items.filter(({ sk }) => kinds.includes(sk.split('#')[0] as string)).length
  expect(record?.figureItems).toBe(count('TENANT', 'UNALLOCATED', 'TOTALS'))
  expect(record?.unallocatedItems).toBe(count('UNALLOCATED'))
  expect(record?.directoryItems).toBe(count('DIRECTORY'))
  expect(count('TENANT', 'UNALLOCATED', 'TOTALS', 'DIRECTORY', 'EXPLANATION')).toBe(items.length)
  expect(record?.durationsMs).toMatchObject({
    read: 1,
    compute: 1,
    write: expect.any(Number),
    verify: expect.any(Number),
  })
  expect(Date.parse(record?.publishedAt as string)).toBeGreaterThan(NEW_START_MS)
})

test('what is read back is read with strong consistency', async () => {
  const consistent: unknown[] = []
  const table = withCalls(store.table, ({ name, input }, send) => {
    if (name === 'QueryCommand') consistent.push(input.ConsistentRead)
    return send()
  })
  await publishAt(table, NEW_START_MS, next)
  expect(consistent.length).toBeGreaterThanOrEqual(16)
  expect(new Set(consistent)).toEqual(new Set([true]))
})
