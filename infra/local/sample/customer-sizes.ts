// How customers differ: most are small, a few are agencies with many companies and domains.
import type { PlanSlug } from './plans.ts'
import type { Random } from './random.ts'

type Range = readonly [from: number, to: number]

export interface CustomerSize {
  readonly plan: PlanSlug
  readonly isAgency: boolean
  readonly share: number
  readonly companies: Range
  readonly domains: Range
  readonly monthlyEmails: Range
  /** Its part of the dedicated IPs, against the other sizes. */
  readonly dedicatedIps: number
  /** How often it turns up in shared pools, against the other sizes. */
  readonly poolSeats: number
}

const SMALL: CustomerSize = {
  plan: 'starter',
  isAgency: false,
  share: 0.62,
  companies: [1, 1],
  domains: [1, 3],
  monthlyEmails: [1_200, 9_000],
  dedicatedIps: 0.1,
  poolSeats: 2,
}

const GROWING: CustomerSize = {
  plan: 'growth',
  isAgency: false,
  share: 0.24,
  companies: [1, 1],
  domains: [2, 5],
  monthlyEmails: [9_000, 50_000],
  dedicatedIps: 1,
  poolSeats: 1,
}

const LARGE: CustomerSize = {
  plan: 'scale',
  isAgency: false,
  share: 0.09,
  companies: [1, 2],
  domains: [4, 9],
  monthlyEmails: [50_000, 180_000],
  dedicatedIps: 3,
  poolSeats: 0,
}

const AGENCY: CustomerSize = {
  plan: 'agency',
  isAgency: true,
  share: 0.05,
  companies: [4, 12],
  domains: [12, 30],
  monthlyEmails: [150_000, 600_000],
  dedicatedIps: 9,
  poolSeats: 0,
}

/** A size for every customer in the shares above, in random order; three agencies as soon as there is room for them. */
export function customerSizes(random: Random, count: number): CustomerSize[] {
  const agencies = Math.min(Math.max(3, Math.round(count * AGENCY.share)), Math.ceil(count / 4))
  const large = Math.round(count * LARGE.share)
  const growing = Math.round(count * GROWING.share)
  const sizes = Array.from({ length: count }, (_, index) => {
    if (index < agencies) return AGENCY
    if (index < agencies + large) return LARGE
    return index < agencies + large + growing ? GROWING : SMALL
  })
  return random.shuffle(sizes)
}
