// How the system stands, in one word that no figure beside it contradicts.
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'

type Status = 'healthy' | 'degraded'

/**
 * Degraded while a critical alert is open, or the newest summary found its runs or sources so.
 *
 * @param incidents critical alerts that are open; where they are not known, nobody can say that all is healthy
 */
export function overallStatus(
  runsAndSources: Status,
  incidents: KnownOrReason<number>,
): KnownOrReason<Status> {
  if (runsAndSources === 'degraded') return 'degraded'
  if (isReason(incidents)) return incidents
  return incidents > 0 ? 'degraded' : 'healthy'
}
