// How a tenant's derivation lies in its items: lists in place of named fields, compressed, since it is the bulk of a run
// and rarely asked for.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { DerivationLine, IpDerivation } from '../../../shared/contract/explanation.ts'

type PackedIp = [string, string | null, number, string, string, IpDerivation['evenBecause']]

/** Small windows for small texts: less work and less memory for each of many thousand tenants. */
const COMPRESSION = { level: 1, chunkSize: 2048, memLevel: 5, windowBits: 12 } as const

/** Compressed bytes; the same lines give the same bytes. */
export function packLines(lines: readonly DerivationLine[]): Buffer {
  return gzipSync(JSON.stringify(lines.map(pack)), COMPRESSION)
}

/** The lines again, field for field. */
export function unpackLines(packed: Uint8Array): DerivationLine[] {
  return (JSON.parse(gunzipSync(packed).toString('utf8')) as Packed[]).map(unpack)
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
  const { pool, resourceId, label, vendor, resourceCents, inServiceIps, ips, weight, totalWeight, cents } =
    line
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
    packedIps,
    weight,
    totalWeight,
    cents,
    spare,
  ] = packed
  const ips = packedIps.map(([ipId, address, tenants, ipWeight, ipTotal, evenBecause]) => ({
    ipId,
    address,
    tenants,
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
    ips,
    weight,
    totalWeight,
    cents,
    spareCent: spare === 1,
  }
}
