// How many events reached PostHog, against the target of the figure book (section 6).
import { ratio } from '../../../shared/money/divide.ts'

/** At least this share of the events. */
export const CAPTURE_TARGET = 0.95
const CAPTURE_TARGET_PERCENT = 95

export interface CaptureReport {
  readonly attempted: number
  /** Accepted by PostHog, which takes them in a moment later. */
  readonly captured: number
  readonly failed: number
  /** captured / attempted, a fraction, four decimals; null with nothing attempted. */
  readonly captureRate: number | null
  readonly target: typeof CAPTURE_TARGET
  /** Null with nothing attempted; the unrounded rate decides. */
  readonly met: boolean | null
  /** Why events failed, each once, with how many. */
  readonly reasons: readonly string[]
}

/** @param failures events by the reason they failed for */
export function captureReport(attempted: number, failures: ReadonlyMap<string, number>): CaptureReport {
  const failed = [...failures.values()].reduce((sum, events) => sum + events, 0)
  const captured = attempted - failed
  return {
    attempted,
    captured,
    failed,
    captureRate: attempted === 0 ? null : ratio(captured, attempted, 4),
    target: CAPTURE_TARGET,
    met: attempted === 0 ? null : captured * 100 >= attempted * CAPTURE_TARGET_PERCENT,
    reasons: [...failures].map(([reason, events]) => `${reason} (${events} events)`),
  }
}
