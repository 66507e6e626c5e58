// What summarize-strategy works with; made once, outside the handler.
import type { EventToWrite } from '../../shared/events/business-events.ts'
import type { EventsReading } from '../../shared/summaries/summary-inputs.ts'
import type { SummarySettings } from '../../shared/summaries/summary-settings.ts'
import type { SummaryConfiguration } from '../runtime/config.ts'
import type { PostHogAccess } from '../sources/posthog/configuration.ts'
import { type EventsRequest, readEvents } from '../sources/posthog/read-events.ts'
import { writeEvents } from '../sources/posthog/write-events.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { EventsReport } from '../stores/summaries/summary-record.ts'

export type EventsWindow = Pick<EventsRequest, 'fromMs' | 'spanFromMs' | 'untilMs' | 'lastGood'>

/** Where business events are kept. Nothing here throws: trouble there never fails a summary. */
export interface BusinessEventStore {
  readonly isConfigured: boolean
  read(window: EventsWindow): Promise<EventsReading>
  write(events: readonly EventToWrite[]): Promise<EventsReport>
}

export interface Services {
  readonly configuration: SummaryConfiguration
  readonly table: FiguresTable
  readonly events: BusinessEventStore
  /** Epoch milliseconds. */
  clock(): number
}

export function postHogEvents(access: PostHogAccess, clock: () => number): BusinessEventStore {
  return {
    isConfigured: access.status === 'configured',
    read: (window) => readEvents({ ...window, access, clock }),
    write: (events) => writeEvents(access, events, { clock }),
  }
}

export function settingsOf(configuration: SummaryConfiguration): SummarySettings {
  return {
    assumedProtection: configuration.ASSUMED_PROTECTION,
    spareIpAllowance: configuration.SPARE_IP_ALLOWANCE,
    unevenLoadOver: configuration.UNEVEN_LOAD_OVER,
    priceRiseOver: configuration.PRICE_RISE_OVER,
    burnedIpsOnVps: configuration.BURNED_IPS_ON_VPS,
    staleSourceHours: configuration.STALE_SOURCE_HOURS,
    oldBenchmarkDays: configuration.OLD_BENCHMARK_DAYS,
  }
}
