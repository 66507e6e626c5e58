// A resource is saved once: opportunities that name the same one share its cost as their ceiling (figure book, section 7).
import type { VpsUse } from '../contract/summary/resources.ts'
import type { Claim, Finding } from './finding.ts'

export interface Counted {
  lowCents: number
  highCents: number
}

/** What of a finding counts, and of each of its claims, in the order of its resources. */
export interface CountedFinding {
  readonly finding: Finding
  readonly total: Counted
  readonly claims: readonly Counted[]
}

/**
 * Lows first, so that what is certain is never crowded out by what is not; then what highs add, in rank order. Those of whole
 * vendors come last and are held by what is left of the vendor's resources. Prices are of tenants and overlap nothing.
 *
 * @param ranked findings in rank order
 */
export function countOnce(ranked: readonly Finding[], vps: readonly VpsUse[]): CountedFinding[] {
  const counted = ranked.map((finding) => ({
    finding,
    total: { lowCents: 0, highCents: 0 },
    claims: finding.resources.map(() => ({ lowCents: 0, highCents: 0 })),
  }))
  const left = new CostLeft(vps)
  const savings = counted.filter(({ finding }) => finding.gain === 'cost')
  const ofVendors = savings.filter(({ finding }) => isOfVendor(finding))
  const ofResources = savings.filter(({ finding }) => !isOfVendor(finding))
  for (const saving of ofResources) takeLow(saving, left)
  for (const saving of ofResources) takeHigh(saving, left)
  for (const saving of ofVendors) takeHigh(saving, left)
  for (const { finding, total, claims } of counted) {
    if (finding.gain !== 'price') continue
    total.lowCents = finding.lowCents ?? 0
    total.highCents = finding.highCents ?? 0
    finding.resources.forEach(({ lowCents, highCents }, index) => {
      claims[index] = { lowCents: lowCents ?? 0, highCents: highCents ?? 0 }
    })
  }
  return counted
}

function isOfVendor({ resources }: Finding): boolean {
  return resources.some(({ type }) => type === 'vendor')
}

function takeLow({ finding, total, claims }: CountedFinding, left: CostLeft): void {
  finding.resources.forEach((claim, index) => {
    const mine = claims[index] as Counted
    mine.lowCents = left.take(claim, Math.min(claim.lowCents ?? 0, (finding.lowCents ?? 0) - total.lowCents))
    mine.highCents = mine.lowCents
    total.lowCents += mine.lowCents
  })
  total.highCents = total.lowCents
}

/** The dearest claims first: a finding that names more than it would give up fills its high with them. */
function takeHigh({ finding, total, claims }: CountedFinding, left: CostLeft): void {
  const dearestFirst = finding.resources
    .map((claim, index) => ({ claim, mine: claims[index] as Counted }))
    .sort((a, b) => (b.claim.highCents ?? 0) - (a.claim.highCents ?? 0))
  for (const { claim, mine } of dearestFirst) {
    const wanted = Math.min(
      (claim.highCents ?? 0) - mine.highCents,
      (finding.highCents ?? 0) - total.highCents,
    )
    const taken = left.take(claim, wanted)
    mine.highCents += taken
    total.highCents += taken
  }
}

/** The known cost of every paid resource, and of every vendor's together, that nothing has counted yet. */
class CostLeft {
  readonly #resources = new Map<string, { cents: number; readonly vendor: string }>()
  readonly #vendors = new Map<string, number>()

  constructor(vps: readonly VpsUse[]) {
    for (const { vpsId, vendor, costCents, ipUses } of vps) {
      this.#add(`vps/${vpsId}`, vendor, costCents)
      for (const ip of ipUses) this.#add(`ip/${ip.ipId}`, ip.vendor, ip.costCents)
    }
  }

  /** @returns what of the wanted cents was left */
  take({ type, id }: Claim, wanted: number): number {
    if (type === 'vendor') {
      const taken = Math.min(wanted, this.#vendors.get(id) ?? 0)
      this.#vendors.set(id, (this.#vendors.get(id) ?? 0) - taken)
      return taken
    }
    const resource = this.#resources.get(`${type}/${id}`)
    if (resource === undefined) return 0
    const taken = Math.min(wanted, resource.cents)
    resource.cents -= taken
    this.#vendors.set(resource.vendor, (this.#vendors.get(resource.vendor) ?? 0) - taken)
    return taken
  }

  #add(key: string, vendor: string, cents: number | null): void {
    this.#resources.set(key, { cents: cents ?? 0, vendor })
    this.#vendors.set(vendor, (this.#vendors.get(vendor) ?? 0) + (cents ?? 0))
  }
}
