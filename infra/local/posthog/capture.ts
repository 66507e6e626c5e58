// `POST /batch/`: events as PostHog's libraries send them.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { StoredEvent } from './event-store.ts'
import { PostHogRefusal } from './refusal.ts'

const eventSchema = z.object({
  event: z.string().optional(),
  distinct_id: z.union([z.string(), z.number()]).optional(),
  uuid: z.string().optional(),
  timestamp: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
})

const batchSchema = z.object({
  api_key: z.string().optional(),
  batch: z.array(eventSchema),
  sent_at: z.string().optional(),
})

const uuidSchema = z.guid()

/**
 * The events of a batch that PostHog would take in. It says nothing of those it drops: without a name, without a
 * distinct_id (docs/api/capture, "Invalid events").
 *
 * @param nowMs when the batch arrived
 * @throws PostHogRefusal 400 for no batch, 401 for another project's key
 */
export function eventsOfBatch(body: unknown, projectKey: string, nowMs: number): StoredEvent[] {
  const parsed = batchSchema.safeParse(body)
  if (!parsed.success) throw new PostHogRefusal(400, 'invalid_payload', 'Malformed request data')
  const { api_key: apiKey, batch, sent_at: sentAt } = parsed.data
  if (apiKey !== projectKey) {
    const detail = 'Project API key invalid. You can find your project API key in PostHog project settings.'
    throw new PostHogRefusal(401, 'invalid_api_key', detail)
  }
  return batch.flatMap((event) => {
    const distinctId = String(event.distinct_id ?? event.properties?.distinct_id ?? '')
    if (!event.event || distinctId === '') return []
    const properties = event.properties ?? {}
    return {
      uuid: uuidSchema.safeParse(event.uuid).data ?? randomUUID(),
      event: event.event,
      distinctId,
      timestamp: new Date(instantOf(event.timestamp, sentAt, properties, nowMs)).toISOString(),
      // Postgres, like ClickHouse's JSON functions, cannot read a NUL in text: PostHog replaces it as well.
      properties: JSON.stringify(properties).replaceAll('\\u0000', '\\ufffd'),
    }
  })
}

/** The event's time, corrected by the sender's clock as PostHog does unless the event says not to. */
function instantOf(
  timestamp: string | undefined,
  sentAt: string | undefined,
  properties: Readonly<Record<string, unknown>>,
  nowMs: number,
): number {
  const eventMs = Date.parse(timestamp ?? '')
  if (Number.isNaN(eventMs)) return nowMs
  const sentMs = Date.parse(sentAt ?? '')
  if (Number.isNaN(sentMs) || properties.$ignore_sent_at === true) return eventMs
  return nowMs + (eventMs - sentMs)
}
