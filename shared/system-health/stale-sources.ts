// Sources that should have a row every day and have had none for too long.
import type { SourceAge } from '../contract/run-figures.ts'
import { parseInstant } from '../periods/instants.ts'

/** What the platform writes every day. Others change when the business does, and an old stamp says nothing. */
const DAILY_SOURCES: ReadonlySet<string> = new Set(['deliverability_daily_summary'])

const HOUR_MS = 60 * 60 * 1000

/** Strictly older than `staleSourceHours` at `asOf`, unrounded; in name order. */
export function staleSources(
  sources: readonly SourceAge[],
  asOfMs: number,
  staleSourceHours: number,
): SourceAge[] {
  return sources
    .filter(({ name, latest }) => {
      if (latest === null || !DAILY_SOURCES.has(name)) return false
      return asOfMs - parseInstant(latest, 'latest') > staleSourceHours * HOUR_MS
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
