// What evaluations and people changed is announced from its outboxes: webhooks are enqueued and events written, and only then
// it counts as announced. Whoever was stopped on the way announces it again, under the same ids. Of decisions and initiatives
// deliver-webhooks has most often told by then.
import { v5 as namedId } from 'uuid'
import type { WebhookEvent } from '../../shared/contract/webhooks/webhook.ts'
import { decisionEvents, type EventTerms } from '../../shared/decisions/decision-events.ts'
import { initiativeEvents } from '../../shared/decisions/initiatives/initiative-events.ts'
import { EVENT_NAMESPACE } from '../../shared/events/build-event.ts'
import type { EventToWrite } from '../../shared/events/business-events.ts'
import { parseInstant } from '../../shared/periods/instants.ts'
import { alertEvent, decisionEvent, initiativeEvent } from '../../shared/webhooks/webhook-events.ts'
import { enqueueEvents } from '../delivery/webhooks/enqueue-events.ts'
import { enqueueUntold } from '../delivery/webhooks/enqueue-untold.ts'
import { logger } from '../runtime/logger.ts'
import type { RecordStore } from '../stores/decisions/record-store.ts'
import type { Listed } from '../stores/decisions/stored-record.ts'
import type { EventsReport } from '../stores/summaries/summary-record.ts'
import type { Services } from './services.ts'

export interface AlertsAnnounced {
  readonly opened: number
  readonly worse: number
  readonly resolved: number
  readonly webhooks: number
}

export async function announceAlerts({ alerts, webhooks }: Services): Promise<AlertsAnnounced> {
  const counts = { opened: 0, worse: 0, resolved: 0, webhooks: 0 }
  for (const { id, changes } of await alerts.unannounced()) {
    counts.webhooks += await enqueueEvents(
      changes.flatMap((change) => alertEvent(change) ?? []),
      webhooks,
    )
    await alerts.announced(id)
    for (const { kind } of changes) if (kind !== 'seen') counts[kind] += 1
  }
  return counts
}

export interface RecordsAnnounced {
  /** Versions of decisions or initiatives. */
  readonly versions: number
  readonly webhooks: number
  /** Null where none of them is an event, or PostHog is not configured. */
  readonly events: EventsReport | null
  /** Versions that wait for PostHog to take their events. */
  readonly waiting: number
}

export function announceDecisions(services: Services): Promise<RecordsAnnounced> {
  return announceRecords(services.decisions, decisionEvent, decisionEvents, services)
}

export function announceInitiatives(services: Services): Promise<RecordsAnnounced> {
  return announceRecords(services.initiatives, initiativeEvent, initiativeEvents, services)
}

/** What PostHog has not taken by then is given up. */
const WAITING_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

async function announceRecords<Item extends Listed>(
  store: RecordStore<Item>,
  webhookOf: (record: Item) => WebhookEvent,
  eventsOf: (record: Item, terms: EventTerms) => EventToWrite[],
  { webhooks, events, configuration, clock }: Services,
): Promise<RecordsAnnounced> {
  const enqueued = await enqueueUntold(store, webhookOf, webhooks)
  const news = await store.unannounced()
  const terms: EventTerms = {
    uuidOf: (name) => namedId(name, EVENT_NAMESPACE),
    platformTenantId: configuration.PLATFORM_TENANT_ID ?? null,
  }
  const versions = news.map(({ id, record }) => ({ id, record, events: eventsOf(record, terms) }))
  const due = versions.flatMap((version) => version.events)
  const report = due.length === 0 || !events.isConfigured ? null : await events.write(due)
  const isTaken = (report?.failed ?? 0) === 0
  let waiting = 0
  for (const version of versions) {
    const isOld = parseInstant(version.record.changedAt, 'changedAt') < clock() - WAITING_DAYS * DAY_MS
    if (!isTaken && version.events.length > 0 && !isOld) {
      waiting += 1
      continue
    }
    if (!isTaken && version.events.length > 0) {
      logger.warn('PostHog did not take an event for a week: it is given up.', { version: version.id })
    }
    await store.announced(version.id)
  }
  return { versions: news.length, webhooks: enqueued, events: report, waiting }
}
