// Events added up by tenant; those of tenants that do not exist count for nobody, and are counted (figure book, section 6).
import type { EventCounts } from '../contract/summary/summary-figures.ts'
import type { EventsReading } from '../summaries/summary-inputs.ts'
import { uuidFromText } from '../tenants/uuid-from-text.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { DeliveryOutcome } from './business-events.ts'
import { countEvent, type EventWindows } from './count-event.ts'
import { addTo, type EventTally, noEvents } from './event-tally.ts'

export interface TalliedEvents {
  readonly byTenant: ReadonlyMap<string, EventTally>
  /** Of every tenant that exists. */
  readonly platform: EventTally
  /** Outcomes that are incidents, of tenants that exist, as they were read. */
  readonly incidents: readonly DeliveryOutcome[]
  /** What they say of servers and IPs is counted where those are known. */
  readonly counts: Omit<EventCounts, 'ofUnknownResources'>
}

type Read = Extract<EventsReading, { readonly status: 'read' }>

/** Outcomes that are incidents. */
const INCIDENTS: ReadonlySet<string> = new Set(['bounced', 'spam', 'blocked'])

/**
 * An event that is read twice under one uuid counts once.
 *
 * @param knownTenants ids of tenants that exist
 */
export function tallyEvents(
  { events, outcomes }: Read,
  windows: EventWindows,
  knownTenants: ReadonlySet<string>,
  warnings: WarningLog,
): TalliedEvents {
  const byTenant = new Map<string, EventTally>()
  const counts = { read: 0, unparsedRanges: 0, ofUnknownTenants: 0, missing: null }
  const tallyOf = (tenantIdText: string | null, count: number): EventTally | null => {
    counts.read += count
    const tenantId = tenantIdText === null ? null : uuidFromText(tenantIdText)
    if (tenantId === null || !knownTenants.has(tenantId)) {
      counts.ofUnknownTenants += count
      warnings.add('event_tenant_unknown', tenantIdText ?? 'without a tenant', count)
      return null
    }
    const tally = byTenant.get(tenantId) ?? noEvents()
    byTenant.set(tenantId, tally)
    return tally
  }
  const seen = new Set<string>()
  for (const event of events) {
    if (seen.has(event.uuid)) continue
    seen.add(event.uuid)
    const tally = tallyOf(event.tenantIdText, 1)
    if (tally === null) continue
    const { unreadableNumber, unreadableRange } = countEvent(event, windows, tally)
    if (unreadableNumber) warnings.add('event_number_unreadable', event.uuid)
    if (unreadableRange) {
      counts.unparsedRanges += 1
      warnings.add('event_range_unreadable', event.uuid)
    }
  }
  const counted: DeliveryOutcome[] = []
  for (const row of outcomes) {
    const tally = tallyOf(row.tenantIdText, row.incidents)
    if (tally === null) continue
    tally.outcomes += row.incidents
    if (!INCIDENTS.has(row.outcome)) continue
    tally.incidents += row.incidents
    counted.push(row)
  }
  const platform = noEvents()
  for (const tally of byTenant.values()) addTo(platform, tally)
  return { byTenant, platform, incidents: counted, counts }
}
