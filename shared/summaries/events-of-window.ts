// The events of the summary's window, added up, or the one reason why every figure of them is null.
import type { EventCounts } from '../contract/summary/summary-figures.ts'
import type { BusinessEvent, DeliveryOutcome } from '../events/business-events.ts'
import type { EventWindows } from '../events/count-event.ts'
import { type EventTally, noEvents } from '../events/event-tally.ts'
import { tallyEvents } from '../events/tally-events.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { parsePeriod } from '../periods/period.ts'
import { decimalUnits } from '../ranges/decimal-units.ts'
import { uuidFromText } from '../tenants/uuid-from-text.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { SummaryInputs } from './summary-inputs.ts'

export interface WindowEvents {
  of(tenantId: string): KnownOrReason<EventTally>
  readonly platform: KnownOrReason<EventTally>
  /** Of the platform's `cost_optimization` events in the last month; without any it is not known, which is not zero. */
  readonly lastMonthSavingsCents: KnownOrReason<number>
  /** Delivery outcomes that are incidents, of tenants that exist; null when none could be read or was recorded. */
  readonly incidents: readonly DeliveryOutcome[] | null
  readonly counts: Omit<EventCounts, 'ofUnknownResources'>
}

const NO_EVENTS: NullReason = {
  code: 'no_events',
  message: 'No cost_optimization event was recorded in the month.',
}
const NO_AMOUNT: NullReason = {
  code: 'no_readable_amount',
  message: 'None of the cost_optimization events in the month has an amount that can be read.',
}
const ACTIVITY_DAYS = 90
const CENTS = 2
const DAY_MS = 24 * 60 * 60 * 1000

/** @param tenantIds of every tenant that exists or is a row */
export function eventsOfWindow(
  { events, span, startMs, asOfMs }: Pick<SummaryInputs, 'events' | 'span' | 'startMs' | 'asOfMs'>,
  tenantIds: ReadonlySet<string>,
  warnings: WarningLog,
): WindowEvents {
  if (events.status === 'unavailable') {
    const { name, reason } = events.limited
    const missing: NullReason = { code: 'source_unavailable', message: `${name}: ${reason}` }
    return {
      of: () => missing,
      platform: missing,
      lastMonthSavingsCents: missing,
      incidents: null,
      counts: { read: null, unparsedRanges: 0, ofUnknownTenants: 0, missing },
    }
  }
  const windows = {
    startMs,
    lastMonthStartMs: parsePeriod(span.months.at(-1) ?? span.id).startMs,
    activityStartMs: asOfMs - ACTIVITY_DAYS * DAY_MS,
    asOfMs,
  }
  const tallied = tallyEvents(events, windows, tenantIds, warnings)
  const none = noEvents()
  return {
    of: (tenantId) => tallied.byTenant.get(tenantId) ?? none,
    platform: tallied.platform,
    lastMonthSavingsCents:
      withoutSavings(events.events, windows, tenantIds) ?? tallied.platform.lastMonthSavingsCents,
    // Nothing recorded is not nothing that happened, as for the critical issues of the platform.
    incidents: tallied.platform.outcomes === 0 ? null : tallied.incidents,
    counts: tallied.counts,
  }
}

/** Why the savings of the last month are not known; null where an event of a tenant that exists says an amount. */
function withoutSavings(
  events: readonly BusinessEvent[],
  { lastMonthStartMs, asOfMs }: EventWindows,
  tenantIds: ReadonlySet<string>,
): NullReason | null {
  const recorded = events.filter(({ name, atMs, tenantIdText }) => {
    if (name !== 'cost_optimization' || atMs < lastMonthStartMs || atMs >= asOfMs) return false
    return tenantIds.has(uuidFromText(tenantIdText ?? '') ?? '')
  })
  if (recorded.length === 0) return NO_EVENTS
  const isRead = recorded.some(({ properties }) => decimalUnits(properties.savings_amount, CENTS) !== null)
  return isRead ? null : NO_AMOUNT
}
