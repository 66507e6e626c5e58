// What the system API works with, beside what the figures API has.

import type { Decision } from '../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../shared/contract/decisions/initiative.ts'
import { type UnsubscribeTokens, unsubscribeTokens } from '../delivery/digests/unsubscribe-tokens.ts'
import { type ApiServices, apiServices } from '../figures-api/services.ts'
import { type AlertStore, alertStore } from '../stores/alerts/alert-store.ts'
import { type MailStore, mailStore } from '../stores/alerts/people/mail-store.ts'
import { peopleDirectory } from '../stores/alerts/people/people-directory.ts'
import { type PreferencesStore, preferencesStore } from '../stores/alerts/people/preferences-store.ts'
import { decisionStore, initiativeStore, type RecordStore } from '../stores/decisions/record-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { SystemConfiguration } from './configuration.ts'
import { callerNoting } from './people/note-caller.ts'

export interface SystemServices extends ApiServices {
  readonly configuration: SystemConfiguration
  readonly alerts: AlertStore
  readonly decisions: RecordStore<Decision>
  readonly initiatives: RecordStore<Initiative>
  readonly preferences: PreferencesStore
  readonly mail: MailStore
  readonly unsubscribeTokens: UnsubscribeTokens
}

/** Alerts that ended are filed by the job that evaluates them: here none ends. */
const RESOLVED_DAYS = 400

/** @param clock epoch milliseconds */
export function systemServices(
  configuration: SystemConfiguration,
  table: FiguresTable,
  clock: () => number,
): SystemServices {
  return {
    ...apiServices(configuration, table, clock),
    configuration,
    alerts: alertStore(table, { resolvedDays: RESOLVED_DAYS }, clock),
    decisions: decisionStore(table, clock),
    initiatives: initiativeStore(table, clock),
    preferences: preferencesStore(table),
    mail: mailStore(table),
    unsubscribeTokens: unsubscribeTokens(configuration.CURSOR_KEY, clock),
    noteCaller: callerNoting(peopleDirectory(table, clock), clock),
  }
}
