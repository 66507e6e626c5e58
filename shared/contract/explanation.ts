// The derivation of one tenant's costs, published with the run: its cents sum to the figures, line by line.
import type { Pool } from './run-figures.ts'

/** How one in-service IP enters a share: the tenants on it and the weight of the explained tenant among them. */
export interface IpDerivation {
  readonly ipId: string
  readonly address: string | null
  readonly tenants: number
  /** Integers as text: volumes can exceed what a float holds. */
  readonly weight: string
  readonly totalWeight: string
  /** Why the IP was divided evenly under a volume method; null where it was not, and under the even method. */
  readonly evenBecause: 'volume_unknown' | 'all_volumes_zero' | null
}

/** A tenant's share of one VPS or of one IP's own cost. */
export interface ResourceLine {
  readonly kind: 'resource'
  readonly measure: 'infrastructure_cost' | 'email_service_cost'
  readonly pool: Pool
  readonly resourceId: string
  readonly label: string | null
  readonly vendor: string
  /** Null when the cost is unknown: the line is kept and counted, and carries no cents. */
  readonly resourceCents: number | null
  readonly inServiceIps: number
  /** Distinct tenants with a share of the resource, the explained one among them. */
  readonly tenants: number
  readonly ips: readonly IpDerivation[]
  readonly weight: string
  readonly totalWeight: string
  /** Unrounded share in cents as decimal text with up to six decimals; null when the cost is unknown. */
  readonly unroundedShareCents: string | null
  readonly cents: number | null
  readonly spareCent: boolean
}

/** A tenant's share of a pool that a sharing policy divides: rounded once per pool total. */
export interface SharedLine {
  readonly kind: 'shared'
  readonly measure: 'idle_cost' | 'platform_cost'
  readonly pool: Pool
  readonly policy: string
  readonly poolCents: number
  readonly recipients: number
  readonly weight: string
  readonly totalWeight: string
  readonly unroundedShareCents: string
  readonly cents: number
  readonly spareCent: boolean
}

export type ExplanationLine = ResourceLine | SharedLine

/** A line as it is published: the unrounded share follows from cost and weights, and is written out when it is read. */
export type DerivationLine =
  | Omit<ResourceLine, 'unroundedShareCents'>
  | Omit<SharedLine, 'unroundedShareCents'>

export interface TenantExplanation {
  readonly tenantId: string
  readonly lines: readonly ExplanationLine[]
}
