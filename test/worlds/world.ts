// Builds small worlds for tests: what a claim does not mention has a quiet default.

import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { computeRun } from '../../shared/figures/compute-run.ts'
import type { RunRequest } from '../../shared/figures/run-request.ts'
import type {
  AssignmentRow,
  CostInputs,
  IpRow,
  PaymentRow,
  SubscriptionRow,
  TenantRow,
  VpsRow,
} from '../../shared/inputs/cost-inputs.ts'
import { parsePeriod } from '../../shared/periods/period.ts'

export const PERIOD = parsePeriod('2025-11')
export const LONG_AGO = Date.UTC(2025, 0, 1)
export const A = '0000000a-0000-4000-8000-000000000000'
export const B = '0000000b-0000-4000-8000-000000000000'
export const C = '0000000c-0000-4000-8000-000000000000'

export const tenant = (id: string, change: Partial<TenantRow> = {}): TenantRow => ({
  id,
  name: `Tenant ${id.slice(7, 8).toUpperCase()}`,
  createdMs: LONG_AGO,
  deletedMs: null,
  ...change,
})

export const vps = (id: string, cents: number | null, change: Partial<VpsRow> = {}): VpsRow => ({
  id,
  label: `hw-${id}`,
  status: 'active',
  approximateCostCents: cents,
  monthlyCostCents: null,
  createdMs: LONG_AGO,
  decommissionScheduledForMs: null,
  ...change,
})

export const ip = (
  id: string,
  vpsId: string | null,
  cents: number | null,
  change: Partial<IpRow> = {},
): IpRow => ({
  id,
  vpsId,
  address: `192.0.2.${id.length}`,
  status: 'assigned',
  approximateCostCents: cents,
  createdMs: LONG_AGO,
  ...change,
})

/** An active assignment of one of the tenant's domains to the IP. */
export const assignment = (
  ipId: string,
  tenantId: string | null,
  change: Partial<AssignmentRow> = {},
): AssignmentRow => ({
  id: `${ipId}-${tenantId}`,
  ipId,
  domainId: `domain-${ipId}-${tenantId}`,
  status: 'active',
  assignedMs: LONG_AGO,
  expiresMs: null,
  domainExists: true,
  domainTenantId: tenantId,
  companyTenantId: tenantId,
  ...change,
})

export const subscription = (
  tenantId: string | null,
  priceMonthlyCents: number | null,
  change: Partial<SubscriptionRow> = {},
): SubscriptionRow => ({
  id: `subscription-${tenantId}`,
  tenantId,
  status: 'active',
  planName: 'Growth',
  priceMonthlyCents,
  ...change,
})

export const payment = (
  tenantId: string | null,
  amountCents: number | null,
  change: Partial<PaymentRow> = {},
): PaymentRow => ({
  id: `payment-${tenantId}-${amountCents}`,
  subscriptionTenantId: tenantId,
  amountCents,
  currency: 'USD',
  status: 'succeeded',
  billingStartMs: Date.UTC(2025, 10, 5),
  billingEndMs: Date.UTC(2025, 11, 5),
  ...change,
})

export const sent = (tenantIdText: string, emailsSent: number | null) => ({
  tenantIdText,
  rows: 1,
  rowsWithoutVolume: emailsSent === null ? 1 : 0,
  emailsSent: emailsSent ?? 0,
})

export const world = (change: Partial<CostInputs> = {}): CostInputs => ({
  vps: [],
  ips: [],
  assignments: [],
  tenants: [tenant(A), tenant(B), tenant(C)],
  subscriptions: [],
  addons: [],
  payments: [],
  usage: [],
  dailySummaries: [],
  platformCosts: [],
  missing: new Set(),
  sources: [],
  ...change,
})

/** A run as of the month's end, read at that moment, method even, no sharing, unless changed. */
export const request = (change: Partial<RunRequest> = {}): RunRequest => ({
  period: PERIOD,
  asOfMs: PERIOD.endMs,
  readAtMs: PERIOD.endMs,
  method: 'even',
  policies: { shareIdle: 'none', sharePlatform: 'none' },
  vendorOf: () => 'hostwinds',
  ...change,
})

export const run = (inputs: Partial<CostInputs>, change: Partial<RunRequest> = {}): ComputedRun =>
  computeRun(world(inputs), request(change))

/** Codes and counts of a run's warnings. */
export const warningsOf = ({ figures }: ComputedRun): Record<string, number> =>
  Object.fromEntries(figures.warnings.map(({ code, count }) => [code, count]))

/** One tenant's row. */
export const rowOf = ({ figures }: ComputedRun, tenantId: string) => {
  const row = figures.tenants.find((candidate) => candidate.tenantId === tenantId)
  if (row === undefined) throw new Error(`no row of ${tenantId}`)
  return row
}

/** A pool's conservation line. */
export const poolOf = ({ figures }: ComputedRun, name: string) => {
  const pool = figures.pools.find((candidate) => candidate.pool === name)
  if (pool === undefined) throw new Error(`no pool ${name}`)
  return pool
}
