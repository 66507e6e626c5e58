// One opportunity as its rule found it: before it has a rank, and before resources that several name are counted once.
import type { Confidence, Opportunity, ResourceClaim } from '../contract/summary/opportunity.ts'
import type { IpUse, VpsUse } from '../contract/summary/resources.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { counted } from '../ranges/grouped-numbers.ts'

export type Claim = Omit<ResourceClaim, 'countedLowCents' | 'countedHighCents'>

export interface Finding
  extends Omit<Opportunity, 'rank' | 'words' | 'resources' | 'countedLowCents' | 'countedHighCents'> {
  readonly resources: readonly Claim[]
}

/** What a finding could save of a resource: of its cost, nothing or all, at each end. Null where the cost is unknown. */
export function claim(
  type: 'vps' | 'ip',
  use: Pick<VpsUse, 'vpsId' | 'label' | 'costCents'> | Pick<IpUse, 'ipId' | 'address' | 'costCents'>,
  ends: { readonly low: boolean; readonly high: boolean },
): Claim {
  const { costCents } = use
  const named = 'vpsId' in use ? { id: use.vpsId, label: use.label } : { id: use.ipId, label: use.address }
  const part = (isClaimed: boolean): number | null => (costCents === null ? null : isClaimed ? costCents : 0)
  return { type, ...named, lowCents: part(ends.low), highCents: part(ends.high) }
}

export interface Amounts {
  readonly lowCents: number | null
  readonly highCents: number | null
  readonly confidence: Confidence
  readonly missing: NullReason | null
  /** To be appended to how the ends were computed; empty when every cost is known. */
  readonly atLeast: string
}

const LOWERED: Record<Confidence, Confidence> = { high: 'medium', medium: 'low', low: 'low' }

const UNKNOWN_COST: NullReason = {
  code: 'unknown_cost',
  message: 'None of the resources it names has a known cost.',
}

/**
 * The ends of claims that add up. With some costs unknown they are the known part, said to be "at least", with confidence
 * lowered; with none known there is no amount.
 */
export function amountsOf(claims: readonly Claim[], confidence: Confidence): Amounts {
  const known = claims.filter(({ highCents }) => highCents !== null)
  const unknown = claims.length - known.length
  if (known.length === 0) {
    return {
      lowCents: null,
      highCents: null,
      confidence: LOWERED[confidence],
      missing: UNKNOWN_COST,
      atLeast: '',
    }
  }
  const sum = (end: 'lowCents' | 'highCents'): number =>
    known.reduce((total, { [end]: cents }) => total + (cents ?? 0), 0)
  return {
    lowCents: sum('lowCents'),
    highCents: sum('highCents'),
    confidence: unknown === 0 ? confidence : LOWERED[confidence],
    missing: null,
    atLeast: atLeast(unknown),
  }
}

export function atLeast(unknown: number): string {
  if (unknown === 0) return ''
  return unknown === 1
    ? ' At least: one of the named resources has no known cost.'
    : ` At least: ${unknown} of the named resources have no known cost.`
}

/** The name for people, else the id. */
export function nameOf(use: { readonly vpsId: string; readonly label: string | null }): string {
  return use.label ?? use.vpsId
}

/** `1 IP`, `3 IPs`. */
export function ipsText(count: number): string {
  return counted(count, 'IP')
}
