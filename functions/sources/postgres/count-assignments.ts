// How many assignments the platform has: what decides whether one function reads them all. A count, not the rows.
import { type SnapshotOptions, withSnapshot } from './connection.ts'
import { readCatalogue } from './upstream-catalogue.ts'

/** Of any time; 0 where the table is missing. @throws SourceUnavailableError or AccessDeniedError, as a sentence */
export function countAssignments(options: SnapshotOptions): Promise<number> {
  return withSnapshot(options, async ({ first }) => {
    const { missing } = await readCatalogue(first)
    if (missing.has('domain_ip_assignments')) return 0
    const { rows } = await first.query<{ assignments: number }>(
      'SELECT count(*)::float8 AS assignments FROM domain_ip_assignments',
    )
    return rows[0]?.assignments ?? 0
  })
}
