// The calendar day of an instant in UTC, as finance lists and journals write it.
import { Temporal } from 'temporal-polyfill'

/** `YYYY-MM-DD`. */
export function utcDate(instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO('UTC').toPlainDate().toString()
}
