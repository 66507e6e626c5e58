// A table or a column that is not there: what leans on it is null with a reason that names it, and nothing else changes.
import { describe, expect, test } from '@jest/globals'
import { UPSTREAM_COLUMNS } from '../../../functions/sources/postgres/upstream-tables.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { conservationFault } from '../../../shared/figures/conservation.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  ip,
  PERIOD,
  payment,
  poolOf,
  run,
  sent,
  subscription,
  tenant,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const summary = (tenantId: string, emailsSent: number) => ({
  companyIdText: `company of ${tenantId}`,
  tenantId,
  rows: 1,
  rowsWithoutVolume: 0,
  emailsSent,
  emailsBounced: 5,
})

/** A world in which everything is known and every tenant uses everything. */
const WHOLE: CostInputs = {
  vps: [
    vps('v1', 1000, { monthlyCostCents: 1000, decommissionScheduledForMs: PERIOD.endMs + 1 }),
    vps('v2', 400),
  ],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 200), ip('i3', 'v1', 77, { status: 'burned' })],
  assignments: [
    assignment('i1', A),
    assignment('i1', B),
    assignment('i2', A, { expiresMs: PERIOD.endMs + 1 }),
  ],
  tenants: [tenant(A), tenant(B, { createdMs: PERIOD.startMs })],
  subscriptions: [subscription(A, 9900), subscription(B, 4900)],
  addons: [{ subscriptionId: `subscription-${A}`, quantity: 2, priceMonthlyCents: 250 }],
  payments: [payment(A, 9900), payment(B, 4900)],
  usage: [sent(A, 1000), sent(B, 500)],
  dailySummaries: [summary(A, 1000), summary(B, 500)],
  platformCosts: [
    { name: 'database', vendor: 'nile', monthlyCents: 2000, validFrom: '2025-01-01', validTo: null },
  ],
  missing: new Set(),
  sources: [],
}

type Field = keyof TenantFigures
type PlatformField = 'mrrCents' | 'arrCents' | 'activeTenants' | 'newTenants'

interface Lost {
  /** What is left of the inputs when the source is gone. */
  readonly without: Partial<CostInputs>
  readonly tenant: readonly Field[]
  readonly platform?: readonly PlatformField[]
  /** Fields that hold no figure and change with the source. */
  readonly also?: readonly Field[]
}

const each = <Row>(rows: readonly Row[], change: Partial<Row>): Row[] =>
  rows.map((row) => ({ ...row, ...change }))

const LEANING_ON_COST: Field[] = [
  'totalCostCents',
  'profitCents',
  'grossMarginPct',
  'efficiencyRatio',
  'costPerEmailSent',
  'costPerEmailDelivered',
  'businessHealth',
  'costEfficiencyScore',
  'optimizationPotential',
  'efficiencyCategory',
]
const VPS_COST: Field[] = ['infrastructureCostCents', ...LEANING_ON_COST]
const IP_COST: Field[] = ['emailServiceCostCents', ...LEANING_ON_COST]
const ALL_COST: Field[] = ['infrastructureCostCents', ...IP_COST]
const LIST_PRICE: Field[] = [
  'listPriceCents',
  'businessHealth',
  'costEfficiencyScore',
  'optimizationPotential',
]
const REVENUE: Field[] = [
  'revenueCents',
  'recognizedRevenueCents',
  'profitCents',
  'grossMarginPct',
  'efficiencyRatio',
]
const SUBSCRIPTIONS: Field[] = [
  'activeSubscriptions',
  'noActiveSubscription',
  'addonPriceCents',
  ...LIST_PRICE,
]
const DELIVERED: Field[] = ['emailsDelivered', 'costPerEmailDelivered', 'efficiencyCategory']
const RECURRING: PlatformField[] = ['mrrCents', 'arrCents']

