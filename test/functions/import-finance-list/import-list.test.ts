// An import takes all of a file or nothing, says what changes, and keeps the file as it came.

import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { importByHand } from '../../../functions/import-finance-list/import-by-hand.ts'
import type { ImportRequest } from '../../../functions/import-finance-list/import-list.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { listVersions, readList } from '../../../functions/stores/finance-lists/list-store.ts'
import { type RunningS3, startS3 } from '../../../infra/local/s3.ts'
import { SAMPLE_PLATFORM_COSTS, SAMPLE_VENDOR_MAPPING } from '../../../infra/local/sample/finance-lists.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { heardActs, inShort } from '../record-audit/heard-acts.ts'
import { ConnectionLost, movesPointer, withCalls } from '../stores/calls.ts'

const BUCKET = 'finance-files'
const HEADER = 'name,vendor,monthly_amount,valid_from,valid_to\n'
let server: TestTable
let store: TestTable
let table: FiguresTable
let s3Server: RunningS3
let s3: S3Client
let nowMs = Date.UTC(2025, 10, 3)

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

beforeEach(async () => {
  store = await server.another()
  table = store.table
  s3Server = await startS3({ port: 0 })
  s3 = new S3Client({
    endpoint: s3Server.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }))
})
afterEach(async () => {
  s3.destroy()
  await s3Server.stop()
})

function importText(
  text: string,
  change: Partial<ImportRequest> & { through?: FiguresTable; bucket?: string } = {},
) {
  const { through = table, bucket = BUCKET, ...rest } = change
  const clock = () => {
    nowMs += 60_000
    return nowMs
  }
  return importByHand(
    { list: 'platform-costs', text, fileName: 'costs.csv', importedBy: 'finance', preview: false, ...rest },
    { table: through, s3, bucket, clock },
  )
}

async function keptFiles(): Promise<Record<string, string>> {
  const { Contents = [] } = (await s3.send(
    new ListObjectsV2Command({ Bucket: BUCKET }),
  )) as ListObjectsV2CommandOutput
  const files: Record<string, string> = {}
  for (const { Key = '' } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }))
    files[Key] = Buffer.from((await Body?.transformToByteArray()) ?? []).toString('utf8')
  }
  return files
}

test('the first import is current, says that everything is new, and keeps the file byte for byte', async () => {
  const text = `\uFEFF${SAMPLE_PLATFORM_COSTS.replaceAll('\n', '\r\n')}`
  const report = await importText(text)
  expect(report).toMatchObject({ acceptedLines: 6, refused: [], before: null })
  expect(report.changes).toMatchObject({ removed: [], unchanged: 0 })
  expect(report.changes.added).toHaveLength(6)
  const current = await readList<{ name: string; monthlyCents: number }>(table, 'platform-costs')
  expect(current?.version).toMatchObject({
    ...report.imported,
    lines: 6,
    importedBy: 'finance',
    fileName: 'costs.csv',
  })
  expect(current?.lines.map(({ name, monthlyCents }) => [name, monthlyCents])).toEqual([
    ['Secrets store', 2_900],
    ['Transactional mail', 2_000],
    ['DNS', 200],
    ['Database (small)', 20_000],
    ['Database', 35_000],
    ['Payment fees', 31_450],
  ])
  const key = `finance-lists/platform-costs/${report.imported?.version}.csv`
  expect(await keptFiles()).toEqual({ [key]: text })
})

test('the second import replaces the list and says what came, went and stayed', async () => {
  const first = await importText(`${HEADER}DNS,namepost,2.00,2024-01-01,\nMail,postwell,20,2024-01-01,\n`)
  const second = await importText(`${HEADER}DNS,namepost,2.00,2024-01-01,\nMail,postwell,21,2024-01-01,\n`)
  expect(second.before).toMatchObject({ version: first.imported?.version })
  expect(second.changes).toMatchObject({
    added: [{ name: 'Mail', monthlyCents: 2_100 }],
    removed: [{ name: 'Mail', monthlyCents: 2_000 }],
    unchanged: 1,
  })
  expect((await readList(table, 'platform-costs'))?.lines).toHaveLength(2)
  const versions = (await listVersions(table, 'platform-costs')).map(({ version }) => version)
  expect(versions).toEqual([second.imported?.version, first.imported?.version])
  expect(Object.keys(await keptFiles())).toHaveLength(2)
})

test('a preview says the same and imports nothing', async () => {
  await importText(`${HEADER}DNS,namepost,2.00,2024-01-01,\n`)
  const before = await store.items()
  const preview = await importText(SAMPLE_PLATFORM_COSTS, { preview: true })
  expect(preview).toMatchObject({ imported: null, acceptedLines: 6, changes: { unchanged: 1 } })
  expect(await store.items()).toEqual(before)
  expect(Object.keys(await keptFiles())).toHaveLength(1)
})

test('who imported which list is in the audit trail, also where it was refused or failed; a preview is not', async () => {
  let version: string | undefined
  const acts = await heardActs(async () => {
    version = (await importText(SAMPLE_PLATFORM_COSTS, { importedBy: 'ann' })).imported?.version
    await importText(SAMPLE_PLATFORM_COSTS, { preview: true })
    await importText(`${HEADER},postwell,20,2024-01-01,\n`, { importedBy: 'ann' })
    await importText('what,else\n').catch(() => undefined)
    await importText(SAMPLE_PLATFORM_COSTS, { bucket: 'there-is-none' }).catch(() => undefined)
  })
  expect(acts.map(inShort)).toEqual([
    `importFinanceList ann done null: list platform-costs version ${version}`,
    'importFinanceList ann refused null: list platform-costs',
    'importFinanceList finance refused null: list platform-costs',
    'importFinanceList finance failed null: list platform-costs',
  ])
  expect(acts.map(({ tenantIds }) => tenantIds)).toEqual([null, null, null, null])
})

