// What send-digests works with; made once, outside the handler.
import type { DigestServices } from '../delivery/digests/digest-services.ts'
import { type AlertStore, alertStore } from '../stores/alerts/alert-store.ts'
import { type PeopleDirectory, peopleDirectory } from '../stores/alerts/people/people-directory.ts'
import { type RoundStore, roundStore } from '../stores/alerts/people/round-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { SendDigestsConfiguration } from './configuration.ts'

export interface Services {
  readonly configuration: SendDigestsConfiguration
  readonly alerts: Pick<AlertStore, 'overview' | 'openAndResolvedSince'>
  readonly rounds: RoundStore
  readonly directory: PeopleDirectory
  /** Null where nothing is mailed. */
  readonly digests: DigestServices | null
  /** Epoch milliseconds. */
  clock(): number
}

/** @param clock epoch milliseconds */
export function sendDigestsServices(
  configuration: SendDigestsConfiguration,
  table: FiguresTable,
  digests: DigestServices | null,
  clock: () => number,
): Services {
  const alerts = alertStore(table, { resolvedDays: configuration.ALERT_RETENTION_DAYS }, clock)
  return {
    ...{ configuration, alerts, digests, clock },
    rounds: roundStore(table),
    directory: peopleDirectory(table, clock),
  }
}
