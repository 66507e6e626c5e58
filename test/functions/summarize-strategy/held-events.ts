// A store of business events in memory, for tests of what the summary does with any: it keeps what is written by id, can be
// out of reach, and can refuse events.
import type { BusinessEventStore, EventsWindow } from '../../../functions/summarize-strategy/services.ts'
import type { EventToWrite } from '../../../shared/events/business-events.ts'

const TARGET = 0.95
const PERCENT = 100

export class HeldEvents implements BusinessEventStore {
  isConfigured = true
  isReachable = true
  /** Whether the next write fails for every second event. */
  failsHalf = false
  readonly held = new Map<string, EventToWrite>()
  /** Every write, as the ids that it was given. */
  readonly writes: string[][] = []
  readonly windows: EventsWindow[] = []

  async read(window: EventsWindow): ReturnType<BusinessEventStore['read']> {
    this.windows.push(window)
    if (!this.isConfigured || !this.isReachable) {
      const reason = this.isConfigured ? 'PostHog did not answer.' : 'PostHog is not configured.'
      return { status: 'unavailable', limited: { name: 'posthog', reason, lastGood: window.lastGood } }
    }
    const events = [...this.held.values()]
      .filter(({ atMs }) => atMs >= window.fromMs && atMs < window.untilMs)
      .map(({ uuid, name, atMs, tenantId, properties }) => ({
        uuid,
        name,
        atMs,
        tenantIdText: tenantId,
        properties,
      }))
      .sort((a, b) => (a.uuid < b.uuid ? -1 : 1))
    return {
      status: 'read',
      events,
      outcomes: [],
      latestMs: events.length === 0 ? null : Math.max(...events.map(({ atMs }) => atMs)),
    }
  }

  async write(events: readonly EventToWrite[]): ReturnType<BusinessEventStore['write']> {
    this.writes.push(events.map(({ uuid }) => uuid))
    const taken = events.filter((_, index) => !this.failsHalf || index % 2 === 0)
    for (const event of taken) this.held.set(event.uuid, event)
    const failed = events.length - taken.length
    return {
      attempted: events.length,
      captured: taken.length,
      failed,
      captureRate: events.length === 0 ? null : taken.length / events.length,
      target: TARGET,
      met: events.length === 0 ? null : taken.length * PERCENT >= events.length * TARGET * PERCENT,
      reasons: failed === 0 ? [] : ['PostHog was busy'],
    }
  }
}
