// Writes business events to PostHog. Nothing here throws: failures are retried, counted and reported, and no run fails by them.
import type { EventToWrite } from '../../../shared/events/business-events.ts'
import { type CaptureReport, captureReport } from './capture-report.ts'
import type { PostHogAccess } from './configuration.ts'
import { type BatchOutcome, type CapturePatience, sendBatch } from './send-batch.ts'

/** Some hundred kilobytes: far from the 20 MB that PostHog takes in one request, and little to lose with one. */
const EVENTS_PER_BATCH = 500

const DEFAULT_PATIENCE: CapturePatience = {
  retries: 3,
  retryDelayMs: 1_000,
  requestTimeoutMs: 10_000,
  deadlineMs: 120_000,
}

/**
 * Sends the events in batches, one after the other. Written again with the same uuid and time, an event stays one event.
 * Without PostHog nothing is attempted, and the report has the reason.
 *
 * @param clock epoch milliseconds
 */
export async function writeEvents(
  access: PostHogAccess,
  events: readonly EventToWrite[],
  options: { clock: () => number; patience?: CapturePatience; eventsPerBatch?: number },
): Promise<CaptureReport> {
  if (access.status === 'not_configured') {
    return { ...captureReport(0, new Map()), reasons: [access.reason] }
  }
  const { clock, patience = DEFAULT_PATIENCE, eventsPerBatch = EVENTS_PER_BATCH } = options
  const deadlineAtMs = clock() + patience.deadlineMs
  const failures = new Map<string, number>()
  let givenUpFor: string | null = null
  for (let start = 0; start < events.length; start += eventsPerBatch) {
    const batch = events.slice(start, start + eventsPerBatch)
    if (clock() >= deadlineAtMs) givenUpFor ??= 'There was no time left to send them'
    const result: BatchOutcome = await (givenUpFor === null
      ? send(access.settings, batch, patience)
      : refused(givenUpFor))
    if (result.outcome === 'ok') continue
    if (result.outcome === 'refused') givenUpFor = result.reason
    failures.set(result.reason, (failures.get(result.reason) ?? 0) + batch.length)
  }
  return captureReport(events.length, failures)
}

function refused(reason: string): BatchOutcome {
  return { outcome: 'refused', reason }
}

async function send(...batch: Parameters<typeof sendBatch>): Promise<BatchOutcome> {
  try {
    return await sendBatch(...batch)
  } catch {
    return { outcome: 'failed', reason: "PostHog's library failed" }
  }
}
