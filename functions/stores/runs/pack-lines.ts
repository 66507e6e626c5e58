// How a tenant's derivation lies in its items: lists in place of named fields, since it is the bulk of a run and rarely
// asked for, cut where an item would be too large.
import type { DerivationLine, IpDerivation } from '../../../shared/contract/explanation.ts'
import { cutText } from './cut-text.ts'

type PackedIp = [string, string | null, number, string, string, IpDerivation['evenBecause']]

/** The lines as JSON text in one part or more; none for no lines. The same lines give the same parts. */
export function packLines(lines: readonly DerivationLine[]): string[] {
  if (lines.length === 0) return []
  return cutText(JSON.stringify(lines.map(pack)))
}

/** The lines again, field for field; `parts` are all of them, in order. */
export function unpackLines(parts: readonly string[]): DerivationLine[] {
  return parts.length === 0 ? [] : (JSON.parse(parts.join('')) as Packed[]).map(unpack)
}

type Resource = Extract<DerivationLine, { kind: 'resource' }>
type Shared = Extract<DerivationLine, { kind: 'shared' }>
type PackedResource = [
  0,
  Resource['pool'],
  string,
  string | null,
  string,
  number | null,
  number,
  number,
  PackedIp[],
  string,
  string,
  number | null,
  0 | 1,
]
type PackedShared = [
  1,
  Shared['measure'],
  Shared['pool'],
  string,
  number,
  number,
  string,
  string,
  number,
  0 | 1,
]
type Packed = PackedResource | PackedShared

function pack(line: DerivationLine): Packed {
  const spare = line.spareCent ? 1 : 0
  if (line.kind === 'shared') {
    const { measure, pool, policy, poolCents, recipients, weight, totalWeight, cents } = line
    return [1, measure, pool, policy, poolCents, recipients, weight, totalWeight, cents, spare]
  }
  const { pool, resourceId, label, vendor, resourceCents, inServiceIps, tenants, ips } = line
  const { weight, totalWeight, cents } = line
  const packedIps = ips.map(
    (ip): PackedIp => [ip.ipId, ip.address, ip.tenants, ip.weight, ip.totalWeight, ip.evenBecause],
  )
  return [
    0,
    pool,
    resourceId,
    label,
    vendor,
    resourceCents,
    inServiceIps,
    tenants,
    packedIps,
    weight,
    totalWeight,
    cents,
    spare,
  ]
}

function unpack(packed: Packed): DerivationLine {
  if (packed[0] === 1) {
    const [, measure, pool, policy, poolCents, recipients, weight, totalWeight, cents, spare] = packed
    return {
      kind: 'shared',
      measure,
      pool,
      policy,
      poolCents,
      recipients,
      weight,
      totalWeight,
      cents,
      spareCent: spare === 1,
    }
  }
  const [
    ,
    pool,
    resourceId,
    label,
    vendor,
    resourceCents,
    inServiceIps,
    tenants,
    packedIps,
    weight,
    totalWeight,
    cents,
    spare,
  ] = packed
  const ips = packedIps.map(([ipId, address, tenantsOnIp, ipWeight, ipTotal, evenBecause]) => ({
    ipId,
    address,
    tenants: tenantsOnIp,
    weight: ipWeight,
    totalWeight: ipTotal,
    evenBecause,
  }))
  const measure = pool === 'vps' ? 'infrastructure_cost' : 'email_service_cost'
  return {
    kind: 'resource',
    measure,
    pool,
    resourceId,
    label,
    vendor,
    resourceCents,
    inServiceIps,
    tenants,
    ips,
    weight,
    totalWeight,
    cents,
    spareCent: spare === 1,
  }
}
