// Section 3 of the figure book once more, in the most naive way: sentence by sentence, in exact fractions, with loops
// over everything. Slow, and independent of how `shared/` does it: tests compare the two to the cent.
import type { Method, Policies } from '../../shared/contract/request.ts'
import type {
  AssignmentRow,
  CostInputs,
  IpRow,
  PaymentRow,
  TenantRow,
  VpsRow,
} from '../../shared/inputs/cost-inputs.ts'
import type { Period } from '../../shared/periods/period.ts'
import { type Fraction, fraction, largestRemainder, over, plus, sumOf, times, ZERO } from './fractions.ts'

export interface OracleAnswer {
  /** Cents by tenant; a tenant without a share is absent. */
  readonly vps: ReadonlyMap<string, number>
  readonly ip: ReadonlyMap<string, number>
  readonly idle: ReadonlyMap<string, number>
  readonly platform: ReadonlyMap<string, number>
  /** `pool reason resource cents`, sorted. Nothing that was shared is in it. */
  readonly unallocated: readonly string[]
}

const PAID = ['active', 'scheduled_decommission']
const ABLE_TO_SERVE = ['assigned', 'warming', 'warmed', 'degraded']
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function oracle(
  inputs: CostInputs,
  period: Period,
  asOfMs: number,
  method: Method,
  policies: Policies,
): OracleAnswer {
  const exists = ({ createdMs }: { createdMs: number | null }) => createdMs === null || createdMs < asOfMs
  const paid = inputs.vps.filter((vps) => exists(vps) && PAID.includes(vps.status ?? ''))
  const pooledIps = inputs.ips.filter((ip) => exists(ip) && paid.some((vps) => vps.id === ip.vpsId))
  const knownCents = (resource: VpsRow | IpRow) =>
    resource.approximateCostCents === null || resource.approximateCostCents < 0
      ? null
      : resource.approximateCostCents

  const counts = (assignment: AssignmentRow) =>
    assignment.assignedMs !== null &&
    assignment.assignedMs < asOfMs &&
    (assignment.expiresMs === null || assignment.expiresMs >= asOfMs) &&
    assignment.status !== 'scheduled' &&
    !(assignment.status === 'expired' && assignment.expiresMs === null) &&
    assignment.domainExists &&
    assignment.domainTenantId !== null
  const counting = inputs.assignments.filter(counts)
  /** The distinct tenants on an IP, lower id first. */
  const tenantsOn = (ip: IpRow): string[] =>
    [
      ...new Set(counting.filter(({ ipId }) => ipId === ip.id).map((row) => String(row.domainTenantId))),
    ].sort()
  const inService = (ip: IpRow) => ABLE_TO_SERVE.includes(ip.status ?? '') && tenantsOn(ip).length > 0
  const vpsOf = (ip: IpRow) => paid.find((vps) => vps.id === ip.vpsId)
  const serving = pooledIps.filter((ip) => vpsOf(ip)?.status === 'active' && inService(ip))

  /** `emails_sent` of a tenant; null without a row or with a NULL in any row. */
  const volumeOf = (tenantId: string): bigint | null => {
    const rows = inputs.usage.filter(
      ({ tenantIdText }) => UUID.test(tenantIdText) && tenantIdText.toLowerCase() === tenantId,
    )
    if (rows.length === 0 || rows.some(({ rowsWithoutVolume }) => rowsWithoutVolume > 0)) return null
    return rows.reduce((total, { emailsSent }) => total + BigInt(emailsSent), 0n)
  }

  /** The part of each tenant of an IP; the parts sum to 1. */
  const partsOf = (ip: IpRow): Map<string, Fraction> => {
    const tenants = tenantsOn(ip)
    const evenly = new Map(tenants.map((tenantId) => [tenantId, fraction(1, tenants.length)]))
    if (method === 'even') return evenly
    const weights = tenants.map((tenantId) => {
      const volume = volumeOf(tenantId)
      if (volume === null) return null
      const ips = serving.filter((other) => tenantsOn(other).includes(tenantId)).length
      return fraction(volume, method === 'volume' ? 1 : ips)
    })
    const known = weights.filter((weight) => weight !== null)
    const total = sumOf(known)
    if (known.length < weights.length || total.top === 0n) return evenly
    return new Map(tenants.map((tenantId, index) => [tenantId, over(known[index] ?? ZERO, total)]))
  }

  /** One resource's cents, rounded once per tenant, added to what the tenants have. */
  const charge = (to: Map<string, number>, cents: number, parts: ReadonlyMap<string, Fraction>) => {
    const tenants = [...parts.keys()].sort()
    const unrounded = tenants.map((tenantId) => times(fraction(cents), parts.get(tenantId) ?? ZERO))
    const rounded = largestRemainder(cents, unrounded)
    for (const [index, tenantId] of tenants.entries()) {
      to.set(tenantId, (to.get(tenantId) ?? 0) + (rounded[index] ?? 0))
    }
  }

  const vpsCosts = new Map<string, number>()
  const ipCosts = new Map<string, number>()
  let unallocated: { pool: string; reason: string; id: string; cents: number | null }[] = []

  for (const vps of paid) {
    const cents = knownCents(vps)
    const itsIps = pooledIps.filter((ip) => ip.vpsId === vps.id)
    const itsServing = serving.filter((ip) => ip.vpsId === vps.id)
    const leave = (reason: string) => unallocated.push({ pool: 'vps', reason, id: vps.id, cents })
    if (vps.status === 'scheduled_decommission') leave('scheduled_decommission')
    else if (itsIps.length === 0) leave('no_ip')
    else if (itsServing.length === 0) leave('no_ip_in_service')
    else if (cents !== null) {
      const parts = new Map<string, Fraction>()
      for (const ip of itsServing) {
        for (const [tenantId, part] of partsOf(ip)) {
          const evenPartOfVps = times(part, fraction(1, itsServing.length))
          parts.set(tenantId, plus(parts.get(tenantId) ?? ZERO, evenPartOfVps))
        }
      }
      charge(vpsCosts, cents, parts)
    }
  }

  for (const ip of pooledIps) {
    const cents = knownCents(ip)
    const leave = (reason: string) => unallocated.push({ pool: 'ip', reason, id: ip.id, cents })
    if (vpsOf(ip)?.status === 'scheduled_decommission') leave('scheduled_decommission')
    else if (ip.status === 'burned') leave('burned')
    else if (ip.status === 'quarantined') leave('quarantined')
    else if (!inService(ip)) leave('unassigned')
    else if (cents !== null) charge(ipCosts, cents, partsOf(ip))
  }

  const lastDay = new Date(asOfMs - 1).toISOString().slice(0, 10)
  const owed = (inputs.platformCosts ?? []).filter(
    (line) => line.validFrom <= lastDay && (line.validTo === null || line.validTo >= lastDay),
  )
  for (const { name, vendor, monthlyCents: cents } of owed) {
    const namesakes = owed.filter((other) => other.name === name).length
    const id = namesakes > 1 ? `${name} (${vendor})` : name
    unallocated.push({ pool: 'platform', reason: 'platform', id, cents })
  }

  // Sharing policies.
  const isCurrent = (tenant: TenantRow) =>
    exists(tenant) && (tenant.deletedMs === null || tenant.deletedMs >= asOfMs)
  const current = new Set(inputs.tenants.filter(isCurrent).map(({ id }) => id))
  const recipients = [
    ...new Set(
      inputs.subscriptions
        .filter(({ status, tenantId }) => status === 'active' && tenantId !== null && current.has(tenantId))
        .map(({ tenantId }) => String(tenantId)),
    ),
  ].sort()
  const billed = (tenantId: string): bigint | null => {
    const hers = inputs.payments.filter(
      (payment) => payment.subscriptionTenantId === tenantId && isBilled(payment, period, asOfMs),
    )
    if (hers.some(({ amountCents }) => amountCents === null)) return null
    return hers.reduce((total, { amountCents }) => total + BigInt(amountCents ?? 0), 0n)
  }
  const weightUnder = (policy: string, tenantId: string): bigint => {
    if (policy === 'even') return 1n
    if (policy === 'weighted') return BigInt((vpsCosts.get(tenantId) ?? 0) + (ipCosts.get(tenantId) ?? 0))
    if (policy === 'by_emails') return volumeOf(tenantId) ?? 0n
    return billed(tenantId) ?? 0n
  }
  const share = (to: Map<string, number>, policy: string, pool: string, reasons: readonly string[]) => {
    const weights = recipients.map((tenantId) => weightUnder(policy, tenantId))
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    if (policy === 'none' || total === 0n) return
    const isShared = (row: (typeof unallocated)[number]) =>
      row.pool === pool && reasons.includes(row.reason) && row.cents !== null
    const cents = unallocated.filter(isShared).reduce((sum, row) => sum + (row.cents ?? 0), 0)
    unallocated = unallocated.filter((row) => !isShared(row))
    charge(to, cents, new Map(recipients.map((id, index) => [id, fraction(weights[index] ?? 0n, total)])))
  }
  const idle = new Map<string, number>()
  const platform = new Map<string, number>()
  share(idle, policies.shareIdle, 'vps', ['no_ip', 'no_ip_in_service'])
  share(idle, policies.shareIdle, 'ip', ['unassigned'])
  share(platform, policies.sharePlatform, 'platform', ['platform'])

  return {
    vps: vpsCosts,
    ip: ipCosts,
    idle,
    platform,
    unallocated: unallocated.map(({ pool, reason, id, cents }) => `${pool} ${reason} ${id} ${cents}`).sort(),
  }
}

/** Succeeded, in USD, its billing period starting in the period and before `asOf`. */
export function isBilled(payment: PaymentRow, period: Period, asOfMs: number): boolean {
  return (
    payment.status?.toLowerCase() === 'succeeded' &&
    (payment.currency ?? 'USD').toUpperCase() === 'USD' &&
    payment.billingStartMs !== null &&
    payment.billingStartMs >= period.startMs &&
    payment.billingStartMs < Math.min(period.endMs, asOfMs)
  )
}
