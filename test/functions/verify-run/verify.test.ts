// A verification finds any byte that changed since a run was published, in items, inputs, record, pointer or certificate,
// and says which; and it says what it could not look at.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import { logger } from '../../../functions/runtime/logger.ts'
import { packPart } from '../../../functions/stores/archive/pack-part.ts'
import { sha256 } from '../../../functions/stores/archive/sha256.ts'
import { freezeRun } from '../../../functions/stores/closes/freeze-run.ts'
import { pointerKey, recordKey, SHARDS } from '../../../functions/stores/runs/keys.ts'
import type { RunItem } from '../../../functions/stores/runs/pack-run.ts'
import { readItems } from '../../../functions/stores/runs/read-items.ts'
import { type RunRecord, readRecord } from '../../../functions/stores/runs/run-record.ts'
import type { VerifyRunAnswer } from '../../../functions/verify-run/answer.ts'
import { checkArchive } from '../../../functions/verify-run/check-archive.ts'
import { checkRecord } from '../../../functions/verify-run/check-record.ts'
import { compareItems } from '../../../functions/verify-run/compare-items.ts'
import { verifyRunHandler } from '../../../functions/verify-run/handler.ts'
import { methodText } from '../../../shared/approximation/method-text.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { KeptCertificate } from '../../../shared/contract/closing/close.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import { type Item, startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { A } from '../../worlds/world.ts'
import { flipped, publishArchived, smallMonth } from '../stores/archive/sample-archives.ts'
import { FIRST_START_MS, OFFICIAL, publishAt, runOf } from '../stores/runs/sample-runs.ts'

let store: TestTable
let archive: MemoryArchive
let runId: string

beforeAll(async () => {
  logger.setLogLevel('SILENT')
  store = await startFiguresTable()
  archive = memoryArchive()
  runId = (await publishArchived(store.table, archive)).runId
})
afterAll(() => store.stop())

const verified = (id = runId, nowMs = FIRST_START_MS + 60_000): Promise<VerifyRunAnswer> => {
  const handler = verifyRunHandler(() => ({ table: store.table, archive, clock: () => nowMs }))
  return handler({ runId: id }, {} as Context)
}
const put = (item: object) =>
  store.table.client.send(new PutCommand({ TableName: store.table.name, Item: { ...item } }))
const itemsOfRun = async (): Promise<Item[]> =>
  (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${runId}#`))
const storedItem = async (key: { pk: string; sk: string }): Promise<Item> =>
  (await store.items()).find(({ pk, sk }) => pk === key.pk && sk === key.sk) as Item

/** Changes one thing, verifies, and puts it back. */
async function verifiedWith(item: Item, changed: Item): Promise<VerifyRunAnswer> {
  const moved = item.pk !== changed.pk || item.sk !== changed.sk
  const remove = ({ pk, sk }: Item) =>
    store.table.client.send(new DeleteCommand({ TableName: store.table.name, Key: { pk, sk } }))
  if (moved) await remove(item)
  await put(changed)
  try {
    return await verified()
  } finally {
    if (moved) await remove(changed)
    await put(item)
  }
}

test('a run that nobody touched is equal, and every check says what it held against what', async () => {
  const { outcome, difference, checks, message } = await verified()
  expect([outcome, difference]).toEqual(['equal', null])
  expect(checks.map(({ id }) => id)).toEqual([
    ...['archive', 'month_archive', 'items', 'record', 'totals', 'pointer'],
  ])
  expect(message).toContain('byte for byte')
})

describe('items', () => {
  test('that differ in any single character of body or key are found', async () => {
    const items = (await itemsOfRun()) as unknown as RunItem[]
    expect(compareItems(items, items)).toBeNull()
    let flips = 0
    for (const [index, item] of items.entries()) {
      for (const field of ['pk', 'sk', 'body'] as const) {
        const text = item[field]
        for (let at = 0; at < text.length; at += 1, flips += 1) {
          const other = String.fromCharCode(text.charCodeAt(at) ^ 1)
          const changed = { ...item, [field]: `${text.slice(0, at)}${other}${text.slice(at + 1)}` }
          if (compareItems(items, items.with(index, changed)) === null)
            throw new Error(`${item.sk}, ${field}, character ${at} was not found`)
        }
      }
    }
    expect(flips).toBeGreaterThan(4_000)
  })

  test('are named by what they are, with the field, what was expected and what was found', async () => {
    const items = await itemsOfRun()
    const row = items.find(({ sk }) => sk === `TENANT#${A}`) as Item
    const body = String(row.body).replace('"infrastructureCostCents":501', '"infrastructureCostCents":502')
    expect(body).not.toBe(row.body)
    const { outcome, difference, message, next } = await verifiedWith(row, { ...row, body })
    expect(outcome).toBe('different')
    expect(difference).toContain(`the row of tenant ${A}`)
    expect(difference).toContain('field infrastructureCostCents: expected 501, found 502')
    expect(message).toContain(difference)
    expect(next.join(' ')).toContain('verify again')
  })

  test.each([
    ['a body that is no JSON any more', ({ body }: Item) => ({ body: `${body}}` }), /no JSON any more/],
    ['a body written differently', ({ body }: Item) => ({ body: ` ${body}` }), /character 0/],
    ['another number of parts', () => ({ explanationParts: 2 }), /explanationParts: expected 1, found 2/],
    ['an attribute that no run has', () => ({ note: 'x' }), /field note: expected nothing, found "x"/],
    ['a mark to expire while it is current', () => ({ expiresAt: 1 }), /marked to expire/],
    ['another key', ({ sk }: Item) => ({ sk: `${sk}0` }), /is missing/],
  ])('with %s are found through the store', async (_, change, words) => {
    const row = (await itemsOfRun()).find(({ sk }) => sk === `TENANT#${A}`) as Item
    const { outcome, difference } = await verifiedWith(row, { ...row, ...change(row) })
    expect([outcome, difference]).toEqual(['different', expect.stringMatching(words)])
  })

  test('that were added are found', async () => {
    const row = (await itemsOfRun()).find(({ sk }) => sk === `TENANT#${A}`) as Item
    const added = { ...row, sk: 'TENANT#ffffffff-ffff-4fff-8fff-ffffffffffff' }
    await put(added)
    const { difference } = await verified()
    await store.table.client.send(
      new DeleteCommand({ TableName: store.table.name, Key: { pk: added.pk, sk: added.sk } }),
    )
    expect(difference).toMatch(/ffffffff.* is there and should not be/)
  })
})

describe('inputs', () => {
  test('of which one byte changed are found, in every object that the run stands on', async () => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    const archiveChecked = async () => (await checkArchive(record, { table: store.table, archive })).checks
    expect((await archiveChecked()).map(({ result }) => result)).toEqual(['equal', 'equal'])
    for (const [key, bytes] of [...archive.objects]) {
      archive.objects.set(key, flipped(bytes, bytes.length >> 1))
      const [check] = await archiveChecked()
      archive.objects.set(key, bytes)
      expect(check).toMatchObject({
        id: 'archive',
        result: 'different',
        detail: expect.stringContaining(key),
      })
    }
    expect(archive.objects.size).toBeGreaterThan(10)
  })

  test('that changed are told of first, and what could not be held against them is said', async () => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    const { key } = record.archive as ArchiveReference
    const bytes = archive.objects.get(key) as Uint8Array
    archive.objects.delete(key)
    const { outcome, difference, checks } = await verified()
    archive.objects.set(key, bytes)
    expect([outcome, difference]).toEqual(['different', expect.stringMatching(/manifest .* is gone/)])
    expect(checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      ...['archive different', 'items unchecked', 'record unchecked', 'totals equal', 'pointer equal'],
    ])
  })

  test('that are another month archive than the one named are found', async () => {
    const named = await storedItem({ pk: `ARCHIVE#${OFFICIAL.period}`, sk: 'FIRST' })
    const change = { readAt: '2025-12-01T00:00:09Z' }
    const { checks } = await verifiedWith(named, { ...named, ...change })
    expect(checks.find(({ id }) => id === 'month_archive')?.result).toBe('different')
  })
})