const nothing: Lost = { without: {}, tenant: [] }
const noTenants: Lost = {
  without: { tenants: [] },
  tenant: ['tenantName', ...SUBSCRIPTIONS, ...REVENUE],
  platform: [...RECURRING, 'activeTenants', 'newTenants'],
  also: ['planNames'],
}
const noSubscriptions: Lost = {
  without: { subscriptions: [], payments: each(WHOLE.payments, { subscriptionTenantId: null }) },
  tenant: [...SUBSCRIPTIONS, ...REVENUE],
  platform: [...RECURRING, 'activeTenants'],
  also: ['planNames'],
}
const noPlans: Lost = {
  without: { subscriptions: each(WHOLE.subscriptions, { planName: null, priceMonthlyCents: null }) },
  tenant: LIST_PRICE,
  platform: RECURRING,
  also: ['planNames'],
}
const noAddons: Lost = { without: { addons: [] }, tenant: ['addonPriceCents'], platform: RECURRING }
const noPayments: Lost = { without: { payments: [] }, tenant: REVENUE }
const noPath: Lost = { without: { assignments: [] }, tenant: ALL_COST }
const noVps: Lost = { without: { vps: [] }, tenant: ALL_COST }
const noIps: Lost = { without: { ips: [] }, tenant: ALL_COST }
const noUsage: Lost = { without: { usage: [] }, tenant: ['emailsSent', 'costPerEmailSent'] }
const noDaily: Lost = { without: { dailySummaries: [] }, tenant: DELIVERED }

