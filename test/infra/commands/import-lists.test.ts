// npm run costs:import and mapping:import: all of a list or nothing of it, with a report, and the next run counts with it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { auditSearch } from '../../../functions/stores/audit/audit-store.ts'
import type { EmbeddedSystem } from '../../../infra/local/embedded-system.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import {
  type CommandHost,
  type Ended,
  removeStoresOf,
  runCommand,
  runNpm,
  startCommandHost,
  startStoresOf,
} from './command.ts'

const NOW = Date.now()
const LAST_MONTH = shiftPeriod(periodAt(NOW), -1)
const HEADER = 'name,vendor,monthly_amount,valid_from,valid_to'
const FIRST_LIST = `${HEADER}\nDatabase,tidebase,350.00,2024-01-01,\nDNS,namepost,2.05,2024-01-01,2024-06-30\n`

let database: TestDatabase
let stores: EmbeddedSystem
let host: CommandHost
let folder: string

beforeAll(async () => {
  const tables = generateSample({
    seed: 8,
    asOfMs: NOW,
    tenants: 6,
    vps: 3,
    ips: 12,
    months: 2,
    oddCases: false,
  })
  database = await createSampleDatabase(tables)
  stores = await startStoresOf(database.url)
  host = startCommandHost(database.url)
  folder = mkdtempSync(join(tmpdir(), 'penguin-lists-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await host.stop()
  await stores.stop()
  await database.drop()
  removeStoresOf(database.url)
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const imports = (args: readonly string[], command = 'costs-import'): Promise<Ended> => host.run(command, args)

async function figures(...args: string[]): Promise<RunFigures> {
  const ended = await host.run('figures', ['--period', LAST_MONTH.id, '--json', ...args])
  expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(ended.stdout) as RunFigures
}

const platformOf = (run: RunFigures) => run.pools.find(({ pool }) => pool === 'platform')

// One story in order: each test goes on from the one before.
let firstRun: RunFigures
let current: RunFigures

test('before any import the platform pool is not known, and the run says so', async () => {
  firstRun = await figures()
  expect(platformOf(firstRun)).toMatchObject({ sourceCents: null, tenantCents: null, differenceCents: null })
  expect(firstRun.warnings.map(({ code }) => code)).toContain('platform_list_missing')
})

test('a list with lines that are refused is reported line by line, and nothing of it is imported', async () => {
  const text = `${HEADER}\nDatabase,tidebase,350.00,2024-01-01,\nDNS,namepost,-2.00,2024-01-01,\nFees,,12.00,2024-01-01,\nMail,postwell,1.00,2024-02-30,\n`
  const { status, stdout, stderr } = await imports([file('bad.csv', text)])
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toMatch(/3.*monthly_amount "-2\.00"/)
  expect(stdout).toMatch(/4.*vendor is empty/)
  expect(stdout).toMatch(/5.*valid_from "2024-02-30"/)
  expect(stdout).toMatch(/nothing was imported/i)
})

test('a preview shows what would change and imports nothing either', async () => {
  const { status, stdout, stderr } = await imports([file('first.csv', FIRST_LIST), '--preview'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('Database')
  expect(stdout).toContain('DNS')
  expect((await figures()).runId).toBe(firstRun.runId)
})

test('an import is the platform pool of the next run', async () => {
  const list = file('first.csv', FIRST_LIST)
  const { status, stderr } = await runNpm('costs:import', [list], { databaseUrl: database.url })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const run = await figures()
  expect(run.runId).not.toBe(firstRun.runId)
  // DNS was owed until last year.
  expect(platformOf(run)).toEqual({
    pool: 'platform',
    sourceCents: 35_000,
    tenantCents: 0,
    unallocatedCents: 35_000,
    unknownResources: 0,
    differenceCents: 0,
  })
  expect(run.unallocated.filter(({ pool }) => pool === 'platform')).toEqual([
    {
      pool: 'platform',
      reason: 'platform',
      resourceId: 'Database',
      label: 'Database',
      cents: 35_000,
      vendor: 'tidebase',
    },
  ])
  const other = ({ pools }: RunFigures) => pools.filter(({ pool }) => pool !== 'platform')
  expect(other(run)).toEqual(other(firstRun))
})

test('a file that a spreadsheet wrote replaces the list, and every version is kept', async () => {
  const text = `\uFEFFName,Vendor,Monthly amount,Valid from\r\n"Database, large",tidebase,"$1,350.10",2024-01-01\r\n\r\n`
  const { status } = await imports([file('second.csv', text)])
  expect(status).toBe(0)
  current = await figures()
  expect(platformOf(current)).toMatchObject({ sourceCents: 135_010, differenceCents: 0 })
  const history = await imports(['--history'])
  expect({ status: history.status, stderr: history.stderr }).toEqual({ status: 0, stderr: '' })
  expect(history.stdout).toContain('first.csv')
  expect(history.stdout).toContain('second.csv')
  expect(history.stdout).not.toContain('bad.csv')
})

test('who imported, and who tried, stands in the audit trail when the command has ended', async () => {
  const connection = new DynamoDBClient({
    ...{ endpoint: stores.addresses.dynamoDbEndpoint, region: 'us-east-1' },
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  })
  const table = { client: DynamoDBDocumentClient.from(connection), name: 'penguin-figures' }
  const asked = { operation: 'importFinanceList' }
  const window = { from: instantText(NOW), to: instantText(Date.now() + 1) }
  const entries: AuditEntry[] = []
  for await (const entry of auditSearch(table, Date.now).search(asked, window)) entries.push(entry)
  connection.destroy()
  const person = userInfo().username
  expect(entries.map((entry) => [entry.person, entry.personIs, entry.outcome])).toEqual([
    [person, 'typed', 'done'],
    [person, 'typed', 'done'],
    [person, 'typed', 'refused'],
  ])
})

test('a file that is no such list, or is not there, changes nothing and says why', async () => {
  const noList = await imports([file('other.csv', 'tenant,amount\nAcre,12\n')])
  expect(noList.stdout).toBe('')
  expect(noList.status).not.toBe(0)
  expect(noList.stderr).toMatch(/name, vendor, monthly_amount, valid_from/)
  const notThere = await imports([join(folder, 'not-there.csv')])
  expect(notThere).toMatchObject({ status: 1, stdout: '' })
  expect(notThere.stderr).toMatch(/^The file .*not-there\.csv cannot be read[^\n]*\n$/)
  const noFile = await imports([])
  expect(noFile).toMatchObject({ status: 2, stdout: '' })
  expect(noFile.stderr).toMatch(/file/)
  expect((await figures()).runId).toBe(current.runId)
})

test('a mapping names the vendor of a resource in the explanation', async () => {
  const [tenant] = firstRun.tenants.filter(
    ({ infrastructureCostCents }) => (infrastructureCostCents ?? 0) > 0,
  )
  const explained = async () => {
    const run = (await figures('--explain', String(tenant?.tenantId))) as RunFigures & {
      explanation: { lines: { pool: string; vendor: string }[] }
    }
    return new Set(run.explanation.lines.map(({ pool, vendor }) => `${pool} ${vendor}`))
  }
  expect(await explained()).toEqual(new Set(['vps hostwinds', 'ip hostwinds']))
  const bad = await imports([file('bad-mapping.csv', 'kind,id,vendor\nserver,*,other\n')], 'mapping-import')
  expect(bad).toMatchObject({ status: 1, stderr: '' })
  const good = file('mapping.csv', 'kind,id,vendor,cost_centre\nvps,*,otherhost,CC-1\n')
  const imported = await runCommand('mapping-import', [good], { databaseUrl: database.url })
  expect(imported).toMatchObject({ status: 0, stderr: '' })
  expect(await explained()).toEqual(new Set(['vps otherhost', 'ip hostwinds']))
})
