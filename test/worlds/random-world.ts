// Random worlds: small, crowded and full of odd cases, so that every rule of the figure book meets every other.
import fc from 'fast-check'
import { METHODS, type Policies, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'
import type { RunRequest } from '../../shared/figures/run-request.ts'
import type {
  AssignmentRow,
  CostInputs,
  DailySummaryRow,
  IpRow,
  PaymentRow,
  SubscriptionRow,
  TenantRow,
  UsageRow,
  VpsRow,
} from '../../shared/inputs/cost-inputs.ts'
import type { PlatformCostLine } from '../../shared/inputs/platform-cost-line.ts'
import { PERIOD, request } from './world.ts'

/** One seed for all properties: a failing case comes back. */
export const SEED = 20251130

const DAY_MS = 24 * 60 * 60 * 1000
const MID_MONTH = Date.UTC(2025, 10, 15, 12)

/** Tenants a row can name; the last two never stand in the tenants table. */
export const TENANT_IDS = ['7', '1', 'f', '3', 'a', '9', 'c'].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`,
)
const EXISTING_IDS = TENANT_IDS.slice(0, -2)

const VPS_IDS = ['v4', 'v1', 'v3', 'v2', 'v5']
const IP_IDS = ['i8', 'i3', 'i5', 'i1', 'i9', 'i2', 'i7', 'i4', 'i6']

/** Around every boundary that decides: the moment itself, a millisecond before and after, and never. */
const instant = fc.constantFrom(
  Date.UTC(2025, 0, 1),
  PERIOD.startMs,
  MID_MONTH - 1,
  MID_MONTH,
  MID_MONTH + 1,
  PERIOD.endMs - 1,
  PERIOD.endMs,
  PERIOD.endMs + 1,
  Number.NEGATIVE_INFINITY,
)

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd })

const longAgo = fc.constant<number | null>(Date.UTC(2025, 0, 1))
const created = mostly(longAgo, fc.option(instant))
const rarely = mostly(fc.constant<number | null>(null), instant)

const resourceCents = mostly(
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20_000 })),
  fc.constantFrom(null, 0, -50),
)

const vpsRow = (id: string): fc.Arbitrary<VpsRow> =>
  fc.record({
    id: fc.constant(id),
    label: fc.constantFrom(null, `hw-${id}`),
    status: mostly(
      fc.constant<string | null>('active'),
      fc.constantFrom('scheduled_decommission', 'provisioning', 'decommissioned', 'suspended', null),
    ),
    approximateCostCents: resourceCents,
    monthlyCostCents: fc.option(fc.integer({ min: 0, max: 20_000 })),
    createdMs: created,
    decommissionScheduledForMs: rarely,
  })

const ipRow = (id: string): fc.Arbitrary<IpRow> =>
  fc.record({
    id: fc.constant(id),
    vpsId: mostly(
      fc.constantFrom<string | null>('v1', 'v1', 'v1', 'v3', 'v3', ...VPS_IDS),
      fc.constantFrom('nowhere', null),
    ),
    address: fc.constantFrom(null, `192.0.2.${id.slice(1)}`),
    status: mostly(
      fc.constantFrom<string | null>('assigned', 'warming', 'warmed', 'degraded'),
      fc.constantFrom('available', 'burned', 'quarantined', 'retired', null),
    ),
    approximateCostCents: resourceCents,
    createdMs: created,
  })

const tenantRow = (id: string): fc.Arbitrary<TenantRow> =>
  fc.record({
    id: fc.constant(id),
    name: mostly(fc.constant<string | null>(`Tenant ${id.slice(0, 1)}`), fc.constantFrom(null, 'Twin')),
    createdMs: created,
    deletedMs: rarely,
  })

interface Domain {
  readonly id: string
  readonly exists: boolean
  readonly tenantId: string | null
  readonly companyTenantId: string | null
}

const anyTenant = fc.constantFrom<string | null>(...TENANT_IDS)

const domains: fc.Arbitrary<Domain[]> = fc
  .array(
    fc.record({
      exists: mostly(fc.constant(true), fc.constant(false)),
      tenantId: fc.oneof({ weight: 14, arbitrary: anyTenant }, { weight: 1, arbitrary: fc.constant(null) }),
      companyTenantId: fc.option(anyTenant, { freq: 2 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) => rows.map((row, index) => ({ id: `d${index}`, ...row })))

const assignmentRows = (all: readonly Domain[]): fc.Arbitrary<AssignmentRow[]> =>
  fc
    .array(
      fc.record({
        ipId: mostly(fc.constantFrom<string | null>(...IP_IDS), fc.constantFrom('nowhere', null)),
        domain: fc.constantFrom(...all),
        status: mostly(
          fc.constantFrom<string | null>('active', 'warming'),
          fc.constantFrom('scheduled', 'expired', null),
        ),
        assignedMs: created,
        expiresMs: mostly(fc.constant<number | null>(null), fc.oneof(instant, fc.constant(Infinity))),
      }),
      { minLength: 4, maxLength: 24 },
    )
    .map((rows) =>
      rows.map(({ domain, ...row }, index) => ({
        id: `a${index}`,
        ...row,
        domainId: domain.id,
        domainExists: domain.exists,
        domainTenantId: domain.exists ? domain.tenantId : null,
        companyTenantId: domain.exists ? domain.companyTenantId : null,
      })),
    )

const subscriptionRows: fc.Arbitrary<SubscriptionRow[]> = fc
  .array(
    fc.record({
      tenantId: mostly(anyTenant, fc.constant(null)),
      status: mostly(fc.constant<string | null>('active'), fc.constantFrom('canceled', 'past_due', null)),
      planName: fc.constantFrom(null, 'Growth', 'Starter', 'Agency'),
      priceMonthlyCents: mostly(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom(null, 0)),
    }),
    { maxLength: 8 },
  )
  .map((rows) => rows.map((row, index) => ({ id: `s${index}`, ...row })))

const addonRows = fc.array(
  fc.record({
    subscriptionId: fc.constantFrom('s0', 's1', 's2', 'nowhere', null),
    quantity: fc.option(fc.integer({ min: 0, max: 4 })),
    priceMonthlyCents: fc.option(fc.integer({ min: 0, max: 900 })),
  }),
  { maxLength: 4 },
)

const paymentStart: fc.Arbitrary<number | null> = mostly(
  fc.integer({ min: -70, max: 40 }).map((day): number | null => PERIOD.startMs + day * DAY_MS),
  fc.option(instant),
)

const paymentRows: fc.Arbitrary<PaymentRow[]> = fc
  .array(
    fc.record({
      subscriptionTenantId: mostly(anyTenant, fc.constant(null)),
      amountCents: mostly(fc.integer({ min: -500, max: 40_000 }), fc.constantFrom(null, 0)),
      currency: mostly(fc.constantFrom<string | null>('USD', 'usd', null), fc.constant('EUR')),
      status: mostly(
        fc.constantFrom<string | null>('succeeded', 'Succeeded'),
        fc.constantFrom('failed', null),
      ),
      billingStartMs: paymentStart,
      days: fc.option(fc.integer({ min: -3, max: 400 })),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ days, ...row }, index) => ({
      id: `p${index}`,
      ...row,
      billingEndMs:
        days === null || row.billingStartMs === null ? null : row.billingStartMs + days * DAY_MS + 1,
    })),
  )

const volume = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 2_000_000_000 }),
)

const usageRows: fc.Arbitrary<UsageRow[]> = fc.uniqueArray(
  fc.record({
    tenantIdText: mostly(
      fc.constantFrom(...TENANT_IDS, ...TENANT_IDS.map((id) => id.toUpperCase())),
      fc.constantFrom('', 'no uuid', 'ffffffff-0000'),
    ),
    rows: fc.integer({ min: 1, max: 30 }),
    rowsWithoutVolume: mostly(fc.constant(0), fc.constant(1)),
    emailsSent: volume,
  }),
  { selector: ({ tenantIdText }) => tenantIdText, maxLength: 12, minLength: 3 },
)

const dailySummaryRows: fc.Arbitrary<DailySummaryRow[]> = fc.uniqueArray(
  fc.record({
    companyIdText: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', ''),
    tenantId: mostly(anyTenant, fc.constant(null)),
    rows: fc.integer({ min: 1, max: 30 }),
    rowsWithoutVolume: mostly(fc.constant(0), fc.constant(1)),
    emailsSent: volume,
    emailsBounced: fc.integer({ min: 0, max: 20 }),
  }),
  { selector: ({ companyIdText }) => companyIdText, maxLength: 6 },
)

/** Finance's list as an import leaves it: no two lines of the same name and vendor are owed on one day. */
const platformLines: fc.Arbitrary<PlatformCostLine[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('secrets', 'mail', 'dns', 'database'),
    vendor: fc.constantFrom('north', 'south'),
    monthlyCents: fc.integer({ min: 0, max: 50_000 }),
    validFrom: mostly(fc.constant('2025-01-01'), fc.constantFrom('2025-11-15', '2025-11-30', '2025-12-01')),
    validTo: fc.constantFrom(null, null, '2025-11-14', '2025-11-15', '2025-11-30'),
  }),
  { selector: ({ name, vendor }) => `${name}/${vendor}`, maxLength: 6 },
)

/** Most of them, in an odd order: nothing is sorted on the way in. */
const most = <T>(ids: readonly string[], row: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .shuffledSubarray([...ids], { minLength: ids.length - 2 })
    .chain((chosen) => fc.tuple(...chosen.map(row)) as fc.Arbitrary<T[]>)

export const randomInputs: fc.Arbitrary<CostInputs> = fc.record({
  vps: most(VPS_IDS, vpsRow),
  ips: most(IP_IDS, ipRow),
  assignments: domains.chain(assignmentRows),
  tenants: most(EXISTING_IDS, tenantRow),
  subscriptions: subscriptionRows,
  addons: addonRows,
  payments: paymentRows,
  usage: usageRows,
  dailySummaries: dailySummaryRows,
  platformCosts: mostly<readonly PlatformCostLine[] | null>(platformLines, fc.constant(null)),
  missing: fc.constant(new Set<string>()),
  sources: fc.constant([{ name: 'vps_instances', rows: 5, latestMs: PERIOD.startMs }]),
})

export const randomPolicies: fc.Arbitrary<Policies> = fc.record({
  shareIdle: fc.constantFrom(...SHARE_IDLE),
  sharePlatform: fc.constantFrom(...SHARE_PLATFORM),
})

export const randomRequest: fc.Arbitrary<RunRequest> = fc
  .record({
    asOfMs: fc.constantFrom(PERIOD.endMs, PERIOD.endMs, MID_MONTH, PERIOD.startMs),
    method: fc.constantFrom(...METHODS),
    policies: randomPolicies,
  })
  .map((change) => request(change))

/** Every method with every sharing policy. */
export const EVERY_REQUEST: readonly RunRequest[] = METHODS.flatMap((method) =>
  SHARE_IDLE.flatMap((shareIdle) =>
    SHARE_PLATFORM.map((sharePlatform) => request({ method, policies: { shareIdle, sharePlatform } })),
  ),
)

const ROWS = [
  'vps',
  'ips',
  'assignments',
  'tenants',
  'subscriptions',
  'addons',
  'payments',
  'usage',
  'dailySummaries',
  'platformCosts',
] as const

/** The same rows in another order, every table shuffled by its own random keys. */
export const shuffled = (inputs: CostInputs, seed: number): CostInputs => {
  let state = seed
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  const change = Object.fromEntries(
    ROWS.map((name) => {
      const rows: readonly unknown[] | null = inputs[name]
      const keyed = rows?.map((row) => ({ row, key: random() })).sort((a, b) => a.key - b.key)
      return [name, keyed === undefined ? null : keyed.map(({ row }) => row)]
    }),
  )
  return { ...inputs, ...change }
}
