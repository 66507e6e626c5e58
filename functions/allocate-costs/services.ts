// What the job works with; made once, outside the handler.
import type { Period } from '../../shared/periods/period.ts'
import type { StartedAtScale } from '../allocate-at-scale/start/start-at-scale.ts'
import type { Configuration } from '../runtime/config.ts'
import type { InputFingerprint } from '../runtime/input-fingerprint.ts'
import { readUpstream, type UpstreamInputs } from '../sources/postgres/read-cost-inputs.ts'
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { AllocateCostsEvent } from './event.ts'

export interface Services {
  readonly configuration: Configuration
  readonly table: FiguresTable
  /** Where the inputs of months that are over are kept. */
  readonly archive: ArchiveObjects
  /** Hands a month that is more than one function takes to the state machine; null when it is not. */
  startAtScale?(event: AllocateCostsEvent): Promise<StartedAtScale | null>
  /** Left out: from the database that the configuration names. */
  readonly readRows?: ReadRows
  /** Epoch milliseconds. */
  clock(): number
}

/** Reads the platform's rows as they are now, and adds each to the run's input hash. @throws as `readUpstream` */
export type ReadRows = (
  period: Period,
  asOfMs: number,
  fingerprint: InputFingerprint,
) => Promise<UpstreamInputs>

/** In one snapshot of the platform's database. */
export function rowsFromPostgres({ DATABASE_URL, QUERY_TIMEOUT_SECONDS }: Configuration): ReadRows {
  const source = { databaseUrl: DATABASE_URL, queryTimeoutSeconds: QUERY_TIMEOUT_SECONDS }
  return (period, asOfMs, fingerprint) => readUpstream(source, period, asOfMs, fingerprint)
}
