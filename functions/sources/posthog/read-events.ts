// The events that a strategic summary leans on. PostHog that is late, down, slow or not configured is told as a limited
// source with its reason: the summary publishes without it.
import type { EventsReading } from '../../../shared/summaries/summary-inputs.ts'
import type { PostHogAccess } from './configuration.ts'
import { openQuerySession, type Patience } from './query-client.ts'
import { PostHogQueryError } from './query-error.ts'
import { readBusinessEvents } from './read-business-events.ts'
import { readDeliveryOutcomes } from './read-delivery-outcomes.ts'

/** Of the 50,000 rows that PostHog returns at most, as many as fit an answer of some megabytes. */
const PAGE_ROWS = 10_000

export interface EventsRequest {
  readonly access: PostHogAccess
  /** Business events from here, epoch milliseconds: the earlier of the span's start and 90 days before `asOf`. */
  readonly fromMs: number
  /** Delivery outcomes from here: the span's start. */
  readonly spanFromMs: number
  /** Both end just before it. */
  readonly untilMs: number
  /** Newest stamp that an earlier summary read, ISO 8601; null when none did. */
  readonly lastGood: string | null
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly patience?: Patience
  readonly pageRows?: number
}

/** Never throws. Both kinds of events are read, or PostHog counts as unavailable: half a reading would look like a quiet month. */
export async function readEvents(request: EventsRequest): Promise<EventsReading> {
  const { access, fromMs, spanFromMs, untilMs, lastGood, clock, patience, pageRows = PAGE_ROWS } = request
  const unavailable = (reason: string): EventsReading => ({
    status: 'unavailable',
    limited: { name: 'posthog', reason, lastGood },
  })
  if (access.status === 'not_configured') return unavailable(access.reason)
  try {
    const ask = openQuerySession(access.settings, clock, patience)
    const events = await readBusinessEvents(ask, { fromMs, untilMs, pageRows })
    const { outcomes, latestMs } = await readDeliveryOutcomes(ask, { fromMs: spanFromMs, untilMs, pageRows })
    const stamps = [events.at(-1)?.atMs ?? null, latestMs].filter((stamp) => stamp !== null)
    return {
      status: 'read',
      events,
      outcomes,
      latestMs: stamps.length === 0 ? null : Math.max(...stamps),
    }
  } catch (error) {
    if (error instanceof PostHogQueryError) return unavailable(error.message)
    return unavailable(`PostHog could not be read (${error instanceof Error ? error.name : 'unknown'}).`)
  }
}
