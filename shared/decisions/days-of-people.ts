// Which days it is for people somewhere at an instant: what one of them did today, or plans for today, is refused nowhere.
import { parseInstant } from '../periods/instants.ts'
import { utcDate } from '../periods/utc-date.ts'

const HOUR_MS = 60 * 60 * 1000
const FARTHEST_WEST_HOURS = 12
const FARTHEST_EAST_HOURS = 14

/** @param at ISO 8601. @returns `YYYY-MM-DD` */
export function earliestToday(at: string): string {
  return utcDate(parseInstant(at, 'at') - FARTHEST_WEST_HOURS * HOUR_MS)
}

/** @param at ISO 8601. @returns `YYYY-MM-DD` */
export function latestToday(at: string): string {
  return utcDate(parseInstant(at, 'at') + FARTHEST_EAST_HOURS * HOUR_MS)
}
