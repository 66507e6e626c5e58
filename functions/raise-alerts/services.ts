// What raise-alerts works with; made once, outside the handler.
import type { Decision } from '../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../shared/contract/decisions/initiative.ts'
import type { DigestServices } from '../delivery/digests/digest-services.ts'
import type { WebhookOutbox } from '../delivery/webhooks/enqueue-events.ts'
import { type AlertStore, alertStore } from '../stores/alerts/alert-store.ts'
import { decisionStore, initiativeStore, type RecordStore } from '../stores/decisions/record-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { deliveryStore } from '../stores/webhooks/delivery-store.ts'
import { endpointStore } from '../stores/webhooks/endpoint-store.ts'
import type { BusinessEventStore } from '../summarize-strategy/services.ts'
import type { RaiseAlertsConfiguration } from './configuration.ts'

export interface Services {
  readonly configuration: RaiseAlertsConfiguration
  readonly table: FiguresTable
  readonly alerts: AlertStore
  readonly decisions: RecordStore<Decision>
  readonly initiatives: RecordStore<Initiative>
  readonly webhooks: WebhookOutbox
  readonly events: Pick<BusinessEventStore, 'isConfigured' | 'write'>
  /** Null where nothing is mailed. */
  readonly digests: DigestServices | null
  /** Epoch milliseconds. */
  clock(): number
}

/** @param clock epoch milliseconds */
export function raiseAlertsServices(
  configuration: RaiseAlertsConfiguration,
  table: FiguresTable,
  { events, digests }: Pick<Services, 'events' | 'digests'>,
  clock: () => number,
): Services {
  return {
    ...{ configuration, table, events, digests, clock },
    alerts: alertStore(table, { resolvedDays: configuration.ALERT_RETENTION_DAYS }, clock),
    decisions: decisionStore(table, clock),
    initiatives: initiativeStore(table, clock),
    webhooks: {
      endpoints: endpointStore(table, clock),
      deliveries: deliveryStore(table, { endedDays: configuration.WEBHOOK_RETENTION_DAYS }, clock),
    },
  }
}
