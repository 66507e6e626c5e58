// One batch of events, sent by PostHog's own library and awaited. A batch is taken as a whole or counts as failed as a whole.
import type { EventToWrite } from '../../../shared/events/business-events.ts'
import type { PostHogSettings } from './configuration.ts'

export interface CapturePatience {
  /** How often a batch is sent again after an answer of 408, 429 or 5xx, or none. */
  readonly retries: number
  /** Between two attempts. */
  readonly retryDelayMs: number
  readonly requestTimeoutMs: number
  /** Batches that have not begun by then count as failed. */
  readonly deadlineMs: number
}

/** Over its quota, PostHog answers 200, says so in the body and drops the events; the library does not look. */
const OVER_QUOTA_STATUS = 402

/**
 * - `ok` accepted;
 * - `refused` PostHog will take no batch of ours (its key, its quota);
 * - `failed` this batch did not go through.
 */
export type BatchOutcome =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'refused' | 'failed'; readonly reason: string }

export async function sendBatch(
  { captureHost, projectKey }: PostHogSettings,
  batch: readonly EventToWrite[],
  { retries, retryDelayMs, requestTimeoutMs }: CapturePatience,
): Promise<BatchOutcome> {
  // Loaded when there is something to send, once a month: every other summary starts without it.
  const { PostHog } = await import('posthog-node')
  // A client of its own for every batch: one that failed keeps its events, and would send them again with the next.
  const client = new PostHog(projectKey, {
    host: captureHost,
    fetch: fetchWithinQuota,
    // Sent by flush alone, in one request; no timer outlives the call.
    flushAt: batch.length + 1,
    maxBatchSize: batch.length + 1,
    flushInterval: 0,
    fetchRetryCount: retries,
    fetchRetryDelay: retryDelayMs,
    requestTimeout: requestTimeoutMs,
    disableGeoip: true,
  })
  let failure: unknown
  client.on('error', (error: unknown) => {
    failure ??= error
  })
  for (const { uuid, name, atMs, tenantId, properties } of batch) {
    client.capture({
      distinctId: tenantId,
      event: name,
      uuid,
      timestamp: new Date(atMs),
      properties: {
        ...properties,
        tenant_id: tenantId,
        // A tenant is no person.
        $process_person_profile: false,
        // The time is the event's own. Corrected by the network's delay it could fall into another month, and a repeated
        // event into another day, where PostHog would keep both.
        $ignore_sent_at: true,
      },
    })
  }
  await client.flush().catch((error: unknown) => {
    failure ??= error
  })
  return failure === undefined ? { outcome: 'ok' } : outcomeOf(failure)
}

async function fetchWithinQuota(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options)
  if (!response.ok) return response
  const text = await response.text()
  const isOverQuota = /"quota_limited"\s*:\s*\[\s*"/.test(text)
  return new Response(text, { status: isOverQuota ? OVER_QUOTA_STATUS : response.status })
}

/** The library's errors hold the answer and its body: only the status is told. */
function outcomeOf(failure: unknown): BatchOutcome {
  const status = (failure as { status?: unknown } | null)?.status
  if (status === OVER_QUOTA_STATUS) return { outcome: 'refused', reason: 'PostHog is over its quota' }
  if (status === 401 || status === 403) {
    return { outcome: 'refused', reason: `PostHog refused the project key with status ${status}` }
  }
  if (typeof status === 'number')
    return { outcome: 'failed', reason: `PostHog answered with status ${status}` }
  return { outcome: 'failed', reason: 'PostHog could not be reached in time' }
}
