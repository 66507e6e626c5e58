// The revenue protection rate: Critical Revenue Risk alerts that somebody acknowledged within two hours, of all such alerts
// (figure book, section 7; target above 95 %).
import type { AlertRecord } from '../contract/alerts/alert-record.ts'
import type { Kpi } from '../contract/summary/kpi.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { parseInstant } from '../periods/instants.ts'
import { isWithin, type TimeWindow } from '../periods/time-window.ts'

const TWO_HOURS_MS = 2 * 60 * 60 * 1000
const TARGET_PERCENT = 95

const NO_ALERTS: NullReason = {
  code: 'no_alerts',
  message:
    'No Critical Revenue Risk alert came up in the window, or the two hours of the only ones are not over.',
}

/**
 * Counted from when it first was Critical. One whose two hours are not over counts only once it is acknowledged.
 *
 * @param nowMs epoch milliseconds
 */
export function revenueProtectionRate(
  records: readonly AlertRecord[],
  window: TimeWindow,
  nowMs: number,
): Pick<Kpi, 'value' | 'met' | 'missing'> {
  const inTime = records.flatMap((record) => wasInTime(record, window, nowMs) ?? [])
  if (inTime.length === 0) return { value: null, met: null, missing: NO_ALERTS }
  const acknowledged = inTime.filter((one) => one).length
  return {
    value: ratio(100 * acknowledged, inTime.length, 2),
    met: 100 * acknowledged > TARGET_PERCENT * inTime.length,
    missing: null,
  }
}

/** Null for one that does not count. */
function wasInTime(
  { category, raised, acknowledgements }: AlertRecord,
  window: TimeWindow,
  nowMs: number,
): boolean | null {
  const critical = raised.find(({ severity }) => severity === 'Critical')
  if (category !== 'Revenue Risk' || critical === undefined || !isWithin(window, critical.at)) return null
  const byMs = parseInstant(critical.at, 'at') + TWO_HOURS_MS
  const isInTime = acknowledgements.some(
    ({ severity, at }) => severity === 'Critical' && parseInstant(at, 'at') <= byMs,
  )
  return isInTime || nowMs >= byMs ? isInTime : null
}