/** Source by source, what the figure book says leans on it. */
const LOST: Record<string, Lost> = {
  tenants: noTenants,
  'tenants.id': noTenants,
  'tenants.name': { without: { tenants: each(WHOLE.tenants, { name: null }) }, tenant: ['tenantName'] },
  'tenants.created': {
    without: { tenants: each(WHOLE.tenants, { createdMs: null }) },
    tenant: [],
    platform: ['newTenants'],
  },
  'tenants.deleted': nothing,
  companies: {
    without: { dailySummaries: [], assignments: each(WHOLE.assignments, { companyTenantId: null }) },
    tenant: DELIVERED,
  },
  'companies.id': noDaily,
  'companies.tenant_id': noDaily,
  domains: noPath,
  'domains.id': noPath,
  'domains.tenant_id': {
    ...noPath,
    without: { assignments: each(WHOLE.assignments, { domainTenantId: null }) },
  },
  'domains.company_id': {
    without: { assignments: each(WHOLE.assignments, { companyTenantId: null }) },
    tenant: [],
  },
  plans: noPlans,
  'plans.id': noPlans,
  'plans.name': {
    without: { subscriptions: each(WHOLE.subscriptions, { planName: null }) },
    tenant: [],
    also: ['planNames'],
  },
  'plans.price_monthly': {
    without: { subscriptions: each(WHOLE.subscriptions, { priceMonthlyCents: null }) },
    tenant: LIST_PRICE,
    platform: RECURRING,
  },
  subscriptions: noSubscriptions,
  'subscriptions.id': {
    without: { subscriptions: each(WHOLE.subscriptions, { id: 'null' }), payments: [] },
    tenant: ['addonPriceCents', ...REVENUE],
    platform: RECURRING,
  },
  'subscriptions.tenant_id': {
    ...noSubscriptions,
    without: {
      subscriptions: each(WHOLE.subscriptions, { tenantId: null }),
      payments: each(WHOLE.payments, { subscriptionTenantId: null }),
    },
  },
  'subscriptions.plan_id': noPlans,
  'subscriptions.status': {
    without: { subscriptions: each(WHOLE.subscriptions, { status: null }) },
    tenant: SUBSCRIPTIONS,
    platform: [...RECURRING, 'activeTenants'],
    also: ['planNames'],
  },
  subscription_addons: noAddons,
  'subscription_addons.subscription_id': noAddons,
  'subscription_addons.quantity': {
    ...noAddons,
    without: { addons: each(WHOLE.addons, { quantity: null }) },
  },
  'subscription_addons.price_monthly': {
    ...noAddons,
    without: { addons: each(WHOLE.addons, { priceMonthlyCents: null }) },
  },
  'subscription_addons.is_active': noAddons,
  payments: noPayments,
  'payments.id': { without: { payments: each(WHOLE.payments, { id: '' }) }, tenant: [] },
  'payments.subscription_id': noPayments,
  'payments.amount': { ...noPayments, without: { payments: each(WHOLE.payments, { amountCents: null }) } },
  // A NULL is the column's default, USD; without the column nobody knows what is in another currency.
  'payments.currency': { ...noPayments, without: { payments: each(WHOLE.payments, { currency: null }) } },
  'payments.status': { ...noPayments, without: { payments: each(WHOLE.payments, { status: null }) } },
  'payments.billing_period_start': noPayments,
  'payments.billing_period_end': {
    without: { payments: each(WHOLE.payments, { billingEndMs: null }) },
    tenant: ['recognizedRevenueCents'],
  },
  vps_instances: noVps,
  'vps_instances.id': { ...noVps, without: { vps: each(WHOLE.vps, { id: 'null' }) } },
  'vps_instances.hostwinds_instance_id': { without: { vps: each(WHOLE.vps, { label: null }) }, tenant: [] },
  'vps_instances.status': { ...noVps, without: { vps: each(WHOLE.vps, { status: null }) } },
  'vps_instances.monthly_cost': { without: { vps: each(WHOLE.vps, { monthlyCostCents: null }) }, tenant: [] },
  'vps_instances.approximate_cost': {
    without: { vps: each(WHOLE.vps, { approximateCostCents: null }) },
    tenant: VPS_COST,
  },
  'vps_instances.created': { without: { vps: each(WHOLE.vps, { createdMs: null }) }, tenant: [] },
  'vps_instances.decommission_scheduled_for': {
    without: { vps: each(WHOLE.vps, { decommissionScheduledForMs: null }) },
    tenant: [],
  },
  smtp_ip_addresses: noIps,
  'smtp_ip_addresses.id': { ...noIps, without: { ips: each(WHOLE.ips, { id: 'null' }) } },
  'smtp_ip_addresses.created': { without: { ips: each(WHOLE.ips, { createdMs: null }) }, tenant: [] },
  'smtp_ip_addresses.vps_instance_id': { ...noIps, without: { ips: each(WHOLE.ips, { vpsId: null }) } },
  'smtp_ip_addresses.ip_address': { without: { ips: each(WHOLE.ips, { address: null }) }, tenant: [] },
  'smtp_ip_addresses.status': { ...noIps, without: { ips: each(WHOLE.ips, { status: null }) } },
  'smtp_ip_addresses.approximate_cost': {
    without: { ips: each(WHOLE.ips, { approximateCostCents: null }) },
    tenant: IP_COST,
  },
  domain_ip_assignments: noPath,
  'domain_ip_assignments.id': nothing,
  'domain_ip_assignments.domain_id': noPath,
  'domain_ip_assignments.smtp_ip_address_id': {
    ...noPath,
    without: { assignments: each(WHOLE.assignments, { ipId: null }) },
  },
  'domain_ip_assignments.status': {
    ...noPath,
    without: { assignments: each(WHOLE.assignments, { status: null }) },
  },
  'domain_ip_assignments.assigned': {
    ...noPath,
    without: { assignments: each(WHOLE.assignments, { assignedMs: null }) },
  },
  // A NULL is in force for good; without the column nobody knows what has expired.
  'domain_ip_assignments.expires': {
    ...noPath,
    without: { assignments: each(WHOLE.assignments, { expiresMs: null }) },
  },
  billing_analytics: noUsage,
  'billing_analytics.tenant_id': noUsage,
  'billing_analytics.emails_sent': noUsage,
  'billing_analytics.period_start': noUsage,
  deliverability_daily_summary: noDaily,
  'deliverability_daily_summary.company_id': noDaily,
  'deliverability_daily_summary.tracking_date': noDaily,
  'deliverability_daily_summary.emails_sent': noDaily,
  'deliverability_daily_summary.emails_bounced': noDaily,
}

/** Figures of a row by field; what only counts or repeats completeness is left out. */
const figuresOf = ({ nulls, businessHealth, unknownResources, costComplete, ...row }: TenantFigures) => ({
  ...row,
  businessHealth: businessHealth.status,
})

const SOURCES = Object.entries(UPSTREAM_COLUMNS).flatMap(([table, columns]) => [
  table,
  ...columns.map((column) => `${table}.${column}`),
])

const whole = run(WHOLE)

