// The functions against the real handler over published months: how many requests and bytes cells cost, cold and warm, with
// faults and without, and that each cell shows the published figure.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { DEADLINE_MS } from '../../../addin/functions/batch/deadline.ts'
import { namelessTenant } from '../../../addin/shown/nameless-tenant.ts'
import { MEASURES } from '../../../shared/measures/catalogue.ts'
import { type Period, parsePeriod, shiftPeriod } from '../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { expectedFigure } from '../../functions/figures-api/operations/expected-figures.ts'
import { type Served, serve } from '../../functions/figures-api/operations/served.ts'
import { DAY_MS, manyTenants, runOf, tenantId } from '../../functions/stores/runs/sample-runs.ts'
import { PERIOD } from '../../worlds/world.ts'
import { PublishedPattern } from './published-pattern.ts'
import { providerOf, realService, type Traffic } from './real-service.ts'
import { entered, type Service, type Started, shown, start } from './started.ts'

const TENANTS = 90
const MONTHS: readonly Period[] = Array.from({ length: 6 }, (_, number) => shiftPeriod(PERIOD, number - 5))
const measures = MEASURES.filter(({ scope }) => scope === 'tenant')

let table: TestTable
let served: Served
let service: Service
let traffic: Traffic

/** Each month at prices of its own. */
const RUNS = MONTHS.map((period, number) =>
  runOf(manyTenants(TENANTS, 1_000 + number * 7), { period, asOfMs: period.endMs, readAtMs: period.endMs }),
)

/** A whole year of few tenants. */
const YEAR: readonly Period[] = Array.from({ length: 12 }, (_, number) =>
  shiftPeriod(parsePeriod('2026-01'), number),
)

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  for (const [number, period] of MONTHS.entries()) {
    await served.publish(RUNS[number] as (typeof RUNS)[number], period.endMs + 60_000)
  }
  for (const [number, period] of YEAR.entries()) {
    const month = { period, asOfMs: period.endMs, readAtMs: period.endMs }
    await served.publish(runOf(manyTenants(3, 2_000 + number * 11), month), period.endMs + 60_000)
  }
  served.nowMs = (YEAR.at(-1)?.endMs ?? 0) + DAY_MS
})
afterAll(() => table.stop())

beforeEach(() => {
  const real = realService(served.api)
  service = real.service
  traffic = real.traffic
})

interface Cell {
  readonly tenant: string
  readonly month: string
  readonly measure: string
  readonly value: unknown
}

/** Cells with what must stand in them: all of the months that are published, in the order of a sheet. */
const CELLS: readonly Cell[] = RUNS.flatMap(({ figures: { period, tenants } }) =>
  tenants.flatMap((row) =>
    measures.map((measure) => {
      const { value, missing } = expectedFigure(row, measure.id)
      const inCell = measure.unit === 'cents' && typeof value === 'number' ? value / 100 : value
      return {
        tenant: row.tenantId,
        month: period,
        measure: measure.id,
        value: inCell ?? `#N/A ${missing?.message}`,
      }
    }),
  ),
)

const started = async (over: Service = service, first?: string): Promise<Started> =>
  start(over, { provider: await providerOf(served.api, ['ROLE_FINANCE'], first) })

async function recalculate({ answers, clock }: Started, cells: readonly Cell[]): Promise<unknown[]> {
  const given = cells.map(({ tenant, month, measure }) =>
    shown(() => answers.figure(measure, tenant, month, null, entered)),
  )
  await clock.advance(30)
  return Promise.all(given)
}

describe.each([1, 100, 10_000])('%d cells', (count) => {
  test('take one request cold and none warm, and show what is published', async () => {
    const cells = CELLS.slice(0, count)
    const runtime = await started()
    const values = cells.map(({ value }) => value)
    expect(await recalculate(runtime, cells)).toEqual(values)
    expect(traffic.requests).toBe(1)
    expect(traffic.sentBytes).toBeLessThan(5_000)
    // Rows put in above them: the same formulas, in another order.
    expect(await recalculate(runtime, cells.toReversed())).toEqual(values.toReversed())
    expect(traffic.requests).toBe(1)
  })

  test('settle all of them when every request fails', async () => {
    const cells = CELLS.slice(0, count)
    const runtime = await started(() => Response.json({}, { status: 500 }))
    const given = recalculate(runtime, cells)
    await runtime.clock.advance(DEADLINE_MS)
    expect(new Set(await given)).toEqual(
      new Set(['#N/A The figures service answered with status 500. Recalculate to try again.']),
    )
    expect(runtime.received).toHaveLength(2)
  })
})

test('cells in no block are asked for exactly, with names and ids in any mixture', async () => {
  const names = new Map(
    RUNS[0]?.figures.tenants.map((row, place) => [row.tenantId, place % 2 === 0 ? row.tenantName : null]),
  )
  const cells = CELLS.filter((_, index) => (index * 7_919) % 13 < 4).map((cell) => ({
    ...cell,
    tenant: names.get(cell.tenant) ?? cell.tenant,
  }))
  const values = await recalculate(await started(), cells)
  expect(values).toEqual(cells.map(({ value }) => value))
  expect(traffic.requests).toBe(1)
})

test('a token that has expired is renewed once for all of them', async () => {
  const cells = CELLS.slice(0, 100)
  const runtime = await started(service, 'expired')
  expect(await recalculate(runtime, cells)).toEqual(cells.map(({ value }) => value))
  expect(traffic.requests).toBe(2)
})

