// People who read by SQL see the published figures: the views say of every tenant what the current month's official run
// says, to the cent, with every odd case of the figure book in the data.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findRunById, readFigures } from '../../functions/stores/runs/run-reader.ts'
import { generateSample } from '../../infra/local/sample/generate-sample.ts'
import type { RunFigures, TenantFigures } from '../../shared/contract/run-figures.ts'
import { dollars } from '../../shared/money/dollars.ts'
import { allocator } from '../engines/allocator.ts'
import type { TestDatabase } from '../engines/database.ts'
import { startFiguresTable } from '../engines/figures-table.ts'
import { createSampleDatabase } from '../engines/sample-database.ts'

type ViewRow = {
  readonly tenant_id: string
  readonly plan_name: string | null
  readonly price_monthly: string | null
  readonly total_infrastructure_cost: string
  readonly total_email_service_cost: string
  readonly cost_per_email_delivered: string | null
  readonly total_monthly_cost: string
  readonly monthly_profit: string | null
  readonly business_efficiency_ratio: string | null
}

/** Published figures and both views, read as close together as can be. */
interface Seen {
  readonly figures: RunFigures
  readonly view: readonly ViewRow[]
  readonly summary: readonly { tenant_id: string; efficiency_score: string | null }[]
}

async function look(database: TestDatabase): Promise<Seen> {
  const store = await startFiguresTable()
  try {
    const allocate = allocator({ databaseUrl: database.url, table: store.table, now: Date.now })
    const { runId } = await allocate()
    const figures = await readFigures(store.table, await findRunById(store.table, String(runId)))
    const view = await database.query<ViewRow>('select * from business_cost_allocation order by tenant_id')
    const summary = await database.query<Seen['summary'][number]>(
      'select * from executive_business_summary order by tenant_id',
    )
    return { figures, view: view.rows, summary: summary.rows }
  } finally {
    await store.stop()
  }
}

const money = (cents: number | null): string | null => (cents === null ? null : dollars(cents))
const decimals = (value: number | null, places: number): string | null =>
  value === null ? null : value.toFixed(places)

/** A published row as the view writes it. */
function asViewRow(tenant: TenantFigures): ViewRow {
  return {
    tenant_id: tenant.tenantId,
    plan_name: tenant.planNames.join(', ') || null,
    price_monthly: tenant.listPriceCents?.toString() ?? null,
    total_infrastructure_cost: String(money(tenant.infrastructureCostCents)),
    total_email_service_cost: String(money(tenant.emailServiceCostCents)),
    cost_per_email_delivered: decimals(tenant.costPerEmailDelivered, 6),
    total_monthly_cost: String(money(tenant.totalCostCents)),
    monthly_profit: money(tenant.profitCents),
    business_efficiency_ratio: decimals(tenant.efficiencyRatio, 2),
  }
}

describe.each([
  ['the sample that is shipped', { seed: 20_251_101 }],
  ['another sample', { seed: 99 }],
  ['400 tenants', { seed: 4, tenants: 400, vps: 80, ips: 1_200, months: 2 }],
])('%s', (_, options) => {
  let database: TestDatabase
  let seen: Seen
  beforeAll(async () => {
    database = await createSampleDatabase(generateSample({ ...options, asOfMs: Date.now() }))
    seen = await look(database)
  })
  afterAll(() => database.drop())

  test('business_cost_allocation is the published figures, tenant by tenant', () => {
    const { figures, view } = seen
    expect(view).toEqual(figures.tenants.map(asViewRow))
  })

  test('its sums are the totals of the pools and of revenue', () => {
    const { figures, view } = seen
    const sum = (column: keyof ViewRow) =>
      view.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0)
    const [vps, ip] = figures.pools
    expect(sum('total_infrastructure_cost')).toBe(vps?.tenantCents)
    expect(sum('total_email_service_cost')).toBe(ip?.tenantCents)
    expect(sum('monthly_profit') + sum('total_monthly_cost')).toBe(figures.revenue.tenantCents)
  })

  test('it shows the known part of costs that are not complete', () => {
    const { figures, view } = seen
    const incomplete = figures.tenants.filter(({ costComplete }) => !costComplete)
    expect(incomplete.length).toBeGreaterThan(0)
    for (const tenant of incomplete) {
      const row = view.find(({ tenant_id }) => tenant_id === tenant.tenantId)
      expect(row?.total_monthly_cost).toBe(money(tenant.totalCostCents))
    }
  })

  test('executive_business_summary scores the same tenants alike', () => {
    const { figures, view, summary } = seen
    expect(summary.map(({ tenant_id }) => tenant_id)).toEqual(view.map(({ tenant_id }) => tenant_id))
    const scores = new Map(figures.tenants.map((tenant) => [tenant.tenantId, tenant.costEfficiencyScore]))
    expect(summary.map(({ tenant_id, efficiency_score }) => ({ tenant_id, efficiency_score }))).toEqual(
      summary.map(({ tenant_id }) => ({
        tenant_id,
        efficiency_score: decimals(scores.get(tenant_id) ?? null, 2),
      })),
    )
  })
})

describe('rows that the sample does not have', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createSampleDatabase(generateSample({ seed: 12, asOfMs: Date.now(), months: 2 }))
  })
  afterAll(() => database.drop())

  test.each([
    ['VPS statuses in capitals', 'vps_instances', 'status = upper(status)'],
    ['IP statuses in capitals', 'smtp_ip_addresses', 'status = upper(status)'],
    ['assignment statuses in capitals', 'domain_ip_assignments', 'status = upper(status)'],
    ['subscription statuses in capitals', 'subscriptions', 'status = upper(status)'],
    ['company ids in braces', 'deliverability_daily_summary', "company_id = '{' || company_id || '}'"],
    ['tenants deleted before all time', 'tenants', "deleted = '-infinity' where deleted is not null"],
    ['assignments that expire never or ever', 'domain_ip_assignments', "expires = 'infinity'"],
    ['VPS prices that split badly', 'vps_instances', 'approximate_cost = 100 + 0.01 * (ascii(id::text) % 7)'],
    ['IP prices that split badly', 'smtp_ip_addresses', 'approximate_cost = 3.33'],
    ['prices that nobody knows', 'smtp_ip_addresses', 'approximate_cost = null'],
    ['payments that were paid back', 'payments', 'amount = -amount'],
    ['payments without an amount', 'payments', "amount = null where id::text < '4'"],
  ])('%s', async (_, table, change) => {
    await database.query(`create table kept as select * from ${table}`)
    await database.query(`update ${table} set ${change}`)
    const { figures, view } = await look(database)
    await database.query(`truncate ${table}; insert into ${table} select * from kept; drop table kept`)
    const expected = figures.tenants.map(asViewRow)
    const differing = view.filter((row, place) => JSON.stringify(row) !== JSON.stringify(expected[place]))
    expect({ rows: view.length, differing: differing.slice(0, 2) }).toEqual({
      rows: expected.length,
      differing: [],
    })
  })
})