test('with everything there, every figure of every tenant is known', () => {
  for (const row of whole.figures.tenants) expect(row.nulls).toEqual({})
  expect(whole.figures.platform.nulls).toEqual({})
  expect(warningsOf(whole)).toEqual({})
})

test('every source a run reads is judged here', () => {
  expect(Object.keys(LOST).sort()).toEqual([...SOURCES].sort())
})

describe.each(SOURCES)('without %s', (source) => {
  const lost = LOST[source] ?? nothing
  const computed = run({ ...WHOLE, ...lost.without, missing: new Set([source]) })
  const { figures } = computed

  test('exactly what leans on it is null, with a reason that names it', () => {
    for (const row of figures.tenants) {
      expect(Object.keys(row.nulls).sort()).toEqual([...lost.tenant].sort())
      for (const reason of Object.values(row.nulls)) {
        expect(reason.code).toBe('source_missing')
        expect(reason.message).toContain(source)
      }
    }
    expect(Object.keys(figures.platform.nulls).sort()).toEqual([...(lost.platform ?? [])].sort())
  })

  test('nothing else changes', () => {
    expect(figures.tenants.map(({ tenantId }) => tenantId)).toEqual([A, B])
    for (const before of whole.figures.tenants) {
      const after = figures.tenants.find(({ tenantId }) => tenantId === before.tenantId)
      if (after === undefined) continue
      const may = new Set<string>([...lost.tenant, ...(lost.also ?? [])])
      const kept = (row: TenantFigures) => Object.entries(figuresOf(row)).filter(([field]) => !may.has(field))
      expect(kept(after)).toEqual(kept(before))
      expect(after.unknownResources).toBe(0)
      expect(after.costComplete).toBe(!lost.tenant.includes('totalCostCents'))
    }
    const known = (run_: typeof whole) =>
      Object.entries(run_.figures.platform).filter(
        ([field]) => field !== 'nulls' && !(lost.platform ?? []).some((name) => name === field),
      )
    expect(known(computed)).toEqual(known(whole))
    expect(poolOf(computed, 'platform')).toEqual(poolOf(whole, 'platform'))
  })

  test('what is known conserves, and the run is partial and warns of nothing but the missing source', () => {
    expect(conservationFault(figures)).toBeNull()
    const vpsNull = lost.tenant.includes('infrastructureCostCents')
    const ipNull = lost.tenant.includes('emailServiceCostCents')
    expect(poolOf(computed, 'vps').tenantCents).toBe(vpsNull ? null : 1000)
    expect(poolOf(computed, 'ip').tenantCents).toBe(ipNull ? null : 500)
    expect(figures.revenue.sourceCents).toBe(lost.tenant.includes('revenueCents') ? null : 14_800)
    expect(figures.warnings).toEqual([
      expect.objectContaining({ code: 'source_missing', count: 1, examples: [source] }),
    ])
    expect(figures.approximation.quality).toBe('partial')
  })
})

describe('a pool without approximate_cost', () => {
  test('is null, and does not count every resource as unknown', () => {
    const computed = run({
      ...WHOLE,
      vps: each(WHOLE.vps, { approximateCostCents: null }),
      missing: new Set(['vps_instances.approximate_cost']),
    })
    expect(poolOf(computed, 'vps')).toMatchObject({
      sourceCents: null,
      tenantCents: null,
      unallocatedCents: null,
    })
    expect(poolOf(computed, 'ip')).toMatchObject({ sourceCents: 577, tenantCents: 500, unallocatedCents: 77 })
    expect(computed.figures.costComplete).toBe(false)
    expect(warningsOf(computed)).toEqual({ source_missing: 1 })
  })
})

describe.each(['', '.tenant_id', '.emails_sent', '.period_start'])(
  'without billing_analytics%s',
  (column) => {
    const missing = new Set([`billing_analytics${column}`])

    test.each(['volume', 'volume_per_ip'] as const)(
      'the method %s is refused, naming what is missing',
      (method) => {
        const asked = () => run({ ...WHOLE, usage: [], missing }, { method })
        expect(asked).toThrow(RefusedError)
        expect(asked).toThrow(new RegExp(`no (table|column) billing_analytics${column}\\.`))
      },
    )
  },
)

