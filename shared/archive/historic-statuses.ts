// The statuses of a month that is over. The database keeps no history of them, so a later run of the month takes them
// from the month's archive; all else is as it is read today (figure book, section 1).
import type { CostInputs, VpsRow } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'

/** Where the statuses of a run come from, when they were not read with its rows. */
export interface HistoricStatuses {
  /** When the archive's rows were read, epoch milliseconds. */
  readonly readAtMs: number
  /** VPS and IPs that the archive does not hold: their status is that of the run's own reading. */
  readonly unarchivedVps: ReadonlySet<string>
  readonly unarchivedIps: ReadonlySet<string>
}

/** The tables whose statuses decide what a run comes to. */
export type StatusTables = Pick<CostInputs, 'vps' | 'ips' | 'assignments' | 'subscriptions' | 'missing'>

interface RowWithStatus {
  readonly id: string
  readonly status: string | null
}

/**
 * Today's rows with the statuses of the archive; a row that is not in it keeps today's, and so does one whose id names
 * several rows.
 *
 * @param archivedReadAtMs when the archive's rows were read, epoch milliseconds
 */
export function withHistoricStatuses<Inputs extends StatusTables>(
  today: Inputs,
  archived: StatusTables,
  archivedReadAtMs: number,
): { readonly inputs: Inputs; readonly statuses: HistoricStatuses } {
  const vps = archivedStatuses(archived.vps, archived, 'vps_instances.status')
  const ips = archivedStatuses(archived.ips, archived, 'smtp_ip_addresses.status')
  const assignments = archivedStatuses(archived.assignments, archived, 'domain_ip_assignments.status')
  const subscriptions = archivedStatuses(archived.subscriptions, archived, 'subscriptions.status')
  return {
    inputs: {
      ...today,
      vps: overlaid(today.vps, vps),
      ips: overlaid(today.ips, ips),
      assignments: overlaid(today.assignments, assignments),
      subscriptions: overlaid(today.subscriptions, subscriptions),
    },
    statuses: {
      readAtMs: archivedReadAtMs,
      unarchivedVps: idsOutside(today.vps, vps),
      unarchivedIps: idsOutside(today.ips, ips),
    },
  }
}

/** By id; nothing of a column that was not there, or of an id that names several rows. */
function archivedStatuses(
  rows: readonly RowWithStatus[],
  { missing }: StatusTables,
  column: string,
): ReadonlyMap<string, string | null> {
  const statuses = new Map<string, string | null>()
  if (missingReason(missing, column) !== null) return statuses
  const ambiguous = new Set<string>()
  for (const { id, status } of rows) {
    if (statuses.has(id)) ambiguous.add(id)
    else statuses.set(id, status)
  }
  for (const id of ambiguous) statuses.delete(id)
  return statuses
}

function overlaid<Row extends RowWithStatus>(
  rows: readonly Row[],
  statuses: ReadonlyMap<string, string | null>,
): readonly Row[] {
  return rows.map((row) => {
    const status = statuses.get(row.id)
    return status === undefined || status === row.status ? row : { ...row, status }
  })
}

function idsOutside(
  rows: readonly Pick<VpsRow, 'id'>[],
  statuses: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id).filter((id) => !statuses.has(id)))
}
