// What the quarterly review is told: what initiatives came to, planning insight, and how vendors compare.
import type { Initiative } from '../../contract/decisions/initiative.ts'
import type { VendorRow } from '../../contract/summary/resources.ts'
import { decimalText } from '../../money/decimal-text.ts'
import { isWithin } from '../../periods/time-window.ts'
import { counted, groupedDollars } from '../../ranges/grouped-numbers.ts'
import type { Seen } from '../alert-rules.ts'
import type { StandingFacts } from './standing-facts.ts'

/** Initiatives that were done in the quarter, together: expected against what it came to. */
export function optimizationOutcome({ initiatives, window, summary }: StandingFacts): Seen[] {
  const done = (initiatives ?? []).filter(
    ({ status, ended }) => status === 'done' && ended !== null && isWithin(window, ended.at),
  )
  if (done.length === 0) return []
  const held = done.filter(({ expected, outcome }) => expected !== null && hasAmount(outcome))
  const open = done.length - done.filter(({ outcome }) => hasAmount(outcome)).length
  return [
    {
      subject: summary.period,
      title: `${counted(done.length, 'initiative')} done in ${summary.period}`,
      detail: [
        held.length === 0
          ? 'None of them has both a modeled expectation and an outcome in money.'
          : `${counted(held.length, 'initiative')} with both: modeled ${range(held)} a month, came to ${groupedDollars(sum(held.map(({ outcome }) => outcome?.actualCents ?? 0)))}.`,
        ...(open === 0 ? [] : [`${counted(open, 'initiative')} without an amount so far.`]),
      ].join(' '),
    },
  ]
}

export function planningInsight({ summary: { period, sections } }: StandingFacts): Seen[] {
  const { planningInsights } = sections.strategicPlanning
  if (planningInsights.length === 0) return []
  return [
    {
      subject: period,
      title: `Planning insight for ${period}`,
      detail: `Modeled, for direction: ${planningInsights.join(' ')}`,
    },
  ]
}

/** Only where there is something to compare. */
export function vendorReview({ summary: { period, vendors } }: StandingFacts): Seen[] {
  if (vendors.vendors.length < 2) return []
  return [
    {
      subject: period,
      title: `Vendor review for ${period}`,
      detail: `Modeled cost per 1,000 delivered emails, and bounces: ${vendors.vendors.map(vendorWords).join('; ')}.`,
    },
  ]
}

const SHOWN_DECIMALS = 2
const MILLIONTHS = 1_000_000

function vendorWords({ vendor, costPerThousandDelivered, bounceRate }: VendorRow): string {
  const cost = costPerThousandDelivered === null ? 'cost unknown' : `$${costPerThousandDelivered}`
  const bounces = bounceRate === null ? 'bounces unknown' : `${percent(bounceRate)} % bounced`
  return `${vendor} ${cost}, ${bounces}`
}

/** @param rate a fraction of six decimals */
function percent(rate: number): string {
  return decimalText(BigInt(Math.round(rate * MILLIONTHS)) * 100n, BigInt(MILLIONTHS), SHOWN_DECIMALS)
}

function hasAmount(outcome: Initiative['outcome']): boolean {
  return outcome !== null && outcome.actualCents !== null
}

function range(held: readonly Initiative[]): string {
  const low = sum(held.map(({ expected }) => expected?.lowCents ?? 0))
  const high = sum(held.map(({ expected }) => expected?.highCents ?? 0))
  return `${groupedDollars(low)} to ${groupedDollars(high)}`
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, cents) => total + cents, 0)
}