describe('while cost is shared, recipients lean on subscriptions', () => {
  test.each(['subscriptions', 'subscriptions.status', 'subscriptions.tenant_id', 'tenants'])(
    'without %s nobody knows who receives: idle and platform cost are null, and stay unallocated',
    (source) => {
      const computed = run(
        { ...WHOLE, ...LOST[source]?.without, missing: new Set([source]) },
        { policies: { shareIdle: 'even', sharePlatform: 'even' } },
      )
      for (const { nulls } of computed.figures.tenants) {
        expect(nulls.idleCostCents?.message).toContain(source)
        expect(nulls.platformCostCents?.message).toContain(source)
        expect(nulls).not.toHaveProperty('infrastructureCostCents')
      }
      expect(poolOf(computed, 'vps')).toMatchObject({ tenantCents: 1000, unallocatedCents: 400 })
      expect(poolOf(computed, 'platform')).toMatchObject({ tenantCents: 0, unallocatedCents: 2000 })
    },
  )
})

describe('without created everything exists', () => {
  test.each([
    ['vps_instances.created', { vps: [vps('v1', 1000, { createdMs: null })] }],
    ['tenants.created', { tenants: [tenant(A, { createdMs: null })] }],
  ])('%s', (source, inputs) => {
    const { figures } = run({ ...inputs, missing: new Set([source]) })
    expect(figures.tenants.length).toBeGreaterThan(0)
    expect(figures.pools[0]?.sourceCents).toBe(source.startsWith('vps') ? 1000 : 0)
  })
})

describe('an empty table is not a missing one', () => {
  const empty = (change: Partial<CostInputs>) => run({ ...WHOLE, ...change })
  const nullsOf = (change: Partial<CostInputs>) => empty(change).figures.tenants.map(({ nulls }) => nulls)

  test('no VPS: costs are zero, and IPs are in no pool', () => {
    const computed = empty({ vps: [] })
    expect(computed.figures.tenants.map((row) => row.totalCostCents)).toEqual([0, 0])
    expect(poolOf(computed, 'vps')).toMatchObject({ sourceCents: 0, differenceCents: 0 })
    expect(warningsOf(computed)).toEqual({ ip_outside_paid_vps: 3 })
  })

  test('no assignments: everything is unallocated', () => {
    const computed = empty({ assignments: [] })
    expect(poolOf(computed, 'vps')).toMatchObject({ tenantCents: 0, unallocatedCents: 1400 })
    expect(poolOf(computed, 'ip')).toMatchObject({ tenantCents: 0, unallocatedCents: 577 })
  })

  test('no payments: revenue is a known zero', () => {
    expect(empty({ payments: [] }).figures.tenants.map((row) => row.revenueCents)).toEqual([0, 0])
    expect(empty({ payments: [] }).figures.revenue.sourceCents).toBe(0)
  })

  test('no subscriptions: mrr is zero, list prices are null for having none', () => {
    expect(empty({ subscriptions: [] }).figures.platform).toMatchObject({ mrrCents: 0, activeTenants: 0 })
    for (const nulls of nullsOf({ subscriptions: [] })) {
      expect(nulls.listPriceCents?.code).toBe('no_active_subscription')
    }
  })

  test('no usage: volumes are unknown, not zero', () => {
    for (const nulls of nullsOf({ usage: [], dailySummaries: [] })) {
      expect([nulls.emailsSent?.code, nulls.emailsDelivered?.code]).toEqual([
        'no_usage_rows',
        'no_daily_summary',
      ])
    }
  })

  test('no tenants: costs are kept under rows without a name', () => {
    const computed = empty({ tenants: [] })
    expect(computed.figures.tenants.map((row) => [row.tenantId, row.tenantName])).toEqual([
      [A, null],
      [B, null],
    ])
    expect(computed.figures.revenue).toMatchObject({ sourceCents: 14_800, unattributedCents: 14_800 })
  })

  test('nothing at all still conserves', () => {
    const { figures } = run({ tenants: [], platformCosts: [] })
    expect(figures.tenants).toEqual([])
    expect(figures.pools.map(({ sourceCents }) => sourceCents)).toEqual([0, 0, 0])
    expect(conservationFault(figures)).toBeNull()
  })
})
