// Grid queries against the raw reads of the keys they need, and a 304 against a handler that does just the token check and
// the pointer read. Events go to the handler as the gateway sends them; the store is a process of its own.

import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { createTable } from '../../infra/local/create-stores.ts'
import { periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { startFiguresApi, type TestApi } from '../engines/figures-api.ts'
import { manyTenants, publishAt, runOf, tenantId } from '../functions/stores/runs/sample-runs.ts'
import { plainCheck, plainKeyRead } from './plain-api.ts'
import { type Pair, pairOf, Timings } from './timing.ts'

export interface ApiPairs {
  readonly months: Pair
  readonly tenants: Pair
  readonly compressed: Pair
  readonly notModified: Pair
  /** How many 304s, and plain checks, each measurement holds. */
  readonly checks: number
}

const CHECKS = 200
const NOW_MS = Date.UTC(2025, 11, 15)
const MEASURES = [
  'total_cost',
  'infrastructure_cost',
  'email_service_cost',
  'revenue',
  'profit',
  'gross_margin_pct',
  'emails_sent',
  'business_health',
]
const GRID_TENANTS = 105
const MANY = 10_000

export async function measureApi(rounds: number, say: (what: string) => void): Promise<ApiPairs> {
  const table = connectFiguresTable('bench-api')
  await createTable(table.name)
  const newest = periodAt(NOW_MS)
  const periods = Array.from({ length: 12 }, (_, back) => shiftPeriod(newest, -1 - back))
  say('Publishing twelve months of 105 tenants, and one of 10,000')
  for (const period of periods) {
    const run = runOf(manyTenants(GRID_TENANTS, 1_000), { period, asOfMs: period.endMs })
    await publishAt(table, period.endMs + 60_000, run)
  }
  const large = shiftPeriod(newest, -13)
  await publishAt(
    table,
    large.endMs + 60_000,
    runOf(manyTenants(MANY, 1_000), { period: large, asOfMs: large.endMs }),
  )

  const api = await startFiguresApi({
    table,
    now: () => NOW_MS,
    environment: { REQUESTS_PER_MINUTE: '10000000' },
  })
  const token = await api.token(['ROLE_FINANCE'])
  const ids = periods.map(({ id }) => id)
  const small = { tenants: tenantIds(GRID_TENANTS), periods: ids, measures: MEASURES }
  const wide = { tenants: tenantIds(MANY), periods: [large.id], measures: ['total_cost'] }
  const url = `/api/v1/figures?period=${ids[0]}&measure=total_cost`
  const { headers } = await api.get(url, token)
  const conditional = { 'if-none-match': headers.etag ?? '' }

  const grids = new Timings<'months' | 'months plain' | 'tenants' | 'tenants plain' | 'compressed'>()
  const checks = new Timings<'304' | 'plain'>()
  const plain = await plainCheck(table, api, ids[0] ?? '')
  for (let round = -1; round < rounds; round += 1) {
    say(round < 0 ? 'Warming up' : `Round ${round + 1} of ${rounds}`)
    await (round < 0 ? new Timings() : grids).round(
      round,
      new Map<'months' | 'months plain' | 'tenants' | 'tenants plain' | 'compressed', () => Promise<unknown>>(
        [
          ['months', () => grid(api, token, small)],
          ['months plain', () => plainKeyRead(table, small.tenants, small.periods)],
          ['tenants', () => grid(api, token, wide)],
          ['tenants plain', () => plainKeyRead(table, wide.tenants, wide.periods)],
          ['compressed', () => grid(api, token, wide, { 'accept-encoding': 'gzip, br' })],
        ],
      ),
    )
    await (round < 0 ? new Timings() : checks).round(
      round,
      new Map<'304' | 'plain', () => Promise<unknown>>([
        ['304', () => repeat(() => expectStatus(304, api.get(url, token, conditional)))],
        ['plain', () => repeat(() => plain(token))],
      ]),
    )
  }
  table.client.destroy()
  return {
    months: pairOf(grids, 'months', 'months plain'),
    tenants: pairOf(grids, 'tenants', 'tenants plain'),
    compressed: pairOf(grids, 'compressed', 'tenants plain'),
    notModified: pairOf(checks, '304', 'plain'),
    checks: CHECKS,
  }
}

function tenantIds(count: number): string[] {
  return Array.from({ length: count }, (_, number) => tenantId(number))
}

function grid(api: TestApi, token: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return expectStatus(200, api.send({ method: 'POST', path: '/api/v1/figures/query', body, token, headers }))
}

async function expectStatus(status: number, response: ReturnType<TestApi['send']>): Promise<void> {
  const answered = await response
  if (answered.status !== status)
    throw new Error(`answered ${answered.status}: ${answered.text.slice(0, 300)}`)
}

async function repeat(work: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < CHECKS; count += 1) await work()
}