describe('the record and the pointer', () => {
  const anyOther = (value: unknown): unknown =>
    typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}0` : []

  test('differ when the record has another value of anything that inputs decide', async () => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    expect(checkRecord(record, record).result).toBe('equal')
    const decided = [
      ...['runId', 'period', 'asOf', 'method', 'policies', 'methodVersion', 'inputHash', 'shards', 'items'],
      ...['figureItems', 'unallocatedItems', 'directoryItems', 'tenants', 'checksum', 'pools', 'revenue'],
      ...['inputs', 'warnings'],
    ] as const
    for (const field of decided as readonly (keyof RunRecord)[]) {
      const { result, detail } = checkRecord(record, { ...record, [field]: anyOther(record[field]) })
      expect([result, detail]).toEqual(['different', expect.stringContaining(`field ${field}`)])
    }
  })

  test.each(['checksum', 'asOf', 'publishedAt'])(
    'differ through the store with another %s',
    async (field) => {
      const item = await storedItem(recordKey(runId))
      const { outcome, difference } = await verifiedWith(item, { ...item, [field]: anyOther(item[field]) })
      expect([outcome, typeof difference]).toEqual(['different', 'string'])
    },
  )

  test.each([
    ['inputHash', 'inputHash'],
    ['asOfMs', 'asOf'],
  ])('differ when the pointer names another %s', async (field, named) => {
    const item = await storedItem(pointerKey(OFFICIAL))
    const { difference } = await verifiedWith(item, { ...item, [field]: anyOther(item[field]) })
    expect(difference).toMatch(new RegExp(`pointer of 2025-11 differs.*field ${named}: expected`))
  })

  test('differ when the pointer never named a run that is published', async () => {
    const item = await storedItem(pointerKey(OFFICIAL))
    const { difference } = await verifiedWith(item, { ...item, runId: 'x', history: [] })
    expect(difference).toMatch(/never named it/)
  })
})

describe('a closed run', () => {
  let pointer: Item
  let certificateKey: string
  beforeAll(async () => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    const shards = await readItems(store.table, { runId, shards: record.shards, consistent: true })
    pointer = await storedItem(pointerKey(OFFICIAL))
    await nameCertificate(await freezeRun(archive, shards, certificateOf(record, {})))
  })
  afterAll(() => put(pointer))

  function certificateOf(record: RunRecord, change: Partial<KeptCertificate>): KeptCertificate {
    const { period, asOf, method, policies, methodVersion, codeVersion, inputHash, archive: inputs } = record
    return {
      ...{ period, runId, asOf, method, policies, methodVersion, codeVersion, inputHash },
      methodText: methodText(method, policies),
      archive: inputs as NonNullable<RunRecord['archive']>,
      ...{ tenants: record.tenants, pools: record.pools, revenue: record.revenue, items: record.items },
      ...{ itemsChecksum: record.checksum, warnings: record.warnings, checklist: [] },
      ...{ preparedBy: 'ann', preparedAt: '2025-12-03T08:00:00Z' },
      ...{ approvedBy: 'bob', approvedAt: '2025-12-03T09:00:00Z', approverDiffers: true },
      statements: STATEMENTS,
      ...change,
    } as KeptCertificate
  }

  async function close(certificate: KeptCertificate): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(certificate))
    const reference = { key: `closes/${sha256(bytes)}.json`, sha256: sha256(bytes) }
    archive.objects.set(reference.key, bytes)
    await nameCertificate(reference)
  }

  async function nameCertificate(certificate: ArchiveReference): Promise<void> {
    certificateKey = certificate.key
    await put({ ...pointer, closedRunId: runId, certificate })
  }

  test('is equal with its certificate and the copy of its items', async () => {
    const { outcome, checks } = await verified()
    expect(outcome).toBe('equal')
    expect(checks.slice(-2).map(({ id, result }) => [id, result])).toEqual([
      ['certificate', 'equal'],
      ['items_copy', 'equal'],
    ])
    expect(checks.at(-2)?.detail).toContain('bob')
  })

  test('is found when one byte of the certificate changed, or of the copy', async () => {
    const { itemsCopy } = JSON.parse(
      Buffer.from(archive.objects.get(certificateKey) as Uint8Array).toString(),
    )
    for (const [key, id] of [
      [certificateKey, 'certificate'],
      [itemsCopy.key, 'items_copy'],
    ]) {
      const bytes = archive.objects.get(key) as Uint8Array
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        archive.objects.set(key, flipped(bytes, at))
        const { outcome, checks } = await verified()
        expect([outcome, checks.find((check) => check.id === id)?.result]).toEqual(['different', 'different'])
      }
      archive.objects.set(key, bytes)
    }
  })

  test.each([
    ['other totals', { tenants: 4 }, /certificate differs, field tenants: expected 3, found 4/],
    ['other inputs', { archive: { key: 'x', sha256: 'y' } }, /certificate differs, field archive.key/],
    ['another sentence', { statements: ['x', 'y'] } as never, /certificate differs, field statements/],
  ])('is found when a whole certificate of %s took its place', async (_, change, words) => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    const before = JSON.parse(Buffer.from(archive.objects.get(certificateKey) as Uint8Array).toString())
    await close(certificateOf(record, { itemsCopy: before.itemsCopy, ...change }))
    expect((await verified()).difference).toMatch(words)
    await close(before)
  })

  test('is found when the copy is whole, and of other items', async () => {
    const record = (await readRecord(store.table, runId)) as RunRecord
    const before = JSON.parse(Buffer.from(archive.objects.get(certificateKey) as Uint8Array).toString())
    const other = await packPart('items', ['pk', 'sk', 'body', 'explanationParts'], [])
    archive.objects.set(other.part.key, other.bytes)
    await close(certificateOf(record, { itemsCopy: other.part }))
    expect((await verified()).difference).toMatch(/copy of the items, .* is missing/)
    await close(before)
  })
})

describe('what cannot be verified', () => {
  let another: TestTable
  beforeEach(async () => {
    another = await store.another()
  })
  const verifiedThere = (id: string, nowMs = FIRST_START_MS + 60_000) => {
    const services = { table: another.table, archive, clock: () => nowMs }
    return verifyRunHandler(() => services)({ runId: id }, {} as Context)
  }

  test('is said of a run without an archive, with what was looked at all the same', async () => {
    const published = await publishAt(another.table, FIRST_START_MS, runOf(smallMonth()))
    const { outcome, message, checks, next } = await verifiedThere(published.runId)
    expect(outcome).toBe('not_verifiable')
    expect(message).toMatch(/Nothing differs/)
    expect(Object.fromEntries(checks.map(({ id, result }) => [id, result]))).toEqual({
      archive: 'unchecked',
      items: 'unchecked',
      record: 'unchecked',
      totals: 'equal',
      pointer: 'equal',
    })
    expect(checks[0]?.detail).toContain('not archived')
    expect(next.join(' ')).toContain('first run after their end')
  })

  test('is refused in words for an id that no run has, and for what is no id', async () => {
    await expect(verifiedThere('0197f0a0-0000-7000-8000-000000000000')).rejects.toThrow(/No run has the id/)
    await expect(verifiedThere('2025-11')).rejects.toThrow(/^runId "2025-11" is not accepted.*Example event/)
  })
})

test('a run of the layout before, whose unallocated rows have no label and name no vendor, is verified byte for byte as it was published', async () => {
  const { table } = await store.another()
  const objects = memoryArchive()
  const { runId: id } = await publishArchived(table, objects, smallMonth(), '3')
  const handler = verifyRunHandler(() => ({ table, archive: objects, clock: () => FIRST_START_MS + 60_000 }))
  const { outcome, checks } = await handler({ runId: id }, {} as Context)
  expect([outcome, checks.map(({ result }) => result)]).toEqual(['equal', checks.map(() => 'equal')])
  const stored = (await readItems(table, { runId: id, shards: SHARDS, consistent: true })).flat()
  const unallocated = stored.find(({ sk }) => sk.startsWith('UNALLOCATED#'))
  expect(unallocated?.body).toBe(
    '[{"pool":"ip","reason":"burned","resourceId":"i2","cents":150},{"pool":"platform","reason":"platform","resourceId":"mail","cents":900}]',
  )
})
