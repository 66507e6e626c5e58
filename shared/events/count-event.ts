// What one business event adds to its tenant's tally (001, section 5.1; 003; figure book, section 6). An amount that is no
// plain number, or a range that cannot be read, adds nothing and is counted.
import { decimalUnits } from '../ranges/decimal-units.ts'
import { parseRange } from '../ranges/parse-range.ts'
import type { BusinessEvent, BusinessEventName } from './business-events.ts'
import type { EventTally } from './event-tally.ts'

/** Half-open, epoch milliseconds; all end at `asOfMs`. */
export interface EventWindows {
  readonly startMs: number
  readonly lastMonthStartMs: number
  /** Of the strategic activity: 90 days before `asOfMs`. */
  readonly activityStartMs: number
  readonly asOfMs: number
}

/** What the event added, and what of it could not be read. */
export interface CountedEvent {
  readonly unreadableNumber: boolean
  readonly unreadableRange: boolean
}

const READABLE: CountedEvent = { unreadableNumber: false, unreadableRange: false }
const NO_NUMBER: CountedEvent = { unreadableNumber: true, unreadableRange: false }
const NO_RANGE: CountedEvent = { unreadableNumber: false, unreadableRange: true }
const CENTS = 2
const MILLIONTHS = 6
const CENTS_PER_DOLLAR = 100

/** The property of each event that holds a range. */
const RANGES: Partial<Record<BusinessEventName, string>> = {
  revenue_protection_trend: 'approximate_impact_range',
  cost_optimization_trend: 'approximate_savings_range',
  strategic_decision_summary: 'expected_outcome_range',
}
const ACTIVITIES = {
  revenue_protection_trend: 'revenueTrends',
  cost_optimization_trend: 'costTrends',
  strategic_decision_summary: 'decisionSummaries',
} as const

export function countEvent(event: BusinessEvent, windows: EventWindows, tally: EventTally): CountedEvent {
  const { name, atMs } = event
  if (atMs >= windows.asOfMs) return READABLE
  if (name in ACTIVITIES && atMs >= windows.activityStartMs) {
    tally[ACTIVITIES[name as keyof typeof ACTIVITIES]] += 1
  }
  return atMs < windows.startMs ? READABLE : countInWindow(event, windows, tally)
}

function countInWindow(
  { name, atMs, properties }: BusinessEvent,
  windows: EventWindows,
  tally: EventTally,
): CountedEvent {
  switch (name) {
    case 'revenue_impact':
      return countImpact(properties, tally)
    case 'cost_optimization': {
      const cents = decimalUnits(properties.savings_amount, CENTS)
      tally.optimizations += 1
      if (cents === null) return NO_NUMBER
      tally.optimizationsRead += 1
      tally.savingsCents += cents
      if (atMs >= windows.lastMonthStartMs) tally.lastMonthSavingsCents += cents
      return READABLE
    }
    case 'efficiency_metrics': {
      const millionths = decimalUnits(properties.efficiency_score, MILLIONTHS)
      if (millionths === null) return NO_NUMBER
      tally.scores += 1
      tally.scoreMillionths += millionths
      return READABLE
    }
    case 'strategic_decision':
      tally.decisions += 1
      return READABLE
    default:
      if (name === 'strategic_decision_summary') tally.decisions += 1
      return countRange(name, properties, tally)
  }
}

function countImpact(properties: BusinessEvent['properties'], tally: EventTally): CountedEvent {
  const cents = decimalUnits(properties.impact_amount, CENTS)
  const type = properties.impact_type
  if (cents === null || (type !== 'negative' && (type !== 'positive' || cents < 0))) return NO_NUMBER
  tally.impacts += 1
  if (type === 'positive') tally.positiveCents += cents
  else tally.negativeCents += Math.abs(cents)
  return READABLE
}

function countRange(
  name: BusinessEventName,
  properties: BusinessEvent['properties'],
  tally: EventTally,
): CountedEvent {
  const value = properties[RANGES[name] ?? '']
  if (value === undefined || value === null) return READABLE
  const range = parseRange(value)
  if (range === null) return NO_RANGE
  if (name === 'cost_optimization_trend' && range.unit === 'dollars') {
    tally.savingsRanges += 1
    tally.savingsMidpointCents += Math.round(range.midpoint * CENTS_PER_DOLLAR)
  }
  return READABLE
}
