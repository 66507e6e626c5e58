// Each upstream table and column taken away in turn: what leans on it is null with the reason, it is warned about by name,
// and every other figure is what it was.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { UPSTREAM_COLUMNS } from '../../../functions/sources/postgres/upstream-tables.ts'
import { writeList } from '../../../functions/stores/finance-lists/list-store.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import type { PlatformFigures, RunFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import { type Allocate, allocator, dryFigures } from '../../engines/allocator.ts'
import type { TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'

const PRESENT = Date.UTC(2025, 11, 14)
const EVENT = { period: '2025-11', sharePlatform: 'even' } as const

type Field = Exclude<keyof TenantFigures, 'tenantId' | 'nulls'>

/** What becomes null because the source is missing; what leans on those fields follows by LEANING. */
interface Gap {
  readonly fields?: readonly Field[]
  /** Fields that cannot be null and may differ. */
  readonly differ?: readonly Field[]
  /** `whole`: nothing is known of the pool. `shares`: its cost is known, and nobody's part of it. */
  readonly pools?: Readonly<Partial<Record<'vps' | 'ip' | 'platform', 'whole' | 'shares'>>>
  readonly platform?: readonly Exclude<keyof PlatformFigures, 'nulls'>[]
  /** Whose unallocated rows lose the name that people know them by. */
  readonly unlabelled?: 'vps' | 'ip'
  readonly revenue?: true
}

const LEANING: Partial<Record<Field, readonly Field[]>> = {
  activeSubscriptions: ['noActiveSubscription'],
  infrastructureCostCents: ['totalCostCents'],
  emailServiceCostCents: ['totalCostCents'],
  platformCostCents: ['totalCostCents'],
  totalCostCents: [
    'profitCents',
    'efficiencyRatio',
    'costPerEmailSent',
    'costPerEmailDelivered',
    'efficiencyCategory',
    'businessHealth',
    'costEfficiencyScore',
    'optimizationPotential',
  ],
  revenueCents: ['profitCents', 'efficiencyRatio'],
  profitCents: ['grossMarginPct'],
  listPriceCents: ['businessHealth', 'costEfficiencyScore', 'optimizationPotential'],
  emailsSent: ['costPerEmailSent'],
  emailsDelivered: ['costPerEmailDelivered', 'efficiencyCategory'],
}

const ALL_COST = ['infrastructureCostCents', 'emailServiceCostCents'] as const
const NO_PATH: Gap = { fields: ALL_COST, pools: { vps: 'shares', ip: 'shares' } }
const NO_PAID_VPS: Gap = { fields: ALL_COST, pools: { vps: 'whole', ip: 'whole' } }
const NO_IPS: Gap = { fields: ALL_COST, pools: { vps: 'shares', ip: 'whole' } }
const NO_DELIVERED: Gap = { fields: ['emailsDelivered'] }
const NO_PRICE: Gap = {
  fields: ['listPriceCents'],
  differ: ['planNames'],
  platform: ['mrrCents', 'arrCents'],
}
const NO_ADDON: Gap = { fields: ['addonPriceCents'], platform: ['mrrCents', 'arrCents'] }
const NO_REVENUE: Gap = { fields: ['revenueCents', 'recognizedRevenueCents'], revenue: true }
const NO_RECIPIENTS: Gap = {
  fields: ['activeSubscriptions', 'listPriceCents', 'addonPriceCents', 'platformCostCents'],
  differ: ['planNames'],
  pools: { platform: 'shares' },
  platform: ['mrrCents', 'arrCents', 'activeTenants'],
}
const NO_SUBSCRIPTIONS: Gap = {
  ...NO_RECIPIENTS,
  fields: [...(NO_RECIPIENTS.fields ?? []), 'revenueCents', 'recognizedRevenueCents'],
  revenue: true,
}
const NO_TENANTS: Gap = {
  ...NO_SUBSCRIPTIONS,
  fields: [...(NO_SUBSCRIPTIONS.fields ?? []), 'tenantName'],
  platform: ['mrrCents', 'arrCents', 'activeTenants', 'newTenants'],
}
const NOTHING: Gap = {}

const GAPS: Record<string, Gap> = {
  tenants: NO_TENANTS,
  'tenants.id': NO_TENANTS,
  'tenants.name': { fields: ['tenantName'] },
  companies: NO_DELIVERED,
  'companies.id': NO_DELIVERED,
  'companies.tenant_id': NO_DELIVERED,
  domains: NO_PATH,
  'domains.id': NO_PATH,
  'domains.tenant_id': NO_PATH,
  'domains.company_id': NOTHING,
  plans: NO_PRICE,
  'plans.id': NO_PRICE,
  'plans.name': { differ: ['planNames'] },
  'plans.price_monthly': { ...NO_PRICE, differ: [] },
  subscriptions: NO_SUBSCRIPTIONS,
  'subscriptions.id': {
    fields: ['addonPriceCents', 'revenueCents', 'recognizedRevenueCents'],
    platform: ['mrrCents', 'arrCents'],
    revenue: true,
  },
  'subscriptions.tenant_id': NO_SUBSCRIPTIONS,
  'subscriptions.plan_id': NO_PRICE,
  'subscriptions.status': NO_RECIPIENTS,
  subscription_addons: NO_ADDON,
  'subscription_addons.subscription_id': NO_ADDON,
  'subscription_addons.quantity': NO_ADDON,
  'subscription_addons.price_monthly': NO_ADDON,
  'subscription_addons.is_active': NO_ADDON,
  payments: NO_REVENUE,
  'payments.id': NOTHING,
  'payments.subscription_id': NO_REVENUE,
  'payments.amount': NO_REVENUE,
  'payments.currency': NO_REVENUE,
  'payments.status': NO_REVENUE,
  'payments.billing_period_start': NO_REVENUE,
  'payments.billing_period_end': { fields: ['recognizedRevenueCents'] },
  vps_instances: NO_PAID_VPS,
  'vps_instances.id': NO_PAID_VPS,
  'vps_instances.hostwinds_instance_id': { unlabelled: 'vps' },
  'vps_instances.status': NO_PAID_VPS,
  'vps_instances.monthly_cost': NOTHING,
  'vps_instances.approximate_cost': { fields: ['infrastructureCostCents'], pools: { vps: 'whole' } },
  'vps_instances.decommission_scheduled_for': NOTHING,
  smtp_ip_addresses: NO_IPS,
  'smtp_ip_addresses.id': NO_IPS,
  'smtp_ip_addresses.vps_instance_id': NO_IPS,
  'smtp_ip_addresses.ip_address': { unlabelled: 'ip' },
  'smtp_ip_addresses.status': NO_PATH,
  'smtp_ip_addresses.approximate_cost': { fields: ['emailServiceCostCents'], pools: { ip: 'whole' } },
  domain_ip_assignments: NO_PATH,
  'domain_ip_assignments.id': NOTHING,
  'domain_ip_assignments.domain_id': NO_PATH,
  'domain_ip_assignments.smtp_ip_address_id': NO_PATH,
  'domain_ip_assignments.assigned': NO_PATH,
  'domain_ip_assignments.expires': NO_PATH,
  'domain_ip_assignments.status': NO_PATH,
  billing_analytics: { fields: ['emailsSent'] },
  'billing_analytics.tenant_id': { fields: ['emailsSent'] },
  'billing_analytics.emails_sent': { fields: ['emailsSent'] },
  'billing_analytics.period_start': { fields: ['emailsSent'] },
  deliverability_daily_summary: NO_DELIVERED,
  'deliverability_daily_summary.company_id': NO_DELIVERED,
  'deliverability_daily_summary.tracking_date': NO_DELIVERED,
  'deliverability_daily_summary.emails_sent': NO_DELIVERED,
  'deliverability_daily_summary.emails_bounced': NO_DELIVERED,
}

/** Without these a date or a mark says nothing about anybody: everything exists, nothing ends. */
const FALLBACKS = ['tenants.created', 'tenants.deleted', 'vps_instances.created', 'smtp_ip_addresses.created']

let database: TestDatabase
let store: TestTable
let complete: RunFigures
let restore: string | undefined

beforeAll(async () => {
  database = await createSampleDatabase(
    generateSample({ seed: 7, asOfMs: PRESENT, months: 2, tenants: 30, vps: 11, ips: 60 }),
  )
  store = await startFiguresTable()
  const version = {
    version: '1',
    importedAt: '2025-11-01T00:00:00Z',
    importedBy: 'test',
    fileName: 'list.csv',
    lines: 1,
  }
  const line = {
    name: 'DNS',
    vendor: 'namepost',
    monthlyCents: 20_003,
    validFrom: '2024-01-01',
    validTo: null,
  }
  await writeList(store.table, 'platform-costs', version, [line], null)
  complete = await dryFigures(allocator(asItIs()), EVENT)
})
afterAll(async () => {
  await store.stop()
  await database.drop()
})

const asItIs = () => ({ databaseUrl: database.url, table: store.table, now: () => PRESENT })

async function putBack(): Promise<void> {
  if (restore !== undefined) await database.query(restore)
  restore = undefined
}

/** Takes a table or a column away until it is put back. */
async function takeAway(name: string): Promise<void> {
  const [table, column] = name.split('.')
  if (column === undefined) {
    await database.query(`alter table ${table} rename to taken_away`)
    restore = `alter table taken_away rename to ${table}`
  } else {
    await database.query(`alter table ${table} rename column ${column} to taken_away`)
    restore = `alter table ${table} rename column taken_away to ${column}`
  }
}

function withWhatLeans(fields: readonly Field[]): Set<Field> {
  const all = new Set(fields)
  for (const field of all) for (const leaning of LEANING[field] ?? []) all.add(leaning)
  return all
}

const reasonFor = (name: string) => ({
  code: 'source_missing',
  message: `The upstream database has no ${name.includes('.') ? 'column' : 'table'} ${name}.`,
})

/** The value of a field; a rating without a status counts as null. */
function figureOf(tenant: TenantFigures, field: Field): unknown {
  return field === 'businessHealth' ? tenant.businessHealth.status : tenant[field]
}

/** What differs from what must be, as sentences. */
function faultsOfTenants(figures: RunFigures, name: string, gap: Gap): string[] {
  const nulled = withWhatLeans(gap.fields ?? [])
  const costUnknown = nulled.has('totalCostCents')
  const mayDiffer = new Set<string>([
    'nulls',
    ...(gap.differ ?? []),
    ...(costUnknown ? (['costComplete', 'unknownResources'] as const) : []),
  ])
  const reason = JSON.stringify(reasonFor(name))
  const before = new Map(complete.tenants.map((tenant) => [tenant.tenantId, tenant]))
  const faults: string[] = []
  for (const tenant of figures.tenants) {
    const whole = before.get(tenant.tenantId)
    before.delete(tenant.tenantId)
    if (whole === undefined) {
      faults.push(`${tenant.tenantId} is a row`)
      continue
    }
    for (const field of (Object.keys(whole) as Field[]).filter((key) => !mayDiffer.has(key))) {
      const [known, value] = [figureOf(whole, field), figureOf(tenant, field)]
      const expected = nulled.has(field) ? null : known
      if (JSON.stringify(value) !== JSON.stringify(expected))
        faults.push(`${field}: ${value}, not ${expected}`)
      else if (nulled.has(field) && known !== null && JSON.stringify(tenant.nulls[field]) !== reason)
        faults.push(`${field} is null because ${tenant.nulls[field]?.message}`)
    }
    if (costUnknown && tenant.costComplete) faults.push(`${tenant.tenantId} has a complete cost`)
  }
  // Only somebody who is a row for what they carry may be none when that is unknown.
  for (const lost of before.values()) {
    const isRowByItself = lost.tenantName !== null && lost.activeSubscriptions !== 0
    if (isRowByItself && !nulled.has('tenantName')) faults.push(`${lost.tenantId} is no row`)
    else if (!costUnknown && !nulled.has('revenueCents')) faults.push(`${lost.tenantId} is no row`)
  }
  return faults
}

function expectPools(figures: RunFigures, gap: Gap): void {
  for (const pool of figures.pools) {
    const whole = complete.pools.find((other) => other.pool === pool.pool)
    const kind = gap.pools?.[pool.pool]
    const unallocated = (run: RunFigures) => run.unallocated.filter((row) => row.pool === pool.pool)
    if (kind === undefined) {
      expect(pool).toEqual(whole)
      const labels = gap.unlabelled === pool.pool ? { label: null } : {}
      expect(unallocated(figures)).toEqual(unallocated(complete).map((row) => ({ ...row, ...labels })))
    } else if (pool.pool === 'platform') {
      // Nobody to share it with is known, so it stays unallocated.
      expect(pool).toEqual({ ...whole, tenantCents: 0, unallocatedCents: whole?.sourceCents })
    } else {
      expect(pool).toMatchObject({
        sourceCents: kind === 'whole' ? null : whole?.sourceCents,
        tenantCents: null,
        unallocatedCents: null,
        differenceCents: null,
      })
      expect(unallocated(figures)).toEqual([])
    }
  }
}

function expectTotals(figures: RunFigures, name: string, gap: Gap): void {
  const unknown = { sourceCents: null, tenantCents: null, unattributedCents: null, differenceCents: null }
  expect(figures.revenue).toEqual(gap.revenue ? unknown : complete.revenue)
  const nulls = Object.fromEntries((gap.platform ?? []).map((field) => [field, reasonFor(name)]))
  const values = Object.fromEntries((gap.platform ?? []).map((field) => [field, null]))
  expect(figures.platform).toEqual({ ...complete.platform, ...values, nulls })
}

function expectNamed(figures: RunFigures, name: string): void {
  const warning = figures.warnings.find(({ code }) => code === 'source_missing')
  expect(warning).toMatchObject({ count: 1, examples: [name] })
  expect(figures.approximation.quality).toBe('partial')
}

test('every table and column that a run reads is tried here', () => {
  const names = Object.entries(UPSTREAM_COLUMNS).flatMap(([table, columns]) => [
    table,
    ...columns.map((column) => `${table}.${column}`),
  ])
  expect([...Object.keys(GAPS), ...FALLBACKS].sort()).toEqual(names.sort())
})

describe.each(Object.entries(GAPS))('without %s', (name, gap) => {
  let figures: RunFigures
  let allocate: Allocate
  beforeAll(async () => {
    await takeAway(name)
    allocate = allocator({ ...asItIs(), readsOnce: true })
    figures = await dryFigures(allocate, EVENT)
  })
  afterAll(putBack)

  test('what leans on it is null with the reason, and nothing else changes', () => {
    expectNamed(figures, name)
    expect(faultsOfTenants(figures, name, gap).slice(0, 5)).toEqual([])
    expectPools(figures, gap)
    expectTotals(figures, name, gap)
    expect(conservationFault(figures)).toBeNull()
  })

  // A warning counts rows at fault; rows that could not be read are not at fault.
  test('no rows are blamed for it', () => {
    const before = new Map(complete.warnings.map(({ code, count }) => [code, count]))
    const blamed = figures.warnings.filter(({ code, count }) => count > (before.get(code) ?? 0))
    expect(blamed.map(({ code }) => code)).toEqual(['source_missing'])
  })

  test('no policy and no method makes the run fail or not conserve', async () => {
    const shared = { period: '2025-11', shareIdle: 'weighted', sharePlatform: 'by_emails' } as const
    const volume = dryFigures(allocate, { ...shared, method: 'volume' })
    if (!name.startsWith('billing_analytics')) expect(conservationFault(await volume)).toBeNull()
    else {
      await expect(volume).rejects.toMatchObject({
        name: 'RefusedError',
        message: `The method volume needs email volumes. ${reasonFor(name).message} Use the method even.`,
      })
      expect(conservationFault(await dryFigures(allocate, shared))).toBeNull()
    }
  })
})

describe.each(FALLBACKS)('without %s', (name) => {
  afterEach(putBack)
  test.each(['even', 'volume'] as const)('the run says so and conserves, method %s', async (method) => {
    await takeAway(name)
    const figures = await dryFigures(allocator(asItIs()), { ...EVENT, method })
    expectNamed(figures, name)
    expect(conservationFault(figures)).toBeNull()
    expect(figures.tenants.length).toBeGreaterThanOrEqual(complete.tenants.length)
  })
})

describe('at the edges', () => {
  afterEach(putBack)

  test('without creation dates everything exists, and how many tenants are new is not known', async () => {
    await takeAway('tenants.created')
    const figures = await dryFigures(allocator(asItIs()), EVENT)
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::int as count from tenants where deleted is null',
    )
    expect(figures.tenants.length).toBeGreaterThanOrEqual(rows[0]?.count ?? 0)
    expect(figures.platform.newTenants).toBeNull()
    expect(figures.platform.nulls.newTenants).toEqual(reasonFor('tenants.created'))
  })

  test('several at once are all named', async () => {
    await database.query(
      'alter table plans rename to plans_away; alter table tenants rename column name to name_away',
    )
    restore = 'alter table plans_away rename to plans; alter table tenants rename column name_away to name'
    const { warnings } = await dryFigures(allocator(asItIs()), EVENT)
    expect(warnings.find(({ code }) => code === 'source_missing')).toMatchObject({
      count: 2,
      examples: ['plans', 'tenants.name'],
    })
  })
})
