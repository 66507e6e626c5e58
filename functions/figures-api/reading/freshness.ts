// Whether a run is older than it should be: its month still went on when it looked, and it has not looked since.
import { parsePeriod } from '../../../shared/periods/period.ts'
import type { ApiServices } from '../services.ts'
import type { RunChoice } from './run-choice.ts'

const HOUR_MS = 60 * 60 * 1000

/** @param asOfMs epoch milliseconds. A run that was asked for by name or knowledge time is as old as it was asked for */
export function isStale(
  period: string,
  asOfMs: number,
  { knownAt }: RunChoice,
  { configuration, clock }: ApiServices,
): boolean {
  const isYoung = clock() - asOfMs <= configuration.STALE_AFTER_HOURS * HOUR_MS
  return knownAt === undefined && !isYoung && asOfMs < endOf(period)
}

/** Asked of every request, and never another: a month's end is reckoned once. */
const ends = new Map<string, number>()

function endOf(period: string): number {
  const known = ends.get(period)
  if (known !== undefined) return known
  const { endMs } = parsePeriod(period)
  ends.set(period, endMs)
  return endMs
}
