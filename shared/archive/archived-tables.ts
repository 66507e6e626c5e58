// Which tables of a run's inputs are archived, and in which columns: the form of an archive. A column that is added here
// is null in archives from before it.
import type { CostInputs } from '../inputs/cost-inputs.ts'

type RowsOf<Name extends TableName> = NonNullable<CostInputs[Name]>[number]

/** The fields of `CostInputs` that are rows. */
export type TableName = Exclude<keyof CostInputs, 'missing'>

/** Every column once: one that is forgotten does not compile. */
type ColumnsOf<Row> = Readonly<Record<keyof Row, true>>

const TABLES: { readonly [Name in TableName]: ColumnsOf<RowsOf<Name>> } = {
  vps: {
    id: true,
    label: true,
    status: true,
    approximateCostCents: true,
    monthlyCostCents: true,
    createdMs: true,
    decommissionScheduledForMs: true,
  },
  ips: { id: true, vpsId: true, address: true, status: true, approximateCostCents: true, createdMs: true },
  assignments: {
    id: true,
    ipId: true,
    domainId: true,
    status: true,
    assignedMs: true,
    expiresMs: true,
    domainExists: true,
    domainTenantId: true,
    companyTenantId: true,
  },
  tenants: { id: true, name: true, createdMs: true, deletedMs: true },
  subscriptions: { id: true, tenantId: true, status: true, planName: true, priceMonthlyCents: true },
  addons: { subscriptionId: true, quantity: true, priceMonthlyCents: true },
  payments: {
    id: true,
    subscriptionTenantId: true,
    amountCents: true,
    currency: true,
    status: true,
    billingStartMs: true,
    billingEndMs: true,
  },
  usage: { tenantIdText: true, rows: true, rowsWithoutVolume: true, emailsSent: true },
  dailySummaries: {
    companyIdText: true,
    tenantId: true,
    rows: true,
    rowsWithoutVolume: true,
    emailsSent: true,
    emailsBounced: true,
  },
  platformCosts: { name: true, vendor: true, monthlyCents: true, validFrom: true, validTo: true },
  sources: { name: true, rows: true, latestMs: true },
}

/** What each table is called in an archive. */
const PART_NAMES: Readonly<Record<TableName, string>> = {
  vps: 'vps',
  ips: 'ips',
  assignments: 'assignments',
  tenants: 'tenants',
  subscriptions: 'subscriptions',
  addons: 'addons',
  payments: 'payments',
  usage: 'usage',
  dailySummaries: 'daily-summaries',
  platformCosts: 'platform-costs',
  sources: 'sources',
}

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]

export function partNameOf(table: TableName): string {
  return PART_NAMES[table]
}

export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(TABLES[table])
}
