// The business events of a month that has ended are written once, under the run of its first summary after its end: what
// failed is tried again with the same ids by the next summary of that month, and later figures write nothing anew.
import { v5 as namedId } from 'uuid'
import type { Opportunity } from '../../shared/contract/summary/opportunity.ts'
import { EVENT_NAMESPACE } from '../../shared/events/build-event.ts'
import { eventsToWrite } from '../../shared/events/events-to-write.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { isMonth, type Span } from '../../shared/periods/span.ts'
import { logger } from '../runtime/logger.ts'
import { announceStage } from '../runtime/stages.ts'
import { readSummaryPointer } from '../stores/summaries/summary-pointer.ts'
import { readSummary } from '../stores/summaries/summary-reader.ts'
import {
  type EventsReport,
  keepEventsReport,
  readSummaryRecord,
  type SummaryRecord,
} from '../stores/summaries/summary-record.ts'
import type { SummarizeStrategyEvent } from './event.ts'
import type { Services } from './services.ts'

/**
 * `written`: now, in whole or in part, as the report says. `written_before`: nothing was left to write. `not_due`: a
 * quarter, or a month whose summaries do not reach its end yet. `failed`: they could not be prepared; the next summary of
 * the month tries again.
 */
export type EventsState =
  | 'written'
  | 'written_before'
  | 'not_due'
  | 'not_configured'
  | 'not_wanted'
  | 'failed'

export interface EventsOutcome {
  readonly state: EventsState
  /** Null where nothing was attempted, now or before. */
  readonly report: EventsReport | null
}

/** Never throws: a summary that is published stands, whatever becomes of its events. */
export async function writeEventsOnce(
  span: Span,
  wanted: SummarizeStrategyEvent['writeEvents'],
  earlier: readonly Opportunity[] | null,
  services: Services,
): Promise<EventsOutcome> {
  if (wanted === 'never') return { state: 'not_wanted', report: null }
  try {
    const first = await firstAfterEnd(span, services)
    if (first === null) return { state: 'not_due', report: null }
    const before = first.eventsWritten
    if (before !== null && before.failed === 0) return { state: 'written_before', report: before }
    if (!services.events.isConfigured) return { state: 'not_configured', report: before }
    return { state: 'written', report: await write(first, earlier, services) }
  } catch (cause) {
    logger.warn('The events of the summary could not be written; the next one tries again.', cause as Error)
    return { state: 'failed', report: null }
  }
}

/** The month's first summary that reaches its end; null for a quarter, while there is none, and once it has expired. */
async function firstAfterEnd(span: Span, { table }: Services): Promise<SummaryRecord | null> {
  if (!isMonth(span)) return null
  const { endMs } = parsePeriod(span.id)
  const pointer = await readSummaryPointer(table, span.id)
  const move = pointer?.history.find(({ asOfMs }) => asOfMs === endMs)
  return move === undefined ? null : readSummaryRecord(table, move.runId)
}

async function write(
  record: SummaryRecord,
  earlier: readonly Opportunity[] | null,
  { table, events }: Services,
): Promise<EventsReport> {
  announceStage('Writing business events')
  const { runId } = record
  const uuidOf = (name: string): string => namedId(name, EVENT_NAMESPACE)
  const report = await events.write(
    eventsToWrite(await readSummary(table, record), { runId, uuidOf }, earlier),
  )
  await keepEventsReport(table, runId, report)
  return report
}
