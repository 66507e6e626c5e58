// The revenue protection rate: Critical Revenue Risk alerts that somebody acknowledged within two hours, of all such alerts
// (figure book, section 7; target above 95 %).
import { occurrenceKey } from '../alerts/lifecycle/record-id.ts'
import type { AlertRecord } from '../contract/alerts/alert-record.ts'
import type { Kpi } from '../contract/summary/kpi.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { parseInstant } from '../periods/instants.ts'
import { isWithin, type TimeWindow } from '../periods/time-window.ts'
import { counted } from '../ranges/grouped-numbers.ts'

const TWO_HOURS_MS = 2 * 60 * 60 * 1000
const TARGET_PERCENT = 95

const NO_ALERTS: NullReason = {
  code: 'no_alerts',
  message:
    'No Critical Revenue Risk alert came up in the window, or the two hours of the only ones are not over.',
}

/** A Critical Revenue Risk alert, and whether somebody acknowledged it within two hours. */
export interface AnsweredAlert {
  /** Of its occurrence. */
  readonly key: string
  /** When it first was Critical, ISO 8601. */
  readonly at: string
  /** Null while nobody has and the two hours are not over. */
  readonly isInTime: boolean | null
}

/** Those whose two hours are not over count in neither number, and leave the rate provisional. */
export function revenueProtectionRate(
  answered: readonly Pick<AnsweredAlert, 'isInTime'>[],
): Pick<Kpi, 'value' | 'met' | 'missing' | 'provisional'> {
  const settled = answered.filter(({ isInTime }) => isInTime !== null)
  if (settled.length === 0) return { value: null, met: null, missing: NO_ALERTS }
  const inTime = settled.filter(({ isInTime }) => isInTime).length
  const waiting = answered.length - settled.length
  return {
    value: ratio(100 * inTime, settled.length, 2),
    met: 100 * inTime > TARGET_PERCENT * settled.length,
    missing: null,
    ...(waiting > 0 && { provisional: waitingWords(waiting) }),
  }
}

function waitingWords(waiting: number): string {
  const alerts = counted(waiting, 'alert is still within its', 'alerts are still within their')
  return `${alerts} two hours and not counted yet.`
}

/**
 * Those that first were Critical in the window, by key. Once it is known whether it was in time, one stays as it is: whatever is seen of the alert later
 * makes no other answer.
 *
 * @param nowMs epoch milliseconds
 */
export function answeredAlerts(
  records: readonly AlertRecord[],
  window: TimeWindow,
  nowMs: number,
): AnsweredAlert[] {
  return records
    .flatMap((record) => answered(record, window, nowMs) ?? [])
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}

/** Null for one that does not count. */
function answered(record: AlertRecord, window: TimeWindow, nowMs: number): AnsweredAlert | null {
  const { category, raised, acknowledgements } = record
  const critical = raised.find(({ severity }) => severity === 'Critical')
  if (category !== 'Revenue Risk' || critical === undefined || !isWithin(window, critical.at)) return null
  const byMs = parseInstant(critical.at, 'at') + TWO_HOURS_MS
  const isInTime = acknowledgements.some(
    ({ severity, at }) => severity === 'Critical' && parseInstant(at, 'at') <= byMs,
  )
  const isWaiting = !isInTime && nowMs < byMs
  return { key: occurrenceKey(record), at: critical.at, isInTime: isWaiting ? null : isInTime }
}