test("Microsoft's published pattern sends a hundred times the bytes, and leaves every cell waiting when a request fails", async () => {
  const cells = CELLS.slice(0, 10_000)
  const pattern = new PublishedPattern(() => Promise.reject(new Error('500')))
  let settled = 0
  for (const { tenant, month, measure } of cells) {
    void pattern.push('figure', [measure, tenant, month]).finally(() => {
      settled += 1
    })
  }
  await pattern.send().catch(() => undefined)
  await recalculate(await started(), cells)
  expect([pattern.requests, settled]).toEqual([1, 0])
  expect(pattern.sentBytes).toBeGreaterThan(traffic.sentBytes * 100)
})

describe('one formula each', () => {
  const [first = '', tenant = ''] = [MONTHS[0]?.id, tenantId(0)]
  const last = MONTHS.at(-1)?.id ?? ''

  const ask = async (formula: (runtime: Started) => Promise<unknown>): Promise<unknown> => {
    const runtime = await started()
    const given = shown(() => formula(runtime))
    await runtime.clock.advance(30)
    return given
  }

  test('EXPLAIN spills lines whose amounts sum to the figure', async () => {
    for (const measure of ['total_cost', 'infrastructure_cost', 'idle_cost']) {
      const figure = await ask(({ answers }) => answers.figure(measure, tenant, last, null, entered))
      const rows = (await ask(({ answers }) =>
        answers.explain(measure, tenant, last, null, entered),
      )) as unknown[][]
      const [header, ...lines] = rows
      const amount = header?.findIndex((title) => String(title).endsWith('amount (USD)')) ?? -1
      expect(lines.every((line) => line.length === header?.length)).toBe(true)
      const cents = lines.reduce((sum, line) => sum + Math.round(Number(line[amount]) * 100), 0)
      expect(cents / 100).toBe(figure)
    }
  })

  test('TABLE spills every tenant, and its columns sum to the source', async () => {
    const rows = (await ask(({ answers }) =>
      answers.table('cost_by_tenant', last, null, entered),
    )) as unknown[][]
    expect(rows).toHaveLength(1 + TENANTS + 3)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]))
    const sum = (column: number) =>
      Math.round(rows.slice(1).reduce((total, row) => total + (Number(row[column]) || 0) * 100, 0))
    const pools = RUNS.at(-1)?.figures.pools ?? []
    const source = Object.fromEntries(pools.map(({ pool, sourceCents }) => [pool, sourceCents]))
    expect([sum(2), sum(3)]).toEqual([source.vps, source.ip])
    expect(rows[0]?.at(-1)).toMatch(/^Notes\. Modeled internal approximation .* Not an invoice\. /)
  })

  test.each(['profitability', 'plan_value', 'unit_costs', 'platform', 'unallocated_cost'])(
    'TABLE of %s has as many cells in each row as in its header',
    async (report) => {
      const rows = (await ask(({ answers }) => answers.table(report, last, null, entered))) as unknown[][]
      expect(rows.length).toBeGreaterThan(1)
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
      expect(rows.flat().every((cell) => cell !== null && cell !== undefined)).toBe(true)
    },
  )

  test('RUN names the run that answers, and pinned to it the figure stays', async () => {
    const run = await ask(({ answers }) => answers.run(first, null, entered))
    const newest = await ask(({ answers }) => answers.cost(tenant, first, null, null, entered))
    expect(await ask(({ answers }) => answers.cost(tenant, first, null, run, entered))).toBe(newest)
    expect(await ask(({ answers }) => answers.cost(tenant, last, null, run, entered))).toMatch(
      /^#N\/A The run of that id describes another month/,
    )
  })

  test('quarters and years are the sums of their months', async () => {
    const costs = async (periods: readonly unknown[]) => {
      const runtime = await started()
      const given = periods.map((period) =>
        shown(() => runtime.answers.cost(tenant, period, null, null, entered)),
      )
      await runtime.clock.advance(30)
      return Promise.all(given)
    }
    const ofMonths = await costs(YEAR.map(({ id }) => id))
    const sum = (months: readonly unknown[]) =>
      months.reduce<number>((total, cost) => total + Math.round(Number(cost) * 100), 0) / 100
    const quarters = [0, 3, 6, 9].map((from) => sum(ofMonths.slice(from, from + 3)))
    const whole = sum(ofMonths)
    expect(new Set(ofMonths).size).toBe(12)
    // The year as a number, as text, and as the quarters that it has.
    expect(await costs([2026, '2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])).toEqual([
      whole,
      whole,
      ...quarters,
    ])
  })

  test('quarters and years with a month that has no run have no figure, and name the month', async () => {
    const cost = (period: unknown) => ask(({ answers }) => answers.cost(tenant, period, null, null, entered))
    // Of 2025 the months from June to November have runs.
    expect(await cost('2025-Q4')).toMatch(/^#N\/A .*2025-12/)
    expect(await cost('2025-Q2')).toMatch(/^#N\/A .*2025-04, 2025-05/)
    expect(await cost(2025)).toMatch(/^#N\/A .*2025-01.*2025-12/)
  })

  test('a tenant without a name is asked for by the text that stands for it in TABLE', async () => {
    expect(await ask(({ answers }) => answers.cost(namelessTenant(tenant), last, null, null, entered))).toBe(
      await ask(({ answers }) => answers.cost(tenant, last, null, null, entered)),
    )
  })

  test.each([
    ['a name that nobody has', 'Nobody', /^#N\/A No tenant that you can see has this id or whole name/],
    ['a number', 4711, /^#VALUE! tenant is the number 4711/],
  ])('%s is no tenant', async (_, given, said) => {
    expect(await ask(({ answers }) => answers.cost(given, last, null, null, entered))).toMatch(said)
    expect(await ask(({ answers }) => answers.explain('profit', given, last, null, entered))).toMatch(/^#/)
  })
})
