// A store that an older version filled: what its runs lack is refused with what to do, and doing it publishes the month
// anew although its inputs are unchanged.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { AllocateCostsAnswer } from '../../../functions/allocate-costs/answer.ts'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readDirectory } from '../../../functions/stores/runs/directory.ts'
import { PUBLICATION_LAYOUT } from '../../../functions/stores/runs/pack-run.ts'
import { readRows } from '../../../functions/stores/runs/read-rows.ts'
import { readUnallocated } from '../../../functions/stores/runs/run-heads.ts'
import { findRun, readExplanation, readFigures } from '../../../functions/stores/runs/run-reader.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { type Allocate, allocator } from '../../engines/allocator.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { OFFICIAL } from '../stores/runs/sample-runs.ts'

const PRESENT = Date.UTC(2025, 11, 14, 9, 30)
/** Where the request part of the input hash holds the layout. */
const LAYOUT_PLACE = 1
const EVENT = { period: '2025-11', method: 'even', shareIdle: 'none', sharePlatform: 'none' } as const
let nowMs = PRESENT
let store: TestTable
let database: TestDatabase
let allocate: Allocate

beforeAll(async () => {
  store = await startFiguresTable()
  const size = { tenants: 40, vps: 12, ips: 60, months: 2 }
  database = await createSampleDatabase(generateSample({ seed: 7, asOfMs: PRESENT, ...size }))
  allocate = allocator({ databaseUrl: database.url, table: store.table, now: () => nowMs })
})
afterAll(async () => {
  await database.drop()
  await store.stop()
})

/** The month as an older version allocated it: its input hash knew no layout. */
async function allocateAsBefore(): Promise<AllocateCostsAnswer> {
  const { add } = InputFingerprint.prototype
  const spy = jest.spyOn(InputFingerprint.prototype, 'add').mockImplementation(function (
    this: InputFingerprint,
    name,
    rows,
  ) {
    const known =
      name === 'request'
        ? rows.filter((value, place) => place !== LAYOUT_PLACE || value !== PUBLICATION_LAYOUT)
        : rows
    add.call(this, name, known)
  })
  try {
    return await allocate(EVENT)
  } finally {
    spy.mockRestore()
  }
}

/** Takes from the store what older versions did not publish. */
async function strip(): Promise<void> {
  const { client, name } = store.table
  for (const item of await store.items()) {
    if (item.sk.startsWith('DIRECTORY#')) {
      await client.send(new DeleteCommand({ TableName: name, Key: { pk: item.pk, sk: item.sk } }))
    } else if (item.sk === 'RECORD') {
      const { directoryItems, unallocatedItems, ...older } = item
      await client.send(new PutCommand({ TableName: name, Item: older }))
    }
  }
}

test('a month of an older layout is refused with the sentence, and allocating it again publishes it anew', async () => {
  const first = await allocateAsBefore()
  nowMs += 60_000
  expect((await allocateAsBefore()).outcome).toBe('duplicate')
  await strip()

  const record = await findRun(store.table, OFFICIAL)
  expect(record.runId).toBe(first.runId)
  const { tenants } = await readFigures(store.table, record)
  const someone = tenants.find(({ infrastructureCostCents }) => (infrastructureCostCents ?? 0) > 0)
  const id = someone?.tenantId as string
  expect((await readRows(store.table, record, [id])).get(id)).toEqual(someone)
  for (const read of [readDirectory, readUnallocated, () => readExplanation(store.table, record, id)]) {
    await expect(read(store.table, record)).rejects.toMatchObject({
      name: 'NotPublishedError',
      reason: 'not_published',
      message: `The run ${first.runId} of 2025-11 was published before runs held all that this needs. Allocate the month again: npm run figures -- --period 2025-11`,
    })
  }

  nowMs += 60_000
  const anew = await allocate(EVENT)
  expect(anew).toMatchObject({ outcome: 'published', tenants: first.tenants })
  const current = await findRun(store.table, OFFICIAL)
  expect(current.runId).toBe(anew.runId)
  const figures = await readFigures(store.table, current)
  expect(figures.tenants).toEqual(tenants)
  expect(await readUnallocated(store.table, current)).toEqual(figures.unallocated)
  expect((await readDirectory(store.table, current)).map(({ tenantId }) => tenantId)).toEqual(
    tenants.map(({ tenantId }) => tenantId),
  )
  const { lines } = await readExplanation(store.table, current, id)
  expect(lines.every((line) => line.kind !== 'resource' || line.tenants >= 1)).toBe(true)
  nowMs += 60_000
  expect((await allocate(EVENT)).outcome).toBe('duplicate')
})
