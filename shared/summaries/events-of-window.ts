// The events of the summary's window, added up, or the one reason why every figure of them is null.
import type { EventCounts } from '../contract/summary/summary-figures.ts'
import type { DeliveryOutcome } from '../events/business-events.ts'
import { type EventTally, noEvents } from '../events/event-tally.ts'
import { tallyEvents } from '../events/tally-events.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { parsePeriod } from '../periods/period.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { SummaryInputs } from './summary-inputs.ts'

export interface WindowEvents {
  of(tenantId: string): KnownOrReason<EventTally>
  readonly platform: KnownOrReason<EventTally>
  /** Delivery outcomes that are incidents, of tenants that exist; null when events could not be read. */
  readonly incidents: readonly DeliveryOutcome[] | null
  readonly counts: Omit<EventCounts, 'ofUnknownResources'>
}

const ACTIVITY_DAYS = 90
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
    incidents: tallied.incidents,
    counts: tallied.counts,
  }
}
