// Decision velocity: the median of the hours from proposed to decided (figure book, section 7; target under 48 hours).

import type { Decision } from '../contract/decisions/decision.ts'
import type { Kpi } from '../contract/summary/kpi.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { parseInstant } from '../periods/instants.ts'
import { isWithin, type TimeWindow } from '../periods/time-window.ts'

const HOUR_MS = 60 * 60 * 1000
const TARGET_HOURS = 48

const NO_DECISIONS: NullReason = {
  code: 'no_decisions',
  message: 'No strategic decision was decided in the window.',
}

/** When a decision was proposed, and when it was decided. */
export interface DecidedWhen {
  readonly proposed: Pick<Decision['proposed'], 'at'>
  readonly decided: Pick<NonNullable<Decision['decided']>, 'at'> | null
}

/** Of decisions that were decided in the window, whatever became of them. Two decimals; the target is met unrounded. */
export function decisionVelocity(
  decisions: readonly DecidedWhen[],
  window: TimeWindow,
): Pick<Kpi, 'value' | 'met' | 'missing'> {
  const taken = decisions
    .flatMap(({ proposed, decided }) =>
      decided !== null && isWithin(window, decided.at)
        ? parseInstant(decided.at, 'decidedAt') - parseInstant(proposed.at, 'proposedAt')
        : [],
    )
    .sort((one, other) => one - other)
  if (taken.length === 0) return { value: null, met: null, missing: NO_DECISIONS }
  const doubledMs = (taken[(taken.length - 1) >> 1] as number) + (taken[taken.length >> 1] as number)
  return {
    value: ratio(doubledMs, 2 * HOUR_MS, 2),
    met: doubledMs < 2 * TARGET_HOURS * HOUR_MS,
    missing: null,
  }
}
