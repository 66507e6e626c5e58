// Alerts in DynamoDB. Whoever evaluates and whoever acknowledges at the same moment both come through: each writes beside
// what stands, one conditional write makes it current, and who comes second does theirs again on what the first one left.
import type { Look } from '../../../shared/alerts/lifecycle/look.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import type { FiguresTable } from '../figures-table.ts'
import { NO_ALERTS, type OpenCount, readHead, settleFresh } from './alert-head.ts'
import { type AcknowledgementAsked, acknowledgeOne, evaluateAll, markAnnounced } from './change-alerts.ts'
import { type AlertNews, newsOf, openAndResolved, openRecords } from './read-alerts.ts'

export type { AcknowledgementAsked, AlertNews, OpenCount }

export interface AlertOverview {
  readonly looks: AlertBook['looks']
  readonly counts: readonly OpenCount[]
}

/** Strongly consistent throughout. */
export interface AlertStore {
  /** One key read. */
  overview(): Promise<AlertOverview>
  /** Open records by id, in two requests; of some tenants only theirs, and none of the platform. */
  open(tenantIds?: readonly string[]): Promise<AlertRecord[]>
  /** Open records, then those that ended at `from` or since, the last first. @param from ISO 8601 */
  openAndResolvedSince(from: string): Promise<AlertRecord[]>
  /** One more look; one that is not newer changes nothing. What it changed is in `unannounced`. */
  evaluate(found: readonly StrategicAlert[], look: Look): Promise<void>
  /** The record as it then stands; null where none is open that they may see. */
  acknowledge(asked: AcknowledgementAsked): Promise<AlertRecord | null>
  /** What evaluations changed and nobody has announced, the oldest first: nothing is lost where who announces is stopped. */
  unannounced(): Promise<readonly AlertNews[]>
  announced(id: string): Promise<void>
}

export interface AlertRetention {
  /** How long records that ended are kept. */
  readonly resolvedDays: number
}

/** @param clock epoch milliseconds */
export function alertStore(
  table: FiguresTable,
  retention: AlertRetention,
  clock: () => number = Date.now,
): AlertStore {
  const terms = () => ({ nowMs: clock(), ...retention })
  return {
    overview: async () => {
      const { looks, counts } = (await readHead(table)) ?? NO_ALERTS
      return { looks, counts }
    },
    open: (tenantIds) => openRecords(table, tenantIds),
    openAndResolvedSince: (from) => openAndResolved(table, from, clock()),
    evaluate: (found, look) => evaluateAll(table, found, look, terms()),
    acknowledge: (asked) => acknowledgeOne(table, asked, terms()),
    unannounced: async () => {
      const head = await readHead(table)
      await settleFresh(table, head)
      return newsOf(table, head ?? NO_ALERTS)
    },
    announced: (id) => markAnnounced(table, id, terms()),
  }
}
