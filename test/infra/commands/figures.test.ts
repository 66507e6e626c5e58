// npm run figures, as a person or a script runs it: what it prints where, and how it ends.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import getPort from 'get-port'
import type { EmbeddedSystem } from '../../../infra/local/embedded-system.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { AMBIGUOUS_TENANT_NAME } from '../../../infra/local/sample/odd-cases/tenants.ts'
import type { Restatement } from '../../../shared/contract/closing/adjustments.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { startFaultyProxy } from '../../engines/faulty-proxy.ts'
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
const MID_MONTH = instantText(LAST_MONTH.startMs + 14 * 24 * 60 * 60 * 1000)
const ENDED = ['--period', LAST_MONTH.id]

let database: TestDatabase
/** What the first command published, with engines of its own; those after it attach to what stays up. */
let first: Ended
let run: RunFigures
let stores: EmbeddedSystem
let host: CommandHost
const urls: string[] = []

beforeAll(async () => {
  const tables = generateSample({ seed: 8, asOfMs: NOW, tenants: 10, vps: 4, ips: 24, months: 2 })
  database = await createSampleDatabase(tables)
  urls.push(database.url)
  first = await runNpm('figures', [...ENDED, '--json'], { databaseUrl: database.url })
  run = printed(first)
  stores = await startStoresOf(database.url)
  host = startCommandHost(database.url)
})
afterAll(async () => {
  await host.stop()
  await stores.stop()
  await database.drop()
  for (const url of urls) removeStoresOf(url)
})

const figures = (args: readonly string[]): Promise<Ended> => host.run('figures', args)

/** In a process of its own. */
const startFigures = (args: readonly string[], url = database.url, environment = {}): Promise<Ended> => {
  if (!urls.includes(url)) urls.push(url)
  return runCommand('figures', args, { databaseUrl: url, environment })
}

/** The one object on stdout, of a command that succeeded and said nothing else. */
function printed({ status, stdout, stderr }: Ended): RunFigures {
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as RunFigures
}

