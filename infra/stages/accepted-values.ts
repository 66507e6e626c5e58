// Values that AWS takes from a fixed set, so that a stage is refused here and not half way through a deployment.
import { Temporal } from 'temporal-polyfill'

/** The retentions that CloudWatch Logs knows, in days. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const

/** Whether the text names an IANA time zone. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** Of the zones' rules as they are; a year of each kind is enough to meet every offset of a zone, Ramadan's among them. */
const YEARS_LOOKED_AT = [2026, 2027, 2028]
const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1)
/** What runs first for a month that has ended starts so much later than the daily run (constructs/schedules.ts). */
const MONTH_END_AFTER_HOURS = 1

/** Whether on the first of every month what runs for the month before starts once that is over in UTC. */
export function firstStartIsInTime({
  timeZone,
  allocateCosts: { hour, minute },
}: {
  readonly timeZone: string
  readonly allocateCosts: { readonly hour: number; readonly minute: number }
}): boolean {
  if (!isTimeZone(timeZone)) return true
  return YEARS_LOOKED_AT.every((year) =>
    MONTHS.every((month) => {
      const first = { year, month, day: 1 }
      const start = Temporal.PlainDateTime.from({ ...first, hour: hour + MONTH_END_AFTER_HOURS, minute })
      return start.toZonedDateTime(timeZone).epochMilliseconds >= Date.UTC(year, month - 1, 1)
    }),
  )
}