test('one refused line and nothing is imported: every refused line has its number and its reason', async () => {
  await importText(`${HEADER}DNS,namepost,2.00,2024-01-01,\n`)
  const report = await importText(
    `${HEADER}Mail,postwell,20,2024-01-01,\n,postwell,20,2024-01-01,\n\nFees,tollpay,-3,2024-01-01,\nStore,sealbox,1,01/02/2024,\n`,
  )
  expect(report.imported).toBeNull()
  expect(report.refused).toEqual([
    { lineNumber: 3, reason: expect.stringContaining('name') },
    { lineNumber: 5, reason: expect.stringContaining('-3') },
    { lineNumber: 6, reason: expect.stringContaining('01/02/2024') },
  ])
  expect((await readList<{ name: string }>(table, 'platform-costs'))?.lines.map(({ name }) => name)).toEqual([
    'DNS',
  ])
  expect(Object.keys(await keptFiles())).toHaveLength(1)
})

test.each([
  ['', 'header'],
  ['name,vendor\nDNS,namepost\n', 'monthly_amount'],
  ['name,vendor,monthly_amount,valid_from\n"DNS,namepost,2\n', 'CSV'],
])('a file that is no such list is refused in words: %j', async (text, named) => {
  await expect(importText(text)).rejects.toMatchObject({
    name: 'InvalidInputError',
    message: expect.stringContaining(named),
  })
  expect(await readList(table, 'platform-costs')).toBeNull()
  expect(await keptFiles()).toEqual({})
})

test('the sample mapping is imported, with what its cells leave out as null', async () => {
  await importText(SAMPLE_VENDOR_MAPPING, { list: 'vendor-mapping' })
  const lines = (await readList<{ kind: string; id: string }>(table, 'vendor-mapping'))?.lines
  expect(lines).toHaveLength(11)
  expect(lines?.[2]).toEqual({
    kind: 'platform',
    id: '*',
    vendor: null,
    tier: 'shared',
    costCentre: 'CC-430',
    glAccount: '6130',
  })
})

test('a mapping of 20,000 lines goes there and back', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, number) => `vps,Server-${number},"vendor, ${number % 97}",t${number % 3},CC-${number},61${number}`,
  )
  const text = `kind,id,vendor,tier,cost_centre,gl_account\n${rows.join('\n')}\n`
  const report = await importText(text, { list: 'vendor-mapping' })
  expect(report).toMatchObject({ acceptedLines: 20_000, refused: [], imported: { lines: 20_000 } })
  const lines = (await readList<Record<string, unknown>>(table, 'vendor-mapping'))?.lines ?? []
  expect(lines).toEqual(
    rows.map((_, number) => ({
      kind: 'vps',
      id: `server-${number}`,
      vendor: `vendor, ${number % 97}`,
      tier: `t${number % 3}`,
      costCentre: `CC-${number}`,
      glAccount: `61${number}`,
    })),
  )
})

describe('of an import that is broken off', () => {
  const OLD = `${HEADER}DNS,namepost,2.00,2024-01-01,\n`
  const names = async () =>
    (await readList<{ name: string }>(table, 'platform-costs'))?.lines.map(({ name }) => name)

  test('between its parts and the move to it, nothing is current', async () => {
    await importText(OLD)
    const dying = withCalls(table, async (call, send) => {
      if (movesPointer(call)) throw new ConnectionLost('the process is gone')
      return send()
    })
    await expect(importText(SAMPLE_PLATFORM_COSTS, { through: dying })).rejects.toThrow(ConnectionLost)
    expect(await names()).toEqual(['DNS'])
    await importText(SAMPLE_PLATFORM_COSTS)
    expect(await names()).toHaveLength(6)
  })

  test('because the file cannot be kept, nothing is current', async () => {
    await importText(OLD)
    await expect(importText(SAMPLE_PLATFORM_COSTS, { bucket: 'no-such-bucket' })).rejects.toThrow()
    expect(await names()).toEqual(['DNS'])
  })

  test('by another import that began with the same list, nothing is current', async () => {
    await importText(OLD)
    const slow = withCalls(table, async (call, send) => {
      if (movesPointer(call)) await importText(`${HEADER}Mail,postwell,20,2024-01-01,\n`)
      return send()
    })
    await expect(importText(SAMPLE_PLATFORM_COSTS, { through: slow })).rejects.toMatchObject({
      name: 'PublicationRefusedError',
    })
    expect(await names()).toEqual(['Mail'])
  })
})

test('a benchmark is of the importing day at the latest: one dated tomorrow is refused', async () => {
  const DAY_MS = 24 * 60 * 60 * 1000
  const list = 'competitive-benchmarks'
  const textOf = (atMs: number) =>
    `provider,plan,monthly_price,included_emails,source,date\nOther,Basic,15.00,10000,https://example.com/prices,${new Date(atMs).toISOString().slice(0, 10)}\n`
  expect((await importText(textOf(nowMs + DAY_MS), { list })).refused).toEqual([
    { lineNumber: 2, reason: expect.stringContaining('lies after today') },
  ])
  expect(await readList(table, list)).toBeNull()
  await importText(textOf(nowMs), { list })
  expect((await readList(table, list))?.lines).toMatchObject([
    { monthlyPriceCents: 1500, includedEmails: 10_000 },
  ])
})