describe('--json', () => {
  test('prints one object, and nothing before or after it', () => {
    expect(first.stdout).toMatch(/^\{\n.*\n\}\n$/s)
    expect(conservationFault(run)).toBeNull()
    expect(run).toMatchObject({ period: LAST_MONTH.id, asOf: instantText(LAST_MONTH.endMs), currency: 'USD' })
    expect(run.runId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('with the keys that were agreed, at every level', () => {
    const keys = (value: object | undefined) => Object.keys(value ?? {}).sort()
    const sorted = (text: string) => text.split(' ').sort()
    expect(keys(run)).toEqual(
      sorted(
        'period asOf runId method policies currency costComplete tenants unallocated pools revenue platform warnings approximation',
      ),
    )
    expect(run.policies).toEqual({ shareIdle: 'none', sharePlatform: 'none' })
    for (const tenant of run.tenants) {
      expect(keys(tenant)).toEqual(
        sorted(
          'tenantId tenantName planNames activeSubscriptions noActiveSubscription listPriceCents addonPriceCents infrastructureCostCents emailServiceCostCents idleCostCents platformCostCents totalCostCents unknownResources costComplete emailsSent emailsDelivered revenueCents recognizedRevenueCents profitCents grossMarginPct efficiencyRatio costPerEmailSent costPerEmailDelivered businessHealth costEfficiencyScore optimizationPotential efficiencyCategory nulls',
        ),
      )
      expect(keys(tenant.businessHealth)).toEqual(['provisional', 'status'])
      for (const reason of Object.values(tenant.nulls)) expect(keys(reason)).toEqual(['code', 'message'])
    }
    for (const row of run.unallocated)
      expect(keys(row)).toEqual(sorted('pool reason resourceId label cents vendor'))
    for (const pool of run.pools) {
      expect(keys(pool)).toEqual(
        sorted('pool sourceCents tenantCents unallocatedCents unknownResources differenceCents'),
      )
    }
    expect(run.pools.map(({ pool }) => pool)).toEqual(['vps', 'ip', 'platform'])
    expect(keys(run.revenue)).toEqual(sorted('sourceCents tenantCents unattributedCents differenceCents'))
    expect(keys(run.platform)).toEqual(sorted('mrrCents arrCents activeTenants newTenants nulls'))
    for (const warning of run.warnings) expect(keys(warning)).toEqual(sorted('code message count examples'))
    // Beside the three that were agreed, those that the figure book asks of every modelled figure (section 8).
    expect(keys(run.approximation)).toEqual(
      sorted('statements methodId sources missingSources methodVersion methodText quality invoiceComparison'),
    )
  })

  test('with whole cents, a reason for every null, tenants in id order, and sorted plan names', () => {
    const ids = run.tenants.map(({ tenantId }) => tenantId)
    expect(ids).toEqual([...ids].sort())
    for (const { nulls, businessHealth, ...tenant } of run.tenants) {
      const fields = { ...tenant, businessHealth: businessHealth.status }
      const missing = Object.entries(fields).filter(([, value]) => value === null)
      expect(Object.keys(nulls).sort()).toEqual(missing.map(([field]) => field).sort())
      for (const [field, value] of Object.entries(fields)) {
        if (field.endsWith('Cents') && value !== null) expect(Number.isSafeInteger(value)).toBe(true)
      }
      expect(tenant.planNames).toEqual([...tenant.planNames].sort())
    }
    for (const { examples, count } of run.warnings) {
      expect(examples.length).toBeLessThanOrEqual(Math.min(5, count))
    }
  })

  test('an ended month that is run again is the same run, and no failure', async () => {
    const again = printed(await startFigures([...ENDED, '--json']))
    expect(again).toEqual(run)
  })

  test('a dry run has no run id, publishes nothing, and shows the same figures', async () => {
    const dry = printed(await figures([...ENDED, '--dry-run', '--json']))
    expect(dry).toEqual({ ...run, runId: null })
    const unpublished = printed(await figures([...ENDED, '--method', 'volume', '--dry-run', '--json']))
    expect(unpublished).toMatchObject({ runId: null, method: 'volume' })
    const published = printed(await figures([...ENDED, '--method', 'volume', '--json']))
    expect(published.runId).not.toBeNull()
    expect({ ...published, runId: null }).toEqual(unpublished)
    expect(String(published.runId) > String(run.runId)).toBe(true)
  })

  test('the time zone of the machine changes nothing', async () => {
    const TZ = 'Pacific/Kiritimati'
    const there = printed(
      await startFigures([...ENDED, '--dry-run', '--json'], database.url, { TZ, PGTZ: TZ }),
    )
    expect(there).toEqual({ ...run, runId: null })
  })

  test('an earlier moment than the current run is shown as asked, and the current run stays', async () => {
    const earlier = printed(await figures([...ENDED, '--as-of', MID_MONTH, '--json']))
    expect(earlier).toMatchObject({ asOf: MID_MONTH })
    expect(earlier.runId).not.toBe(run.runId)
    expect(conservationFault(earlier)).toBeNull()
    expect(printed(await figures([...ENDED, '--json'])).runId).toBe(run.runId)
  })

  test('the run is verified by another command, from the archive that the first one kept', async () => {
    const { status, stdout, stderr } = await runNpm('verify', [run.runId as string], {
      databaseUrl: database.url,
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(`Run ${run.runId} of ${LAST_MONTH.id}`)
    expect(stdout).toMatch(/equal +items .*byte for byte/)
    const bad = await host.run('verify', [LAST_MONTH.id])
    expect([bad.status, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr).toMatch(/run-id.*a run's id/)
  })
})

describe('--csv', () => {
  test('prints tenants and unallocated cost as one table whose total is the source', async () => {
    const args = [...ENDED, '--share-idle', 'even']
    const [json, csv] = [await figures([...args, '--json']), await figures([...args, '--csv'])]
    const run = printed(json)
    expect({ status: csv.status, stderr: csv.stderr }).toEqual({ status: 0, stderr: '' })
    const rows: Record<string, string>[] = parse(csv.stdout, { bom: true, columns: true })
    expect(rows).toHaveLength(run.tenants.length + run.unallocated.length)
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.total_cost) * 100), 0)
    expect(cents).toBe(run.pools.reduce((sum, pool) => sum + (pool.sourceCents ?? 0), 0))
    for (const row of rows) {
      expect(row).toMatchObject({
        run_id: run.runId,
        as_of: run.asOf,
        approximation: run.approximation.statements.join(' '),
      })
    }
    expect(rows.map((row) => row.tenant_id).filter(Boolean)).toEqual(
      run.tenants.map(({ tenantId }) => tenantId),
    )
    expect(csv.stdout).not.toMatch(/[^\r]\n./)
  })
})

describe('the page that a person reads', () => {
  test('holds the figures, what is unallocated, the conservation lines and both sentences', async () => {
    const { status, stdout, stderr } = await figures(ENDED)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const part of [
      `Cost allocation ${LAST_MONTH.id}`,
      'Unallocated',
      'Conservation',
      'difference $0.00',
      'Modeled internal approximation based on provider invoices and usage patterns.',
      'Not an invoice. Always validate with finance systems.',
    ]) {
      expect(stdout).toContain(part)
    }
  })
})

describe('--explain', () => {
  const tenantCalled = (run: RunFigures, name: string) =>
    run.tenants.find(({ tenantName }) => tenantName === name)

  test('by id and by name, the derivation sums to the figures', async () => {
    const name = 'Copper Lantern Ltd'
    const byName = printed(await figures([...ENDED, '--explain', name.toUpperCase(), '--json']))
    const tenant = tenantCalled(byName, name)
    const { explanation } = byName as RunFigures & {
      explanation: { tenantId: string; lines: { measure: string; cents: number | null }[] }
    }
    const sum = (measure: string) =>
      explanation.lines.reduce((total, line) => total + (line.measure === measure ? (line.cents ?? 0) : 0), 0)
    expect(explanation.tenantId).toBe(tenant?.tenantId)
    expect(explanation.lines.length).toBeGreaterThan(0)
    expect(sum('infrastructure_cost')).toBe(tenant?.infrastructureCostCents)
    expect(sum('email_service_cost')).toBe(tenant?.emailServiceCostCents)

    const page = await figures([...ENDED, '--explain', String(tenant?.tenantId), '--dry-run'])
    expect(page.status).toBe(0)
    expect(page.stdout).toContain(`How the cost of ${name} comes about`)
    expect(page.stdout).toMatch(/infrastructure_cost: lines sum to (\S+), the figure is (>= )?\1\./)
  })

  test('a name that two tenants have lists both, and a name that nobody has is refused', async () => {
    const both = run.tenants.filter(({ tenantName }) => tenantName === AMBIGUOUS_TENANT_NAME)
    expect(both).toHaveLength(2)
    const ambiguous = await figures([...ENDED, '--explain', AMBIGUOUS_TENANT_NAME])
    expect(ambiguous).toMatchObject({ status: 2, stdout: '' })
    expect(ambiguous.stderr).toContain('--explain')
    for (const { tenantId } of both) expect(ambiguous.stderr).toContain(tenantId)
    const nobody = await figures([...ENDED, '--explain', 'Nobody & Sons', '--json'])
    expect(nobody).toMatchObject({ status: 2, stdout: '' })
    expect(nobody.stderr).toMatch(/^--explain "Nobody & Sons" is not accepted: [^\n]*\n$/)
  })
})

describe('arguments that are not accepted end with 2, and name the argument and what it takes', () => {
  test.each([
    [['--period', '2025-13'], /^--period "2025-13" is not accepted: it takes a month as YYYY-MM/],
    [[...ENDED, '--as-of', 'yesterday'], /^--as-of "yesterday" is not accepted: it takes an ISO 8601/],
    [['--method', 'fair'], /--method .*fair.*even, volume, volume_per_ip/],
    [['--share-platform', 'all'], /--share-platform .*all.*none, even, weighted, by_emails, by_revenue/],
    [['--json', '--csv'], /--json.*--csv/],
    [['--perod', '2025-11'], /--perod/],
  ])('%j', async (args, sentence) => {
    const { status, stdout, stderr } = await figures(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test('--help says it all and ends with 0', async () => {
    const { status, stdout, stderr } = await figures(['--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const option of [
      '--period',
      '--as-of',
      '--method',
      '--share-idle',
      '--share-platform',
      '--explain',
      '--json',
      '--csv',
      '--dry-run',
      'DATABASE_URL',
      'Exit codes',
    ]) {
      expect(stdout).toContain(option)
    }
  })
})

describe('what is refused or fails ends with 1, one sentence on stderr and nothing on stdout', () => {
  const PASSWORD = 'correct-horse'

  function expectSentence({ status, stdout, stderr }: Ended, sentence: RegExp): void {
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).toMatch(/^[^\n]+\.\n$/)
    expect(stderr).not.toContain(PASSWORD)
    expect(stderr).not.toContain('postgres://')
  }

  test('a month that has not begun', async () => {
    expectSentence(await figures(['--period', '2999-01', '--json']), /^The period 2999-01 has not begun/)
  })

  test('an empty database', async () => {
    const empty = await createDatabase({ schema: false })
    const ended = await startFigures(['--json'], empty.url)
    await empty.drop()
    expectSentence(ended, /^The database has none of the upstream tables/)
  })

  test('a database that is not there', async () => {
    const port = await getPort({ host: '127.0.0.1' })
    const url = `postgres://someone:${PASSWORD}@127.0.0.1:${port}/figures`
    expectSentence(await startFigures(['--csv'], url), /^Nothing answers at the address in DATABASE_URL\./)
  })

  test('encryption by sslmode is no reason to say more than that', async () => {
    const url = Object.assign(new URL(database.url), { search: '?sslmode=require', password: PASSWORD }).href
    expectSentence(await startFigures(['--json'], url), /(TLS|SSL|encrypt)/)
  })

  test('a database that falls silent half way, and the same command works when it answers again', async () => {
    const proxy = await startFaultyProxy(database.url, { kind: 'falls silent', afterBytes: 12_000 })
    const ended = await startFigures([...ENDED, '--json'], proxy.url, { QUERY_TIMEOUT_SECONDS: '1' })
    await proxy.untilDeserted()
    await proxy.stop()
    expectSentence(ended, /it is safe to run again\.$/m)
    printed(await figures([...ENDED, '--json']))
  })
})

describe('a month that is closed', () => {
  const PEOPLE = ['--prepared-by', 'Ann', '--approved-by', 'Bob']

  test('is shown as it was closed, restated with a reason, and booked', async () => {
    const close = await runCommand('close', [...ENDED, ...PEOPLE], { databaseUrl: database.url })
    expect([close.status, close.stderr]).toEqual([0, ''])
    expect(close.stdout).toMatch(/Certificate \(two people\).*approved by Bob.*Closed: /s)
    const why = ['--restate', 'Shares follow volume, as agreed.', '--restated-by', 'Ann']
    const restated = printed(await figures([...ENDED, ...why, '--method', 'volume', '--json']))
    const { restatement } = restated as RunFigures & { restatement: Restatement }
    expect(restatement).toMatchObject({ number: 1, runId: restated.runId, restatedBy: 'Ann' })
    expect(printed(await figures(['--basis', 'restated', '--json']))).toEqual(restated)

    const journal = await runCommand('journal', [...ENDED], { databaseUrl: database.url })
    const lines: Record<string, string>[] = parse(journal.stdout, { bom: true, columns: true })
    const sum = (side: string) =>
      lines.reduce((cents, line) => cents + Math.round(Number(line[side]) * 100), 0)
    expect([journal.status, sum('debit') > 0, sum('debit') - sum('credit')]).toEqual([0, true, 0])
    expect(journal.stderr).toMatch(/^\d+ of \d+ lines have no cost centre or no GL account[^\n]*\n$/)
  }, 60_000)

  test.each([
    ['close', ['--prepared'], /--prepared/],
    ['figures', ['--basis', 'closed', '--dry-run'], /--basis.*--dry-run/],
    ['journal', ['--restatement', '1'], /needs '--basis restated'/],
  ])('%s %j ends with 2', async (command, args, sentence) => {
    const { status, stdout, stderr } = await host.run(command, args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
  })
})
