// What became of the deliveries that were due in one pass.

/**
 * `putOff`: not tried, for its receiver was silent just before, or is paused. `left`: not tried for a reason of ours, most often for
 * lack of time. Both are due as before. `unrecorded`: tried, and not known to be.
 */
export const OUTCOMES = [
  'delivered',
  'toBeTriedAgain',
  'givenUp',
  'stopped',
  'putOff',
  'left',
  'unrecorded',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface DeliveryCounts extends Readonly<Record<Outcome, number>> {
  /** How many there were. */
  readonly due: number
  /** How long the longest due one had waited by then, of endpoints that are on and not paused; 0 where none was due. */
  readonly oldestDueMinutes: number
}

export function counted(outcomes: readonly Outcome[], oldestDueMinutes: number): DeliveryCounts {
  const of = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length
  const each = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(outcome)]))
  return { ...(each as Record<Outcome, number>), due: outcomes.length, oldestDueMinutes }
}
