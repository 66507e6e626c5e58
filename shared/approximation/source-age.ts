// How old a source was when the run described the world: from its newest stamp to `asOf` (figure book, section 8).
import type { SourceAge } from '../contract/run-figures.ts'
import type { SourceReading } from '../inputs/cost-inputs.ts'
import { instantText } from '../periods/instants.ts'

const HOUR_MS = 60 * 60 * 1000

/** Whole hours, rounded down; 0 for a stamp after `asOf`, null without a stamp. */
export function sourceAge({ name, rows, latestMs }: SourceReading, asOfMs: number): SourceAge {
  if (latestMs === null) return { name, rows, latest: null, ageHours: null }
  const ageHours = Math.max(0, Math.floor((asOfMs - latestMs) / HOUR_MS))
  return { name, rows, latest: instantText(latestMs), ageHours }
}
