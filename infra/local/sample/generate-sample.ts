// A believable upstream database from a seed: what the product shows out of the box, and what its scale is tried on.
import { sampleAssignments } from './assignments.ts'
import { sampleMonths } from './calendar.ts'
import { sampleCustomers } from './customers.ts'
import { gatherRows } from './gather-rows.ts'
import { sampleHoldings } from './holdings.ts'
import { oddCaseRows } from './odd-cases.ts'
import { samplePayments } from './payments.ts'
import { samplePlans } from './plans.ts'
import type { SampleTables } from './sample-tables.ts'
import { sampleSendingOutcomes } from './sending-outcomes.ts'
import { sampleIps, sampleServers } from './servers.ts'
import { sampleSubscriptions } from './subscriptions.ts'
import { sampleUsage } from './usage.ts'

/** The counts are those of the ordinary platform; planted odd cases come on top of them. */
export interface SampleOptions {
  readonly seed: number
  /** The sample's present, in milliseconds since 1970 UTC: nothing happened after it. */
  readonly asOfMs: number
  readonly tenants?: number
  readonly vps?: number
  readonly ips?: number
  /** Assignments in all, those in the past included; 2.6 for each IP unless given. */
  readonly assignments?: number
  /** How many months have payments and usage, the present one included. */
  readonly months?: number
  /** About how many rows billing_analytics and deliverability_daily_summary have together; no limit unless given. */
  readonly analyticsRows?: number
  readonly oddCases?: boolean
}

/** The sample that is shipped: six months of history and the present month. */
export const SHIPPED_SAMPLE = { tenants: 46, vps: 14, ips: 140, months: 7, oddCases: true } as const

function refuseUnlessCount(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`Sample option ${name} is ${value}; expected a whole number of ${least} or more.`)
  }
}

/** The same options give the same rows. Counts that are left out are those of the shipped sample. */
export function generateSample(options: SampleOptions): SampleTables {
  const { seed, asOfMs, analyticsRows, tenants, vps, ips, months, oddCases } = {
    ...SHIPPED_SAMPLE,
    ...options,
  }
  const assignments = options.assignments ?? Math.round(ips * 2.6)
  const counts = { tenants, vps, ips, months, assignments: assignments + 1 }
  for (const [name, value] of Object.entries(counts)) refuseUnlessCount(name, value, 1)

  const history = sampleMonths(asOfMs, months)
  const plans = samplePlans(seed)
  const customers = sampleCustomers(seed, asOfMs, tenants)
  const subscriptions = sampleSubscriptions(seed, asOfMs, customers, plans)
  const servers = sampleServers(seed, asOfMs, vps)
  const addresses = sampleIps(seed, asOfMs, servers, ips)
  const holdings = sampleHoldings(seed, customers, addresses)
  const usage = sampleUsage(seed, history, subscriptions, analyticsRows)
  const outcomes = sampleSendingOutcomes(seed, subscriptions)

  const ordinary: SampleTables = {
    tenants: customers.map((customer) => customer.tenant),
    companies: customers.flatMap((customer) => customer.companies),
    domains: customers.flatMap((customer) => customer.domains),
    tenant_users: customers.flatMap((customer) => customer.users),
    plans: Object.values(plans),
    subscriptions: subscriptions.map((sold) => sold.subscription),
    subscription_addons: subscriptions.flatMap((sold) => sold.addons),
    payments: samplePayments(seed, asOfMs, history[0]?.startMs ?? asOfMs, subscriptions),
    vps_instances: servers.map((server) => server.row),
    domain_ip_assignments: sampleAssignments(seed, asOfMs, holdings, assignments),
    smtp_ip_addresses: addresses.map((ip) => ip.row),
    billing_analytics: usage.billing,
    campaign_analytics: outcomes.campaigns,
    mailbox_analytics: outcomes.mailboxes,
    deliverability_daily_summary: usage.days,
  }
  return oddCases ? gatherRows(ordinary, oddCaseRows({ seed, asOfMs })) : ordinary
}
