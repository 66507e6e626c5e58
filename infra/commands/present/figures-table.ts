// A run as a readable page: head, tenants, unallocated cost, conservation, warnings, and both sentences.
import Table from 'cli-table3'
import type {
  PoolTotals,
  RunFigures,
  TenantFigures,
  UnallocatedRow,
} from '../../../shared/contract/run-figures.ts'
import { amount, count, MISSING, percent } from './amounts.ts'

const MOST_UNALLOCATED_ROWS = 100
const SENTENCE_END = /(?<=\.) /

export function figuresPage(figures: RunFigures): string {
  return [
    head(figures),
    tenantTable(figures),
    unallocatedTable(figures.unallocated),
    conservation(figures),
    platformLine(figures),
    warnings(figures),
    provenance(figures),
  ].join('\n\n')
}

function head({ period, asOf, runId, costComplete }: RunFigures): string {
  const bounds = costComplete ? '' : ' Some costs are unknown: amounts with >= are lower bounds.'
  return `Cost allocation ${period}, as of ${asOf}, run ${runId ?? 'none (dry run)'}, USD.${bounds}`
}

function tenantTable({ tenants, policies }: RunFigures): string {
  const withIdle = policies.shareIdle !== 'none'
  const withPlatform = policies.sharePlatform !== 'none'
  const columns: [string, (tenant: TenantFigures) => string][] = [
    ['Tenant', (tenant) => tenant.tenantName ?? `no name (${tenant.tenantId.slice(0, 8)})`],
    ['Plan', (tenant) => tenant.planNames.join(', ') || '-'],
    // A row does not say which of the two parts an unknown resource is missing from, so both are lower bounds.
    ['Infrastructure', (tenant) => amount(tenant.infrastructureCostCents, tenant.unknownResources === 0)],
    ['Email service', (tenant) => amount(tenant.emailServiceCostCents, tenant.unknownResources === 0)],
    ...(withIdle ? [['Idle', (tenant) => amount(tenant.idleCostCents)] as (typeof columns)[number]] : []),
    ...(withPlatform
      ? [['Platform', (tenant) => amount(tenant.platformCostCents)] as (typeof columns)[number]]
      : []),
    ['Total cost', (tenant) => amount(tenant.totalCostCents, tenant.costComplete)],
    ['Revenue', (tenant) => amount(tenant.revenueCents)],
    ['Margin', (tenant) => percent(tenant.grossMarginPct)],
    ['Health', (tenant) => health(tenant)],
  ]
  const numeric = (label: string): boolean => !['Tenant', 'Plan', 'Health'].includes(label)
  const table = new Table({
    head: columns.map(([label]) => label),
    colAligns: columns.map(([label]) => (numeric(label) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  })
  for (const tenant of highestCostFirst(tenants)) table.push(columns.map(([, cell]) => cell(tenant)))
  return `${table.toString()}\n${count(tenants.length)} tenants, highest cost first.`
}

/** For reading; files keep the id order. */
function highestCostFirst(tenants: readonly TenantFigures[]): TenantFigures[] {
  return tenants.toSorted((a, b) => (b.totalCostCents ?? 0) - (a.totalCostCents ?? 0))
}

function health({ businessHealth: { status, provisional } }: TenantFigures): string {
  return status === null ? MISSING : `${status}${provisional ? ' (provisional)' : ''}`
}

function unallocatedTable(rows: readonly UnallocatedRow[]): string {
  if (rows.length === 0) return 'Unallocated: nothing.'
  const table = new Table({
    head: ['Unallocated', 'Reason', 'Resource', 'Cost'],
    colAligns: ['left', 'left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { pool, reason, resourceId, cents } of rows.slice(0, MOST_UNALLOCATED_ROWS)) {
    table.push([pool, reason, resourceId, cents === null ? 'unknown' : amount(cents)])
  }
  const hidden = rows.length - MOST_UNALLOCATED_ROWS
  return hidden > 0
    ? `${table.toString()}\n... and ${count(hidden)} more rows (all of them with --csv or --json).`
    : table.toString()
}

function conservation({ pools, revenue }: RunFigures): string {
  const lines = pools.map(conservationLine)
  const revenueLine =
    revenue.sourceCents === null
      ? 'revenue   n/a: payments or subscriptions are missing'
      : `revenue   ${amount(revenue.sourceCents)} = ${amount(revenue.tenantCents)} tenants + ${amount(revenue.unattributedCents)} unattributed, difference ${amount(revenue.differenceCents)}`
  return ['Conservation', ...lines, revenueLine].join('\n  ')
}

function conservationLine(pool: PoolTotals): string {
  const name = pool.pool.padEnd(9)
  if (pool.sourceCents === null) return `${name} n/a: see the warnings`
  const unknown =
    pool.unknownResources === 0 ? '' : `, beside it ${count(pool.unknownResources)} of unknown cost`
  if (pool.tenantCents === null)
    return `${name} ${amount(pool.sourceCents)} source, not allocated: see the warnings${unknown}`
  return `${name} ${amount(pool.sourceCents)} = ${amount(pool.tenantCents)} tenants + ${amount(pool.unallocatedCents)} unallocated, difference ${amount(pool.differenceCents)}${unknown}`
}

function platformLine({ platform }: RunFigures): string {
  const { mrrCents, arrCents, activeTenants, newTenants } = platform
  return `Platform: MRR ${amount(mrrCents)}, ARR ${amount(arrCents)}, ${count(activeTenants)} active tenants, ${count(newTenants)} new in the period.`
}

function warnings({ warnings: found }: RunFigures): string {
  if (found.length === 0) return 'Warnings: none.'
  const lines = found.map(({ code, message, count: rows, examples }) => {
    const names = code === 'source_missing' ? ` [${examples.join(', ')}]` : ''
    return `${count(rows).padStart(5)} x ${code}: ${message}${names}`
  })
  return ['Warnings', ...lines].join('\n')
}

function provenance({ approximation }: RunFigures): string {
  const { statements, methodId, methodVersion, methodText, quality, invoiceComparison } = approximation
  return [
    `Method ${methodId} (version ${methodVersion}), quality ${quality}, ${invoiceComparison}.`,
    ...methodText.split(SENTENCE_END),
    ...statements,
  ].join('\n')
}
