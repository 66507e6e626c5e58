// The last line before publication, and the first after reading back: every pool and revenue conserve to the cent,
// and the tenants' rows sum to their totals (figure book, section 3, "Conservation").
import type { PoolTotals, RunFigures, TenantFigures } from '../contract/run-figures.ts'
import { NotConservedError } from '../errors.ts'

type CheckedRow = Pick<
  TenantFigures,
  'infrastructureCostCents' | 'emailServiceCostCents' | 'idleCostCents' | 'platformCostCents' | 'revenueCents'
>

export interface Checked extends Pick<RunFigures, 'pools' | 'revenue' | 'policies'> {
  readonly tenants: readonly CheckedRow[]
}

/** @throws NotConservedError naming what differs: a run that does not conserve is not published */
export function assertConserved(figures: Checked): void {
  const fault = conservationFault(figures)
  if (fault !== null) throw new NotConservedError(`${fault} Nothing was published.`)
}

/** The first thing that does not add up, as a sentence; null when all does. */
export function conservationFault({ pools, revenue, policies, tenants }: Checked): string | null {
  for (const { pool, differenceCents } of pools) {
    if (differenceCents !== null && differenceCents !== 0) {
      return `The ${pool} pool does not conserve: ${differenceCents} cents differ.`
    }
  }
  if (revenue.differenceCents !== null && revenue.differenceCents !== 0) {
    return `Revenue does not conserve: ${revenue.differenceCents} cents differ.`
  }
  const [vps, ip, platform] = ['vps', 'ip', 'platform'].map((name) => tenantCents(pools, name))
  const infrastructure = sum(tenants, 'infrastructureCostCents')
  const emailService = sum(tenants, 'emailServiceCostCents')
  const idle = sum(tenants, 'idleCostCents')
  const checks: [string, number | null, number | null][] = [
    ['platform cost', sum(tenants, 'platformCostCents'), platform ?? 0],
    ['revenue', sum(tenants, 'revenueCents'), revenue.tenantCents],
  ]
  if (policies.shareIdle === 'none') {
    checks.push(
      ['infrastructure cost', infrastructure, vps ?? null],
      ['email service cost', emailService, ip ?? null],
    )
  } else {
    checks.push([
      'infrastructure, email service and idle cost',
      add(infrastructure, emailService, idle),
      add(vps, ip),
    ])
  }
  for (const [name, rows, total] of checks) {
    if (rows !== null && total !== null && rows !== total) {
      return `Tenants' ${name} sums to ${rows} cents, their total is ${total} cents.`
    }
  }
  return null
}

function tenantCents(pools: readonly PoolTotals[], name: string): number | null {
  return pools.find(({ pool }) => pool === name)?.tenantCents ?? null
}

/** Null when any row's figure is: a sum over unknown figures is unknown. */
function sum(tenants: readonly CheckedRow[], field: keyof CheckedRow): number | null {
  let total = 0
  for (const tenant of tenants) {
    const cents = tenant[field]
    if (cents === null) return null
    total += cents
  }
  return total
}

function add(...parts: (number | null | undefined)[]): number | null {
  return parts.reduce<number | null>(
    (total, part) => (total === null || part == null ? null : total + part),
    0,
  )
}
