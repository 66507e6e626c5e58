// What the system API works with, beside what the figures API has.

import type { Decision } from '../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../shared/contract/decisions/initiative.ts'
import { type UnsubscribeTokens, unsubscribeTokens } from '../delivery/digests/unsubscribe-tokens.ts'
import { PUBLIC_TARGETS, type TargetRules } from '../delivery/webhooks/checked-target.ts'
import { type ApiServices, apiServices } from '../figures-api/services.ts'
import { type AlertStore, alertStore } from '../stores/alerts/alert-store.ts'
import { type MailStore, mailStore } from '../stores/alerts/people/mail-store.ts'
import { peopleDirectory } from '../stores/alerts/people/people-directory.ts'
import { type PreferencesStore, preferencesStore } from '../stores/alerts/people/preferences-store.ts'
import { type AuditSearch, auditSearch } from '../stores/audit/audit-store.ts'
import { decisionStore, initiativeStore, type RecordStore } from '../stores/decisions/record-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { type DeliveryStore, deliveryStore } from '../stores/webhooks/delivery-store.ts'
import { type EndpointStore, endpointStore } from '../stores/webhooks/endpoint-store.ts'
import type { SystemConfiguration } from './configuration.ts'
import { callerNoting } from './people/note-caller.ts'

export interface SystemServices extends ApiServices {
  readonly configuration: SystemConfiguration
  readonly alerts: AlertStore
  readonly decisions: RecordStore<Decision>
  readonly initiatives: RecordStore<Initiative>
  readonly preferences: PreferencesStore
  readonly mail: MailStore
  readonly audit: AuditSearch
  readonly unsubscribeTokens: UnsubscribeTokens
  readonly webhooks: EndpointStore
  readonly webhookDeliveries: DeliveryStore
  /** Which addresses a webhook may be registered for. */
  readonly webhookTargets: TargetRules
}

/** Alerts that ended are filed by the job that evaluates them: here none ends. */
const RESOLVED_DAYS = 400

/** Deliveries end where they are sent: here none does. */
const ENDED_DAYS = 30

/**
 * @param clock epoch milliseconds
 * @param webhookTargets of the public internet alone, unless the embedded system says otherwise: no variable does
 */
export function systemServices(
  configuration: SystemConfiguration,
  table: FiguresTable,
  clock: () => number,
  webhookTargets: TargetRules = PUBLIC_TARGETS,
): SystemServices {
  return {
    ...apiServices(configuration, table, clock),
    configuration,
    alerts: alertStore(table, { resolvedDays: RESOLVED_DAYS }, clock),
    decisions: decisionStore(table, clock),
    initiatives: initiativeStore(table, clock),
    preferences: preferencesStore(table),
    mail: mailStore(table),
    audit: auditSearch(table, clock),
    unsubscribeTokens: unsubscribeTokens(configuration.UNSUBSCRIBE_KEY, clock),
    webhooks: endpointStore(table, clock),
    webhookDeliveries: deliveryStore(table, { endedDays: ENDED_DAYS }, clock),
    webhookTargets,
    noteCaller: callerNoting(peopleDirectory(table, clock), clock),
  }
}
